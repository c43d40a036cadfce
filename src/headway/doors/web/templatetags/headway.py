"""Small words that templates need: dates as said, statuses, ranges, citations."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Judgement
from headway.casework.evidence.models import Figure, Observation, Passage
from headway.casework.visits.values import say_zone
from headway.doors.web.parts.addresses import address_of, seal
from headway.doors.web.parts.kept_said import say_departure, say_placing
from headway.doors.web.parts.notes import Mark, Notes
from headway.doors.web.parts.ranges import Bar, in_words
from headway.doors.web.parts.retold import retell
from headway.doors.web.parts.rows_said import say_report, say_row
from headway.doors.web.parts.said import (
    say,
    say_days,
    say_hours,
    say_months,
    say_priority,
    say_role,
    say_state,
    say_title,
    say_weeks,
    say_years,
)
from headway.doors.web.parts.statuses import Across, Status, of_word
from headway.doors.web.parts.tabs import Tab, tabs_of
from headway.engines.followup.snapshot import Seen
from headway.engines.reports.outlines import Outline
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.seats import scope_in_words
from headway.foundation.catalogue.durations import Duration
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_when
from headway.foundation.core.messages import Message
from headway.foundation.core.numbers_said import say_apart, say_each

register = template.Library()

BROWSERS = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
"""The first of these signs tells: Edge calls itself Chrome, too, and Chrome Safari."""

SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


_BETWEEN_CELLS = mark_safe('<span class="between-cells">\t</span>')


def isolated(words: str) -> str:
    """Words that begin with a digit keep their order on a page that runs from right to left (Unicode isolates)."""
    return f"\u2068{words}\u2069" if words and get_language_bidi() else words


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that keeps one thing to a line."""
    return [line for line in text.splitlines() if line.strip()]


@register.filter
def in_cells(text: str) -> str:
    """A text in which tabs part the cells of a table's rows, with a line to be seen between them; its letters stay."""
    return format_html_join(_BETWEEN_CELLS, "{}", ((cell,) for cell in text.split("\t")))


@register.filter
def when(value: object) -> str:
    """A date or EDTF text as a person says it: "23 to 25 July 2018", "October 2009"; what is no date stays."""
    return isolated(say_when(str(value) if value else ""))


@register.filter
def clock_of(zone: str, on: date | None = None) -> str:
    """Whose clock a programme goes by: "Nairobi (UTC+3)"."""
    return isolated(say_zone(zone, on))


DOORS = {"web": "pages", "cli": "command line", "api": "programs’ door", "demo": "demonstration"}


@register.filter
def door(name: str) -> str:
    """The door that an act or a reading came through, as people call it."""
    return say(DOORS.get(name, name))


@register.filter
def said(words: object) -> str:
    """A label of a model, or a message that was made for the reader, as the reader's language says it."""
    return say(words if isinstance(words, Message) else str(words)) if words else ""


@register.filter
def each_said(words: Sequence[str]) -> str:
    """Labels one beside another, each in the reader's language and with its comma."""
    return say_each(say(word) for word in words)


@register.filter
def each(words: Iterable[object]) -> str:
    """Values one beside another, with the comma of the reader's language."""
    return say_each(str(word) for word in words)


@register.filter
def apart(words: Iterable[object]) -> str:
    """Names and sentences one after another, with the semicolon of the reader's language."""
    return say_apart(str(word) for word in words)


@register.simple_tag
def comma() -> str:
    """The comma of the reader's language, with its space, between two things one beside the other."""
    return pgettext("between items", ", ")


@register.simple_tag
def semicolon() -> str:
    """The semicolon of the reader's language, with its space, between two things that may hold commas."""
    return pgettext("between items", "; ")


@register.filter
def marked(marking: str) -> str:
    """ "Confidential // By name only" in the reader's language; an installation's own words stay."""
    level, _slashes, caveats = marking.partition(" // ")
    return f"{say(level)} // {say_each(say(caveat) for caveat in caveats.split(', '))}" if caveats else say(level)


@register.filter
def told(sentence: str) -> str:
    """A sentence that is kept in English, as a job's or why something was proposed, in the reader's language."""
    return retell(sentence)


@register.filter
def why_placed(because: str) -> str:
    """Why a measure stands in a pillar, in the reader's language: "area: Border control; Customs"."""
    return say_placing(because)


@register.filter
def departed(what: str) -> str:
    """What left as a file, in the reader's language: "file of a source"."""
    return say_departure(what)


@register.filter
def called(row: CaseRecord) -> str:
    """What a row is called in the reader's language."""
    return say_row(row)


@register.filter
def report_title(kind: Outline) -> str:
    """The name of a kind of report."""
    return say_report(kind)


@register.filter
def role(name: str) -> str:
    """A role as people say it: "focal-point" → "focal point"."""
    return say_role(name)


@register.filter
def scope_name(scope: UUID | None, reader: Actor) -> str:
    """What a seat is narrowed to, as far as the reader may know of it; "" for a whole file."""
    return scope_in_words(scope, reader)


