"""The chapters of a report as its drafters arrange them, and the sentences they write in them.

An outline is data; here a side says for one report in which order its chapters stand, what they are called, which are
left out and which it adds. Each side has an arrangement of its own, which the other does not see.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight
from headway.engines.reports.commenting_rules import writes_for
from headway.engines.reports.models import Chapter, Remark, RemarkBasis
from headway.engines.reports.outlines import Outline, Section
from headway.foundation.access.models import Audience, Circle
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_assess, may_change, may_report
from headway.foundation.access.scope import the_systems_own_work
from headway.foundation.access.services import circle_for
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset

FIXED = frozenset({"sources", "left-out"})
"""Builders whose sections stand last and in every report: without them no sentence could be traced."""

PROSE = "prose"
MOST = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """A section as somebody wants it: its id, heading, whether it is left out. Their order is the order."""

    section: str
    heading: str = ""
    left_out: bool = False


def may_arrange(actor: Actor, assessment: Assessment, outline: Outline) -> Verdict:
    """Whether someone may arrange and write a kind of report: the side that drafts it, either for anyone's."""
    if outline.public_only:
        return no(_("It is drawn from public rows alone: nothing is written into it."))
    if actor.side is Side.STATE and outline.by == "body":
        return no(_("The Body drafts this report."))
    if actor.side is Side.BODY and outline.by == "state":
        return no(_("The State drafts this report."))
    if actor.side is Side.STATE and not any(seat.role in STATE_ROLES for seat in actor.seats):
        return no(_("The focal point and the approver write the State’s reports; give them your part."))
    holder = writes_for(actor, assessment)
    if holder is None:
        return no(_("You can write only for your own organisation, in the files you work on."))
    rule = may_report if actor.side is Side.STATE else may_assess
    return rule(actor, holder=holder, compartment=assessment.compartment, circle=assessment.circle)


def side_of(actor: Actor) -> str:
    """The audience of what a side arranges for itself."""
    return Audience.STATE if actor.side is Side.STATE else Audience.BODY


def chapters_of(assessment: UUID, kind: str, actor: Actor) -> list[Chapter]:
    """The arrangement of the actor's own side, in its order; empty where the outline stands as it is."""
    rows = Chapter.objects.visible_to(actor).filter(assessment=assessment, report=kind, audience=side_of(actor))
    return list(rows.order_by("place", "id"))


def arranged(outline: Outline, chapters: Sequence[Chapter], *, whole: bool = False) -> Outline:
    """The outline as it was arranged; `whole` keeps what is left out in its place. What it does not name stays."""
    known = {section.id: section for section in outline.sections}
    movable = [section.id for section in outline.sections if section.builder not in FIXED]
    rows = {row.section: row for row in chapters if row.is_added or row.section in movable}
    order = sorted(rows, key=lambda key: rows[key].place)
    for place, key in enumerate(movable):
        if key not in rows:
            before = [order.index(other) for other in movable[:place] if other in order]
            order.insert(max(before, default=-1) + 1, key)
    sections = []
    for key in order:
        row = rows.get(key)
        section = known.get(key) or Section(key, "", PROSE, {})
        if row is None:
            sections.append(section)
        elif whole or not row.is_left_out:
            sections.append(replace(section, heading=row.heading))
    fixed = [section for section in outline.sections if section.builder in FIXED]
    return replace(outline, sections=(*sections, *fixed))


def arrange(
    assessment: Assessment, outline: Outline, wishes: Sequence[Wish], *, actor: Actor, at: datetime
) -> list[Chapter]:
    """Arrange the chapters of a report for one's own side, in one act. Raises NotAllowed, Stale."""
    require(may_arrange(actor, assessment, outline))
    rows = {row.section: row for row in chapters_of(assessment.pk, outline.id, actor)}
    known = {s.id for s in arranged(outline, list(rows.values()), whole=True).sections if s.builder not in FIXED}
    if {wish.section for wish in wishes} != known or len(wishes) != len(known):
        raise NotAllowed(_("The chapters are not those of this report any more: read the page again."))
    if all(wish.left_out for wish in wishes):
        raise NotAllowed(_("Leave at least one chapter in."))
    kept = []
    with changeset(actor=actor, at=at, reason=f"arrange the {outline.name} of {assessment}") as change:
        for place, wish in enumerate(wishes):
            told = {"place": place, "heading": wish.heading.strip()[:300], "is_left_out": wish.left_out}
            row = rows.get(wish.section)
            if row is None:
                own = _own(actor, assessment, side_of(actor))
                row = Chapter(assessment=assessment, report=outline.id, section=wish.section, **told, **own)
                kept.append(change.add(row))
            elif any(getattr(row, name) != value for name, value in told.items()):
                kept.append(change.edit(row, **told))
    return kept


