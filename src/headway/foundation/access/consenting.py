"""Consents: put on record what the State agreed to, and end it."""

from datetime import datetime

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from headway.foundation.access.leaving import BEYOND_SHARED, NEEDED, basis_of, covering, standing_consents
from headway.foundation.access.models import Audience, CaseRecord, Consent
from headway.foundation.access.opening import close_to, own_side
from headway.foundation.access.other_bodies import end_places_let_in_by, with_another_body
from headway.foundation.access.widening import answers_for
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no, require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models.record import model_of

CANNOT_BE_RECALLED = "what has left this installation cannot be recalled"


def may_consent(actor: Actor, consent: Consent) -> Verdict:
    """Whether someone may put a consent on record: the State itself, or a Body that holds its document."""
    if actor.side is Side.SYSTEM:
        return YES
    if not answers_for(actor, consent):
        return no(
            _("The focal point or the approver consents for the State; a Body records what it received from them.")
        )
    if actor.side is not Side.STATE and not consent.document:
        return no(_("Name the document in which the State consents."))
    return YES


def may_withdraw_consent(actor: Actor, consent: Consent) -> Verdict:
    """Whether someone may end a consent: whoever could have put it on record, while it stands."""
    if consent.withdrawn_on is not None:
        return no(_("It was withdrawn already."))
    return may_consent(actor, consent)


def may_carry(actor: Actor, consent: Consent) -> Verdict:
    """Whether a consent may name the source it does as its document: one of the same file that its writer may see."""
    if consent.source is None or actor.side is Side.SYSTEM:
        return YES
    sources = model_of("source")
    assert issubclass(sources, CaseRecord)
    if sources.objects.visible_to(actor).filter(pk=consent.source, compartment=consent.compartment).exists():
        return YES
    return no(_("The document of a consent is a source of this State's file that you may see."))


def record_consent(consent: Consent, *, actor: Actor, at: datetime) -> Consent:
    """Write down what the State agreed to. Raises NotAllowed."""
    require(may_consent(actor, consent))
    require(may_carry(actor, consent))
    with changeset(actor=actor, at=at, reason=f"consent to {consent.get_what_display()}") as change:
        return change.add(consent)


def withdraw_consent(consent: Consent, *, actor: Actor, at: datetime, reason: str) -> list[CaseRecord]:
    """End a consent: nothing new leaves, and what only it had let out is closed again. Returns those rows.

    They go back to both sides where they name a circle, otherwise to their holder's side. Of a consent to sharing the
    other Bodies' places end in the circles it names; a row that it names is closed to its holder's side. What has been
    read and copied cannot be recalled, and the act's reason says so. Raises NotAllowed, Stale.
    """
    require(may_withdraw_consent(actor, consent))
    audience = {needed: audience for audience, needed in NEEDED.items()}.get(consent.what, "")
    with changeset(actor=actor, at=at, reason=f"{reason}: {CANNOT_BE_RECALLED}") as change:
        let_out: list[CaseRecord] = []
        if audience in BEYOND_SHARED:
            let_out = _let_out_by(consent, audience, at)
        elif audience == Audience.SHARED:
            end_places_let_in_by(consent, change=change, on=at.date())
            let_out = _let_out_by(consent, audience, at, among=with_another_body(consent.compartment, at.date()))
        change.edit(consent, withdrawn_on=at.date())
        for row in let_out:
            row.refresh_from_db()
            if row.audience == audience:
                both = row.circle and audience != Audience.SHARED
                close_to(change, row, Audience.SHARED if both else own_side(row))
    return let_out


def _let_out_by(consent: Consent, audience: str, at: datetime, *, among: Q | None = None) -> list[CaseRecord]:
    """The rows of an audience that this consent covers and nothing else does; what it names comes last."""
    others = [c for c in standing_consents(consent.compartment, consent.what, at.date()) if c.pk != consent.pk]
    found = [
        row
        for model in apps.get_models()
        if issubclass(model, CaseRecord)
        for row in model.objects.unscoped("a consent ends for every row it covered").filter(
            among or Q(), compartment=consent.compartment, audience=audience
        )
        if next(covering([consent], row, circle=row.circle), None)
        and not next(covering(others, row, circle=row.circle), None)
        and basis_of(row) is None
    ]
    under = [row for row in found if row.pk != consent.scope]
    return under or found
