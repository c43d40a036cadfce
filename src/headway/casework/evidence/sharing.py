"""Sharing figures beyond their holder's side: not the figures themselves but masked ones that stand for them."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.evidence.masking import cells_of, count_of, family_of, is_small_count, sums_of
from headway.casework.evidence.models import Figure
from headway.casework.evidence.shared_tables import write_table
from headway.foundation.access.models import Audience, Circle
from headway.foundation.access.widening import answers_for, is_covered
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.intervals import Interval
from headway.foundation.core.masking import FEWER, HIDDEN, CannotMask, Sum, mask
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.canonical import number
from headway.foundation.ledger.changes import changeset

FEWER_THAN_FIVE = "fewer than 5"
HELD_BACK = "not shown, so that no figure under 5 can be worked out"
KEPT = ("indicator_id", "subject", "said_by", "attributed_to", "as_of", "assessment", "computed", "marking")
SAID = ("low", "high", "low_open", "high_open", "hedge", "as_said")


def may_share_masked(actor: Actor, figures: Sequence[Figure], circle: Circle) -> Verdict:
    """Whether someone may share masked figures for these, which are of one State and not shared yet."""
    for figure in figures:
        if actor.side is not Side.SYSTEM and not answers_for(actor, figure):
            return no(_("Whoever answers for the side that holds a figure shares it."))
        if figure.compartment != circle.compartment:
            return no(_("Figures are shared within their State's file."))
        if figure.shown_as or figure.audience not in {Audience.OWN, Audience.BODY, Audience.STATE}:
            return no(_("“%(figure)s” has been shared already.") % {"figure": figure})
        covered = is_covered(figure, Audience.SHARED, circle.pk, actor.today)
        if actor.side is not Side.SYSTEM and not covered:
            return covered
    return YES


def share_masked_figures(
    figures: Sequence[Figure], *, circle: Circle, actor: Actor, at: datetime, reason: str
) -> list[Figure]:
    """For each figure a second one for both sides, in which whatever is under five says "fewer than 5".

    Of their relatives, those from which a small number could be worked out are held back, the next smallest first. What
    they rested on may tell the number, so each cites its line in a document of this act. Raises NotAllowed, Stale.
    """
    require(may_share_masked(actor, figures, circle))
    family: dict[UUID, Figure] = {}
    sums: list[Sum] = []
    for figure in figures:
        if figure.pk not in family:
            told = family_of(figure)
            family |= {row.pk: row for row in told}
            sums += sums_of(told)
    try:
        shown = mask(cells_of(family.values()), {str(figure.pk) for figure in figures}, sums)
    except CannotMask:
        raise NotAllowed(
            _("What its readers have seen already would let a figure under five be worked out: share fewer figures.")
        ) from None
    wanted = {figure.pk for figure in figures}
    retold = any(is_small_count(row) for row in family.values())
    copies: dict[UUID, Figure] = {}
    rows = [row for row in family.values() if row.pk in wanted]
    drafts = [_copy(row, shown[str(row.pk)], circle, retold=retold) for row in rows]
    with changeset(actor=actor, at=at, reason=reason) as change:
        for row, copy, passage in zip(rows, drafts, write_table(drafts, change=change, at=at), strict=True):
            copy.passage = passage
            copy.part_of = copies.get(row.part_of_id) if row.part_of_id else None
            copies[row.pk] = change.add(copy)
            change.edit(row, shown_as=copy.pk)
    return list(copies.values())


def _copy(row: Figure, bound: Interval, circle: Circle, *, retold: bool) -> Figure:
    """`retold`: there is a small figure among its relatives, which its wording may name, so that is not taken over."""
    kept = {name: getattr(row, name) for name in KEPT}
    if retold and any(character.isdigit() for character in row.subject):
        kept["subject"] = row.indicator.title[:200] if row.indicator is not None else "persons"
    if is_small_count(row) and bound == FEWER:
        said = {
            "low": bound.low,
            "high": bound.high,
            "high_open": True,
            "hedge": "fewer than",
            "as_said": FEWER_THAN_FIVE,
        }
    elif bound == HIDDEN and count_of(row) not in {None, HIDDEN}:
        said = {"as_said": HELD_BACK}
    else:
        said = {name: getattr(row, name) for name in SAID}
        said |= {"as_said": in_words(row.interval) or HELD_BACK} if retold else {}
    return Figure(
        **kept,
        **said,
        compartment=row.compartment,
        holder_id=row.holder_id,
        audience=Audience.SHARED,
        circle=circle.pk,
    )


def in_words(interval: Interval | None) -> str:
    """The bounds of a figure and nothing else; "" where there are none."""
    if interval is None or (interval.low is None and interval.high is None):
        return ""
    low, high = (None if end is None else number(Decimal(end)) for end in (interval.low, interval.high))
    if low == high and low is not None:
        return low
    above = f"{'more than' if interval.low_open else 'at least'} {low}" if low is not None else ""
    below = f"{'fewer than' if interval.high_open else 'at most'} {high}" if high is not None else ""
    return " and ".join(filter(None, (above, below)))
