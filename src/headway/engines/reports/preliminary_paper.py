"""Preliminary assessment and observations on paper: each item with how its discussion ended; never cleared."""

from django.db.models import Prefetch
from django.utils.translation import override

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Passage, Support
from headway.casework.visits.models import PreliminaryBasis, PreliminaryItem
from headway.engines.reports.audience import for_audience
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
from headway.engines.reports.visit_programme import plain, state_name
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_list

NOT_CLEARED = "Preliminary, not cleared"
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


@override("en")
def write_preliminary(assessment: Assessment, *, readers: Audience, actor: Actor) -> Report:
    """What was composed during the visit as these readers may have it. It stays a draft, and says so on every page."""
    items = items_of(assessment, actor)
    blocks: list[Block] = [
        Note((plain("It was composed during the visit. No office has cleared it and no Committee has adopted it."),),
             label=NOT_CLEARED)
    ]  # fmt: skip
    area = ""
    for row in items:
        title = row.area.title if row.area else "General"
        if title != area:
            blocks.append(Heading(title))
            area = title
        blocks.append(Paragraph(_item(row), key=str(row.number)))
        told = _ended(row)
        if told:
            blocks.append(ItemList((Item(told, audience=Audience(row.audience)),), lettered=False))
    marks = [NOT_CLEARED, next((row.marking for row in [assessment, *items] if row.marking), "")]
    report = Report(
        kind="preliminary",
        title="Preliminary assessment and observations",
        blocks=(*blocks, Heading("Sources"), Sources()) if any(_cites(row) for row in items) else tuple(blocks),
        subtitle=assessment.title or assessment.code,
        state=state_name(assessment),
        compartment=assessment.compartment,
        marking=" · ".join(mark for mark in marks if mark),
        status=Status.DRAFT,
        contents=False,
        dated=say_when(assessment.dates),
    )
    return for_audience(report, readers)


def _item(row: PreliminaryItem) -> tuple[Sentence, ...]:
    cites = _cites(row)
    basis = Basis.CITED if cites else Basis.DRAFTER
    return (Sentence(row.text, citations=cites, basis=basis, audience=Audience(row.audience)),)


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
        page=str(passage.page or ""),
        quote=passage.quote,
        source=str(source.pk),
        audience=Audience(passage.audience),
        title_audience=Audience(source.audience),
    )


def _ended(row: PreliminaryItem) -> tuple[Sentence, ...]:
    if not row.outcome:
        return (plain("Not discussed yet.", row.audience),)
    when = f" on {say_day(row.discussed_on)}" if row.discussed_on else ""
    told = [f"{row.get_outcome_display().capitalize()}{when}."]
    if row.states_words:
        told.append(f"The State, in its own words: “{row.states_words}”")
    if row.reworded:
        told.append(f"It now reads: “{row.reworded}”")
    there = [line.strip() for line in row.present.splitlines() if line.strip()]
    if there:
        told.append(f"Present: {say_list(there)}.")
    return tuple(plain(text, row.audience) for text in told)