def add_chapter(
    assessment: Assessment, outline: Outline, heading: str, *, after: str, actor: Actor, at: datetime
) -> Chapter:
    """Add a chapter that the outline has not, after another; its drafters fill it. Raises NotAllowed, Stale."""
    require(may_arrange(actor, assessment, outline))
    if not heading.strip():
        raise NotAllowed(_("Give the chapter its heading."))
    rows = chapters_of(assessment.pk, outline.id, actor)
    now = [s for s in arranged(outline, rows, whole=True).sections if s.builder not in FIXED]
    if len(now) >= MOST:
        raise NotAllowed(_("A report has at most %(count)s chapters.") % {"count": MOST})
    number = 1 + max((int(row.section.removeprefix("own-")) for row in rows if row.is_added), default=0)
    left = {row.section for row in rows if row.is_left_out}
    place = next((n for n, section in enumerate(now) if section.id == after), len(now) - 1) + 1
    by_section, added = {row.section: row for row in rows}, f"own-{number}"
    order = [*(s.id for s in now[:place]), added, *(s.id for s in now[place:])]
    headings = {section.id: section.heading for section in now}
    own = _own(actor, assessment, side_of(actor))
    with changeset(actor=actor, at=at, reason=f"add a chapter to the {outline.name} of {assessment}") as change:
        for number, key in enumerate(order):
            if key == added:
                chapter = change.add(
                    Chapter(assessment=assessment, report=outline.id, section=key, place=number,
                            heading=heading.strip()[:300], is_added=True, **own)
                )  # fmt: skip
            elif key in by_section:
                change.edit(by_section[key], place=number)
            else:
                change.add(
                    Chapter(assessment=assessment, report=outline.id, section=key, place=number,
                            heading=headings[key], is_left_out=key in left, **own)
                )  # fmt: skip
    return chapter


def write_remark(
    assessment: Assessment,
    outline: Outline,
    section: str,
    text: str,
    *,
    cites: Sequence[Observation],
    is_assessment: bool,
    readers: str,
    actor: Actor,
    at: datetime,
) -> Remark:
    """Write a sentence into a section, with what it rests on. Raises NotAllowed.

    A fact without a source is shown as such, and no cleared report holds it; an assessment of the drafter's own is
    marked so. `readers` is one's own side, or both sides.
    """
    require(may_arrange(actor, assessment, outline))
    require(_may_write(assessment, text, readers, actor))
    sections = arranged(outline, chapters_of(assessment.pk, outline.id, actor), whole=True).sections
    if section not in {found.id for found in sections}:
        raise NotAllowed(_("The report has no such chapter."))
    last = Remark.objects.visible_to(actor).filter(assessment=assessment.pk, report=outline.id, section=section)
    order = (last.order_by("-order").values_list("order", flat=True).first() or 0) + 1
    own = _own(actor, assessment, readers)
    with changeset(actor=actor, at=at, reason=f"write into the {outline.name} of {assessment}") as change:
        if own["circle"] is None and readers == Audience.SHARED:
            name = f"{assessment}: both sides"
            own["circle"] = circle_for(assessment, Circle.Purpose.SHARED, name=name, change=change, at=at).pk
        row = change.add(
            Remark(assessment=assessment, report=outline.id, section=section, order=order, text=text.strip(),
                   is_assessment=is_assessment, **own)
        )  # fmt: skip
        for observation in cites:
            change.add(RemarkBasis(remark=row, observation=observation, **link_sight(row, observation)))
    return row


def change_remark(row: Remark, *, text: str, is_assessment: bool, actor: Actor, at: datetime) -> Remark:
    """Write a sentence anew; its sources stay. Raises NotAllowed, Stale."""
    require(may_change(actor, row) if row.audience != Audience.SHARED else may_take_back_remark(actor, row))
    if not text.strip():
        raise NotAllowed(_("Write the sentence, or take it back."))
    with changeset(actor=actor, at=at, reason=f"write anew: {row.section}") as change:
        return change.edit(row, text=text.strip(), is_assessment=is_assessment)


def may_take_back_remark(actor: Actor, row: Remark) -> Verdict:
    """Whether someone may change or take back a sentence: whoever writes for its holder."""
    rule = may_report if actor.side is Side.STATE else may_assess
    return rule(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)


def take_remark_back(row: Remark, *, actor: Actor, at: datetime) -> None:
    """Take a sentence out of the report; it stays in the ledger. Raises NotAllowed, Stale."""
    require(may_take_back_remark(actor, row))
    bases = list(RemarkBasis.objects.unscoped("they end with their sentence").filter(remark=row.pk))
    with (
        changeset(actor=actor, at=at, reason=f"take a sentence back: {row.section}") as change,
        the_systems_own_work("a sentence ends with what it cites, whoever may see that"),
    ):
        change.end_all(bases)
        change.end_all([row])


def _may_write(assessment: Assessment, text: str, readers: str, actor: Actor) -> Verdict:
    if not text.strip():
        return no(_("Write the sentence."))
    if readers not in {side_of(actor), Audience.SHARED}:
        return no(_("It is for your own side, or for both sides; beyond them it is opened like any other row."))
    return YES


def _own(actor: Actor, assessment: Assessment, audience: str) -> dict[str, object]:
    return {
        "compartment": assessment.compartment,
        "holder_id": writes_for(actor, assessment),
        "audience": audience,
        "circle": assessment.circle,
    }
