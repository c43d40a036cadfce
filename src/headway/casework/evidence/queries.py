"""Reads of evidence: observations with where they stand, sources with what stands on them, figures side by side."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, cast

from django.db.models import Count, F, ForeignKey, Model, OuterRef, Prefetch, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce

from headway.casework.evidence.models import Figure, Observation, Passage, Source, Support
from headway.foundation.access.models import CaseQuerySet
from headway.foundation.core.actors import Actor
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.links import foreign_key
from headway.foundation.ledger.files import read_file

LAST = "9999"


def told(actor: Actor) -> CaseQuerySet[Observation]:
    """Observations with the passages this actor may open; one without any is on file with its holder."""
    return Observation.objects.visible_to(actor).select_related("holder").prefetch_related(standing_on(actor))


def standing_on(actor: Actor, link: str = "supports") -> "Prefetch[str]":
    """For observations, or rows that `link` leads from to their supports: the passages this actor may open."""
    return Prefetch(link, visible_supports(actor).order_by("passage__start", "id"))


def visible_supports(actor: Actor) -> CaseQuerySet[Support]:
    """What observations stand on, each with a passage that this actor may open."""
    supports = Support.objects.visible_to(actor).filter(passage__in=passages_to_open(actor).order_by().values("pk"))
    return supports.select_related("passage__source")


def lay_passages_beside(observations: Iterable[Observation], actor: Actor) -> None:
    """Give observations that were read without them the passages this actor may open, in one query."""
    prefetch_related_objects(list(observations), standing_on(actor))


def lay_opened_beside(rows: Iterable[tuple[Model, str]], actor: Actor) -> None:
    """For rows and the link of each to the passage it stands on: that passage, or None, in one query for all."""
    asked = list(rows)
    wanted = {getattr(row, foreign_key(type(row), link).attname) for row, link in asked} - {None}
    lay_these_beside(asked, passages_to_open(actor).filter(pk__in=wanted) if wanted else ())


def lay_these_beside(rows: Iterable[tuple[Model, str]], passages: Iterable[Passage]) -> None:
    """For rows and the link of each to the passage it stands on: that passage where it is among these, or None."""
    found = {row.pk: row for row in passages}
    for row, name in rows:
        link = cast("ForeignKey[Any, Any]", row._meta.get_field(name))
        link.set_cached_value(row, found.get(getattr(row, link.attname)))


def passages_to_open(actor: Actor) -> CaseQuerySet[Passage]:
    """The passages that this actor may open in their source."""
    return Passage.objects.visible_to(actor).leading_to_visible(actor, "source").select_related("source")


def opening(actor: Actor, link: str = "passage") -> "Prefetch[str]":
    """For rows that stand on a passage of their own: that passage where this actor may open it, else None."""
    return Prefetch(link, passages_to_open(actor))


def list_sources(actor: Actor, state: str = "") -> CaseQuerySet[Source]:
    """Sources, the newest first, each with the number of passages quoted from it that this actor may see."""
    mine = Passage.objects.visible_to(actor).filter(source=OuterRef("pk")).order_by().values("source")
    quoted = Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)
    found = Source.objects.visible_to(actor).annotate(quoted=quoted)
    return (found.filter(compartment=state) if state else found).order_by("-dated", "title", "id")


def list_passages(source: Source, actor: Actor) -> list[Passage]:
    """What this actor may see quoted from a source, in the order of the text, with the observations standing on it."""
    observations = Support.objects.visible_to(actor).leading_to_visible(actor, "observation")
    observations = observations.select_related("observation")
    figures = Figure.objects.visible_to(actor)
    found = list(
        Passage.objects.visible_to(actor)
        .filter(source=source)
        .prefetch_related(Prefetch("supports", observations), Prefetch("figures", figures))
        .order_by("start", "end", "id")
    )
    for passage in found:
        passage.source = source
    return found


def text_of(source: Source) -> str:
    """The text that passages' offsets refer to; empty where none was read or the source is kept elsewhere."""
    return read_file(source.reading).decode() if source.reading else ""


def list_figures(actor: Actor, state: str) -> list[tuple[str, list[Figure]]]:
    """A State's figures by what they count, each list in the order of time."""
    rows = (
        Figure.objects.visible_to(actor)
        .filter(compartment=state)
        .select_related("indicator__area")
        .with_visible(actor, "part_of")
        .prefetch_related(opening(actor))
        .order_by(F("indicator__area__order").asc(nulls_last=True), "indicator_id", "subject", "id")
    )
    titled = groupby(rows, key=lambda f: f.indicator.title if f.indicator else _begun(f.subject))
    return [(title, in_time(group)) for title, group in titled]


def _begun(words: str) -> str:
    """Words of a source at the beginning of a line; names in them keep their capitals."""
    return words[:1].upper() + words[1:]


def list_unshared_figures(actor: Actor, state: str) -> CaseQuerySet[Figure]:
    """A State's figures that are still on one side and for which no masked one stands, by what they count."""
    return (
        Figure.objects.visible_to(actor)
        .filter(compartment=state, audience__in=["own", "body", "state"], shown_as=None)
        .select_related("indicator__area", "holder")
        .with_visible(actor, "part_of")
        .order_by(F("indicator__area__order").asc(nulls_last=True), "indicator_id", "subject", "as_of", "id")
    )


def in_time(figures: Iterable[Figure]) -> list[Figure]:
    """Figures in the order of the time they speak of, undated ones last."""
    return sorted(figures, key=lambda figure: (beginning(figure.as_of), figure.pk))


def beginning(text: str) -> str:
    """The first day that EDTF text may mean, as text that sorts; what is undated sorts last."""
    try:
        first = period(text).earliest if text else None
    except NotADate:
        return LAST
    return first.isoformat() if first else LAST
