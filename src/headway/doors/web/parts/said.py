"""System-wide words as the reader's language says them: labels of models, statuses, roles, dates, names of States.

What is stored and what a report prints keeps the words of the record, which are English; a page says them here. Every
label of a model's choices is in the message files under the context "word" (languages/words.py takes them there).
"""

from collections.abc import Iterable

from django.utils.translation import get_language, ngettext

from headway.engines.reports.words import term
from headway.foundation.catalogue.languages import in_readers_language, titled
from headway.foundation.catalogue.models import Area, Indicator
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.messages import Message


def say(words: str) -> str:
    """A label or a message as the reader's language says it; what is nobody's label stays, a capital is kept."""
    return words.said if isinstance(words, Message) else term(words)


def say_title(row: Area | Indicator) -> str:
    """What an area or a kind of figure is called, as the catalogue's translations have it."""
    section = "areas" if isinstance(row, Area) else "indicators"
    return in_readers_language(section, str(row.pk), row.title)


def say_role(role: str) -> str:
    """ "focal-point" → "focal point"."""
    return say(role.replace("-", " "))


def say_state(code: str, *, official: bool = False) -> str:
    """ "XOR" → "Orsania", or "Republic of Orsania"."""
    return call_state(code, get_language() or "en", official=official)


def say_states(codes: Iterable[str]) -> list[tuple[str, str]]:
    """States to choose among: code and name, in the order given."""
    return [(code, say_state(code)) for code in codes]


def say_priority(level: str, otherwise: str) -> str:
    """A level of priority as its scale words it, with the capital of `otherwise`, which is said where it is none."""
    language = get_language() or "en"
    said = titled("levels", f"priority/{level}", language, "") if language != "en" else ""
    return (said if otherwise[:1].isupper() else said[:1].lower() + said[1:]) or otherwise


def say_years(count: int) -> str:
    return ngettext("%(count)s year", "%(count)s years", count) % {"count": count}


def say_months(count: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}


def say_weeks(count: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}


def say_days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def say_hours(count: int) -> str:
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
