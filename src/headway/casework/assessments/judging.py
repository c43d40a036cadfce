"""Verbs of judging: judge a provision or an area, for one circle of readers or for two, and disagree."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.judged import agreed_level, level_before
from headway.casework.assessments.models import Disagreement, Judgement, JudgementBasis
from headway.casework.evidence.models import Observation
from headway.casework.evidence.services import link_sight
from headway.foundation.access.rules import may_assess
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset


def may_judge(
    judgement: Judgement,
    cites: Sequence[Observation],
    before: Judgement | None,
    actor: Actor,
    agreed: str | None = None,
) -> Verdict:
    """Whether someone may judge so: for the Body, citing something or saying why not, with a reason for a change.

    `agreed` is the level that both sides agreed on where a framework scores jointly ("" while they have not).
    """
    row = judgement
    allowed = may_assess(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)
    if not allowed:
        return allowed
    if str(row.holder.body_id) != str(row.assessment.body_id):
        return no(_("Only the Body that carries out an assessment judges in it."))
    if not row.level and not row.rationale:
        return no(_("Give a level, the reasons, or both."))
    if not cites and not row.uncited_because.strip():
        return no(_("Cite what the judgement rests on, or say why nothing can be cited."))
    if row.level and agreed is not None and row.level != agreed:
        return no(
            _("This is scored jointly, and both sides agreed on %(level)s: agree on another answer first.")
            % {"level": agreed}
            if agreed
            else _("This is scored jointly: enter the answer that both sides agreed on first.")
        )
    changes = before is not None and row.level and before.scale == row.scale and before.level != row.level
    if changes and not row.changed_because.strip():
        return no(_("This assessment gave another level before: say why it changes."))
    return YES


def judge(judgement: Judgement, *, actor: Actor, at: datetime, cites: Sequence[Observation] = ()) -> Judgement:
    """Judge a provision or an area on one axis: a new dated row, never an edit of the last.

    Raises NotAllowed: see `may_judge`.
    """
    require(may_judge(judgement, cites, level_before(judgement, actor), actor, agreed_level(judgement, actor)))
    with changeset(actor=actor, at=at, reason=f"judge {judgement.subject} ({judgement.axis})") as change:
        change.add(judgement)
        for observation in cites:
            sight = link_sight(judgement, observation)
            change.add(JudgementBasis(judgement=judgement, observation=observation, **sight))
    return judgement


def judge_apart(
    level: Judgement, reasons: Judgement, *, actor: Actor, at: datetime, cites: Sequence[Observation] = ()
) -> tuple[Judgement, Judgement]:
    """Judge in one act where the level and its reasons are for different readers; both cite the same.

    Raises NotAllowed: see `may_judge`.
    """
    with changeset(actor=actor, at=at, reason=f"judge {level.subject} ({level.axis})"):
        return judge(level, actor=actor, at=at, cites=cites), judge(reasons, actor=actor, at=at, cites=cites)


def disagree(row: Disagreement, *, actor: Actor, at: datetime) -> Disagreement:
    """Record what a colleague holds against a judgement; it stays on the Body's side. Raises NotAllowed."""
    require(may_assess(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle))
    if str(row.holder.body_id) != str(row.judgement.assessment.body_id):
        raise NotAllowed(_("Only the Body that judged records what a colleague there holds against it."))
    if not row.text.strip():
        raise NotAllowed(_("Say what you would judge otherwise, and why."))
    with changeset(actor=actor, at=at, reason=f"disagree on {row.judgement.subject} ({row.judgement.axis})") as change:
        return change.add(row)