@register.filter
def duration(told: Duration) -> str:
    """A duration as people say it: "6 months", "30 days", "4 weeks before"."""
    days = told.days
    parts = [
        (told.months // 12 if told.months % 12 == 0 else 0, say_years),
        (told.months if told.months % 12 else 0, say_months),
        (days // 7 if days and days % 7 == 0 else 0, say_weeks),
        (days if days % 7 else 0, say_days),
        (told.hours, say_hours),
    ]
    said = " ".join(in_language(count) for count, in_language in parts if count)
    return _("%(duration)s before") % {"duration": said} if told.sign < 0 else said


@register.filter
def words(identifier: str) -> str:
    """An id as words: "factual-comments" → "factual comments"; a kind of row in the reader's language."""
    return say(identifier.replace("-", " "))


@register.filter
def axis(name: str) -> str:
    """An axis as people say it: "law", "practice", or "overall" where a scale knows neither."""
    return say(str(Judgement.Axis(name).label))


@register.filter
def regional_group(region: str) -> str:
    """ "africa" → "African States", as the United Nations name the group."""
    found = load_catalogue().regional_groups.get(region)
    return in_readers_language("groups", region, found.title if found else region)


@register.filter
def priority(level: str) -> str:
    """A level of priority as the reader's language says it; what is none stays as it was kept."""
    return say_priority(level, level)


register.filter("title_of", say_title)


@register.filter
def state_name(code: str, which: str = "") -> str:
    """ "XOR" → "Orsania", with "official" → "Republic of Orsania"; a code that is no State's stays."""
    return say_state(code, official=which == "official")


FORMAT_NAMES = {"html": "Web page", "docx": "Word", "pdf": "PDF", "md": "Markdown"}


@register.filter
def format_name(form: str) -> str:
    """A file format as people call it."""
    return say(FORMAT_NAMES.get(form, form.upper()))


@register.filter
def audience(word: str) -> str:
    """For whom a row is, as people say it."""
    return say(str(Audience(word).label)) if word else ""


@register.filter
def sealed(key: UUID) -> str:
    """A row's id as it stands in an address."""
    return seal(key)


@register.filter
def bounds(figure: Figure) -> str:
    """The numbers a figure stands for, in words."""
    return isolated(in_words(figure))


@register.filter
def needs_voice(observation: Observation) -> bool:
    """Whether the words of an observation leave open who said it, so that the page has to."""
    who = observation.voice_who.casefold().removeprefix("the ").removeprefix("a ")
    return bool(who) and who not in observation.text.casefold()


@register.filter
def browser(named: str) -> str:
    """What a browser calls itself, as its owner would: "Firefox on Windows"."""
    which = next((word for sign, word in BROWSERS.items() if sign in named), _("A browser"))
    where = next((word for sign, word in SYSTEMS.items() if sign in named), "")
    return _("%(browser)s on %(system)s") % {"browser": which, "system": where} if where else which


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The six languages, each by its code and in its own words."""
    return list(settings.LANGUAGES)


@register.simple_tag
def passage_address(passage: Passage) -> str:
    """Where a passage opens: its source, at the passage."""
    return address_of(passage.source_id, passage.pk)


@register.inclusion_tag("web/parts/citation.html")
def citation(passage: Passage) -> dict[str, Any]:
    """A link to a passage by its source's title, with the date where the title does not say it."""
    dated = when(passage.source.dated)
    said = dated.strip("\u2068\u2069") in passage.source.title
    return {"passage": passage, "address": passage_address(passage), "dated": "" if said else dated}


@register.inclusion_tag("web/parts/cites.html", takes_context=True)
def cites(context: dict[str, Any], row: Seen) -> dict[str, list[Mark]]:
    """What a row of a follow-up rests on, as numbered marks that open each at its passage."""
    notes: Notes = context["notes"]
    return {"marks": notes.marks(row.cites)}


@register.inclusion_tag("web/parts/status.html", takes_context=True)
def level(context: dict[str, Any], scale: str, level_id: str) -> dict[str, Status]:
    """A level of a scale as shape, word and colour."""
    return {"status": context["levels"].status(scale, level_id)}


@register.inclusion_tag("web/parts/across.html", takes_context=True)
def across(context: dict[str, Any], scale: str, level_id: str) -> dict[str, Across | None]:
    """Beside a level of an earlier scale: about what it is on the scale of today. Nothing beside any other."""
    return {"across": context["levels"].across(scale, level_id)}


@register.inclusion_tag("web/parts/status.html")
def status(word: str) -> dict[str, Status]:
    """Any other status as shape, word and colour."""
    return {"status": of_word(word)}


@register.inclusion_tag("web/parts/tabs.html", takes_context=True)
def pages_of_case(context: dict[str, Any], code: str, here: str) -> dict[str, object]:
    """The pages of an assessment, with the one that is open."""
    return {
        "tabs": tabs_of(code, context["actor"], here),
        "label": _("Pages of %(code)s") % {"code": code},
        "inner": False,
    }


@register.inclusion_tag("web/parts/tabs.html")
def pages_within(tabs: Sequence[Tab], label: str) -> dict[str, object]:
    """The pages that one page of an assessment is made of."""
    return {"tabs": tabs, "label": label, "inner": True}


@register.inclusion_tag("web/parts/range.html")
def interval(bar: Bar) -> dict[str, Bar]:
    return {"bar": bar}


@register.inclusion_tag("web/parts/empty.html", name="nothing")
def nothing(why: str) -> dict[str, str]:
    """An empty place says why it is empty and what would fill it."""
    return {"words": why}
