"""Opening an assessment by hand, and correcting what its first page says: one act each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.services import open_assessment
from headway.foundation.access.models import Audience
from headway.foundation.access.rules import may_assess
from headway.foundation.catalogue.models import Body
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Seat
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no, require
from headway.foundation.ledger.changes import changeset


@dataclass(frozen=True, slots=True)
class Terms:
    """What an assessment is about, as its terms of reference say it.

    `dates` is EDTF ("2018-07-23/2018-07-25"), "" while they are not agreed. `framework` and `procedure` are catalogue
    ids, "" for none: without a framework it is judged in words only, without a procedure it has no stages.
    """

    title: str = ""
    dates: str = ""
    cut_off: date | None = None
    reason: str = ""
    framework: str = ""
    procedure: str = ""
    mandate_as_said: str = ""
    mandate_open: bool = False
    instruments: tuple[str, ...] = ()


def seat_to_open(actor: Actor, state: str) -> Seat | None:
    """The seat in an assessing body from which someone may open an assessment of a State; None without one."""
    fitting = (seat for seat in actor.seats if seat.body and seat.scope is None)
    return next((s for s in fitting if may_assess(actor, holder=s.organisation, compartment=state)), None)


def may_open_here(actor: Actor, state: str) -> Verdict:
    """Whether someone may open an assessment of a State by hand: the people of a body that assesses it."""
    if seat_to_open(actor, state):
        return YES
    return no(_("Only those who work for an assessing body on that State's file open an assessment of it."))


def states_to_open(actor: Actor) -> list[str]:
    """The States of which someone may open an assessment by hand, by their codes; none for most readers."""
    if not any(seat.body for seat in actor.seats):
        return []
    return [code for code in load_catalogue().states if may_open_here(actor, code)]


def customary(body: str) -> tuple[str, str]:
    """The framework and the procedure by which a body (its catalogue id) assesses; "" where the catalogue has none."""
    catalogue = load_catalogue()
    procedure = next((key for key, row in catalogue.procedures.items() if body in {row.body, row.secretariat}), "")
    framework = next((key for key, row in catalogue.frameworks.items() if procedure and row.procedure == procedure), "")
    return framework, procedure


def pinned_today(framework: str, procedure: str) -> dict[str, str]:
    """A framework and a procedure, whatever they were pinned to, in today's versions as an assessment keeps them.

    One that the catalogue does not have stays as it is.
    """
    catalogue = load_catalogue()
    return {
        "framework": _today(framework, {key: row.version for key, row in catalogue.frameworks.items()}),
        "procedure": _today(procedure, {key: row.version for key, row in catalogue.procedures.items()}),
    }


def _today(pinned: str, versions: Mapping[str, str]) -> str:
    key = bare(pinned)
    return f"{key}@{versions[key]}" if key in versions else pinned


def suggested_code(state: str, on: date, actor: Actor) -> str:
    """A code of a State's assessment that the actor sees none with: "XOR-2026", then "XOR-2026-B"."""
    plain = f"{state}-{on.year}"
    rows = Assessment.objects.visible_to(actor).filter(code__startswith=plain)
    given = set(rows.values_list("code", flat=True))
    ends = ["", *(f"-{letter}" for letter in "BCDEFGHIJ")]
    return next((plain + end for end in ends if plain + end not in given), plain)


def fitting_code(code: str, state: str, holder: UUID, actor: Actor, *, year: int) -> str:
    """A code as it is kept: it begins with its State and is its holder's only one. Raises NotAllowed."""
    code = code.strip().upper()
    if not code.startswith(f"{state}-"):
        raise NotAllowed(_("A code begins with %(state)s-, as in %(state)s-%(year)s.") % {"state": state, "year": year})
    if Assessment.objects.visible_to(actor).filter(code=code, holder=holder).exists():
        raise NotAllowed(_("%(code)s is the code of another assessment.") % {"code": code})
    return code


def open_by_hand(
    state: str,
    code: str,
    kind: str,
    terms: Terms,
    *,
    actor: Actor,
    at: datetime,
    previous: Assessment | None = None,
) -> Assessment:
    """Open an assessment of a State with its terms, pinned to the rules of today, for the Body to begin with.

    `code` is suggested where it is left empty. `previous` is the assessment it comes after, whoever made it. Raises
    NotAllowed.
    """
    seat = seat_to_open(actor, state)
    if seat is None:
        raise NotAllowed(may_open_here(actor, state).because)
    code = fitting_code(code or suggested_code(state, at.date(), actor), state, seat.organisation, actor, year=at.year)
    _require_sense(terms, says_why=True)
    if previous is not None and previous.compartment != state:
        raise NotAllowed(_("%(code)s is an assessment of another State.") % {"code": previous.code})
    body = Body.objects.get(pk=seat.body)
    row = Assessment(
        code=code,
        type=kind,
        body=body,
        on_behalf_of_id=body.acts_for_id,
        previous=previous,
        compartment=state,
        holder_id=seat.organisation,
        audience=Audience.BODY,
        **_columns(terms),
        **pinned_today(terms.framework, terms.procedure),
    )
    return open_assessment(row, actor=actor, at=at, instruments=terms.instruments)


def may_correct(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone may correct what an assessment says of itself: those who assess in it."""
    return may_assess(actor, holder=assessment.holder_id, compartment=assessment.compartment, circle=assessment.circle)


def correct_assessment(assessment: Assessment, terms: Terms, *, because: str, actor: Actor, at: datetime) -> Assessment:
    """Correct title, days, mandate and reason of an assessment; its code, kind, Body and readers stay.

    A framework or procedure that is pinned stays pinned; one that was never chosen may be chosen now, in the version of
    today. Raises NotAllowed, Stale.
    """
    require(may_correct(actor, assessment))
    if not because.strip():
        raise NotAllowed(_("Say why it is corrected."))
    _require_sense(terms, says_why=bool(assessment.reason))
    pins = pinned_today(assessment.framework or terms.framework, assessment.procedure or terms.procedure)
    kept = {name: getattr(assessment, name) or pin for name, pin in pins.items()}
    with changeset(actor=actor, at=at, reason=f"correct {assessment.code}: {because.strip()}") as change:
        return change.edit(
            assessment,
            **_columns(terms),
            mandate_instruments=terms.instruments,
            **kept,
        )


def _columns(terms: Terms) -> dict[str, Any]:
    return {
        "title": terms.title.strip(),
        "dates": terms.dates,
        "cut_off": terms.cut_off,
        "reason": terms.reason.strip(),
        "mandate_as_said": terms.mandate_as_said.strip(),
        "mandate_open": terms.mandate_open,
    }


def _require_sense(terms: Terms, *, says_why: bool) -> None:
    if says_why and not terms.reason.strip():
        raise NotAllowed(_("Say why it is opened: whose decision it is."))
    catalogue = load_catalogue()
    unknown = [key for key in terms.instruments if key not in catalogue.instruments]
    if unknown:
        raise NotAllowed(_("%(name)s is not in the catalogue.") % {"name": unknown[0]})
