"""Preliminary assessment and observations on paper: each item with how its discussion ended; never cleared."""

from django.db.models import Prefetch
from django.utils.translation import get_language_bidi, gettext_noop, override
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage, Support
from headway.casework.visits.models import PreliminaryBasis, PreliminaryItem
from headway.engines.reports.audience import for_audience
from headway.engines.reports.original import marked
from headway.engines.reports.values import (
    Audience,
    Basis,
    Block,
    Citation,
    Heading,
    Item,
    ItemList,
    Note,
    Paragraph,
    Report,
    Sentence,
    Sources,
    Status,
)
from headway.engines.reports.visit_programme import plain
from headway.engines.reports.words import as_sentence, capital, isolated, language_now, place_in, quoted, term
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.models import Area
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_list

NOT_CLEARED = gettext_noop("Preliminary, not cleared")
"""Stands on every page, whatever else it is marked."""


def items_of(assessment: Assessment, actor: Actor) -> list[PreliminaryItem]:
    """The items that an actor may see, in their order, with the observations and passages that are open to them."""
    passages = Support.objects.visible_to(actor).select_related("passage__source").order_by("id")
    supports = Prefetch("observation__supports", passages.filter(passage__in=Passage.objects.visible_to(actor)))
    bases = PreliminaryBasis.objects.visible_to(actor).leading_to_visible(actor, "observation")
    rows = PreliminaryItem.objects.visible_to(actor).filter(assessment=assessment).select_related("area")
    found = rows.prefetch_related(
        Prefetch("bases", bases.select_related("observation").prefetch_related(supports).order_by("id"))
    )
    return list(found.order_by("number", "id"))


def write_preliminary(assessment: Assessment, *, readers: Audience, actor: Actor, language: str = "en") -> Report:
    """What was composed during the visit as these readers may have it. It stays a draft, and says so on every page.

    What is printed is in `language`; the items stand in their own, which is named where it is another.
    """
    with override(language):
        return _written(assessment, readers, actor)


def _written(assessment: Assessment, readers: Audience, actor: Actor) -> Report:
    items = items_of(assessment, actor)
    not_cleared = _(NOT_CLEARED)
    told = _("It was composed during the visit. No office has cleared it and no Committee has adopted it.")
    blocks: list[Block] = [Note((plain(told),), label=not_cleared)]
    area = ""
    for row in items:
        title = _area(row.area)
        if title != area:
            blocks.append(Heading(title))
            area = title
        blocks.append(Paragraph(_item(row), key=str(row.number)))
        how = _ended(row)
        if how:
            blocks.append(ItemList((Item(how, audience=Audience(row.audience)),), lettered=False))
    marks = [not_cleared, next((row.marking for row in [assessment, *items] if row.marking), "")]
    report = Report(
        kind="preliminary",
        title=_("Preliminary assessment and observations"),
        blocks=(*blocks, Heading(_("Sources")), Sources()) if any(_cites(row) for row in items) else tuple(blocks),
        subtitle=assessment.title or assessment.code,
        state=call_state(assessment.compartment, language_now()),
        compartment=assessment.compartment,
        marking=" · ".join(mark for mark in marks if mark),
        status=Status.DRAFT,
        contents=False,
        dated=say_when(assessment.dates),
        language=language_now(),
        direction="rtl" if get_language_bidi() else "ltr",
    )
    return for_audience(report, readers)


def _area(area: Area | None) -> str:
    return in_readers_language("areas", area.pk, area.title) if area else _("General")


def _item(row: PreliminaryItem) -> tuple[Sentence, ...]:
    cites = _cites(row)
    basis = Basis.CITED if cites else Basis.DRAFTER
    words, mark = marked(row.text, language_now())
    text = f"{isolated(words)}{mark}"
    return (Sentence(text, citations=cites, basis=basis, audience=Audience(row.audience)),)


def _cites(row: PreliminaryItem) -> tuple[Citation, ...]:
    return tuple(_citation(support.passage) for base in row.bases.all() for support in base.observation.supports.all())


def _citation(passage: Passage) -> Citation:
    source = passage.source
    return Citation(
        key=str(passage.pk),
        label=source.title,
        title=source.title,
        issuer=source.originator,
        dated=say_when(source.dated),
        page=place_in(passage.page, by_machine=bool(passage.machine_pages)),
        quote=passage.quote,
        source=str(source.pk),
        audience=Audience(passage.audience),
        title_audience=Audience(source.audience),
    )


def _ended(row: PreliminaryItem) -> tuple[Sentence, ...]:
    if not row.outcome:
        return (plain(_("Not discussed yet."), row.audience),)
    how = capital(term(row.get_outcome_display()))
    when = _("%(how)s on %(day)s") % {"how": how, "day": say_day(row.discussed_on)} if row.discussed_on else how
    told = [as_sentence(when)]
    if row.states_words:
        said = _("The State, in its own words: %(words)s")
        told.append(said % {"words": _own(row.states_words)})
    if row.reworded:
        told.append(_("It now reads: %(words)s") % {"words": _own(row.reworded)})
    there = [isolated(line.strip()) for line in row.present.splitlines() if line.strip()]
    if there:
        told.append(_("Present: %(names)s.") % {"names": say_list(there)})
    return tuple(plain(text, row.audience) for text in told)


def _own(text: str) -> str:
    """Somebody's words in quotation marks, with what is to be said of their language."""
    words, mark = marked(text, language_now())
    return f"{quoted(words)}{mark}"
