"""Opening a follow-up: a new assessment that stands after an earlier one, in one act.

What it must look at is not copied into it: its scope is computed from everything known whenever somebody looks.
"""

from datetime import date, datetime

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.services import open_assessment
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_assess
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset


def may_open_follow_up(actor: Actor, earlier: Assessment) -> Verdict:
    """Whether someone may open the follow-up of an assessment: its Body, while none they can see stands after it."""
    verdict = may_begin_after(actor, earlier)
    if verdict and Assessment.objects.visible_to(actor).filter(previous=earlier.pk).exists():
        return no(_("A later assessment stands after this one already: open the follow-up from that."))
    return verdict


def may_begin_after(actor: Actor, earlier: Assessment) -> Verdict:
    """Whether someone may open what comes after an assessment, whatever stands there already."""
    return may_assess(actor, holder=earlier.holder_id, compartment=earlier.compartment)


def suggested_code(earlier: Assessment, on: date, actor: Actor) -> str:
    """A code that its holder has not given yet: "XOR-2026", then "XOR-2026-B"."""
    plain = f"{earlier.compartment}-{on.year}"
    rows = Assessment.objects.visible_to(actor).filter(code__startswith=plain)
    given = set(rows.values_list("code", flat=True))
    ends = ["", *(f"-{letter}" for letter in "BCDEFGHIJ")]
    return next((plain + end for end in ends if plain + end not in given), plain)


def open_follow_up(
    earlier: Assessment, *, code: str, reason: str, actor: Actor, at: datetime, title: str = ""
) -> Assessment:
    """Open the follow-up of an assessment, pinned to today's framework and procedure, for the Body to begin with.

    Raises NotAllowed.
    """
    require(may_open_follow_up(actor, earlier))
    code = code.strip().upper()
    if not code.startswith(f"{earlier.compartment}-"):
        raise NotAllowed(
            _("A code begins with %(state)s-, as in %(state)s-%(year)s.")
            % {"state": earlier.compartment, "year": at.year}
        )
    if not reason.strip():
        raise NotAllowed(_("Say why it is opened: whose decision it is."))
    if Assessment.objects.visible_to(actor).filter(code=code, holder=earlier.holder_id).exists():
        raise NotAllowed(_("%(code)s is the code of another assessment.") % {"code": code})
    row = Assessment(
        code=code,
        title=title.strip(),
        type=Assessment.Kind.FOLLOW_UP,
        body_id=earlier.body_id,
        on_behalf_of_id=earlier.on_behalf_of_id,
        framework=_today(earlier.framework, dict(load_catalogue().frameworks)),
        procedure=_today(earlier.procedure, dict(load_catalogue().procedures)),
        reason=reason.strip(),
        previous=earlier,
        compartment=earlier.compartment,
        holder_id=earlier.holder_id,
        audience=Audience.BODY,
        marking=earlier.marking,
    )
    with changeset(actor=actor, at=at, reason=f"open the follow-up of {earlier}"):
        return open_assessment(row, actor=actor, at=at)


def _today(pinned: str, listed: dict[str, object]) -> str:
    """The present version of what an earlier assessment was pinned to."""
    key = bare(pinned)
    found = listed.get(key)
    return f"{key}@{getattr(found, 'version', '')}" if found else pinned
