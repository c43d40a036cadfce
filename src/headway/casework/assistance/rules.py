"""May this person agree to a need, offer help, match, say what came of it?"""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from headway.casework.assistance.models import Match, Need, Offer
from headway.foundation.access.models import Audience, CaseRecord
from headway.foundation.access.policy import PARTNER_ROLES, STATE_ROLES
from headway.foundation.access.rules import may_provide, may_write, not_passed_on, reaches
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import YES, Verdict, no

NEXT = {
    Match.Status.PROPOSED: (Match.Status.AGREED, Match.Status.DROPPED),
    Match.Status.AGREED: (Match.Status.UNDER_WAY, Match.Status.DELIVERED, Match.Status.DROPPED),
    Match.Status.UNDER_WAY: (Match.Status.DELIVERED, Match.Status.DROPPED),
    Match.Status.DELIVERED: (),
    Match.Status.DROPPED: (Match.Status.PROPOSED,),
}
"""What a match may become from where it stands."""

NOT_ANOTHERS = gettext_noop("A partner enters its own offers, not another's.")


def answers_for_state(actor: Actor, row: CaseRecord) -> bool:
    """Whether someone speaks for a State on a row: its focal point or approver, of what they see.

    They see neither what the Body keeps to itself nor what another institution has not passed on.
    """
    return any(
        seat.side is Side.STATE
        and seat.role in STATE_ROLES
        and seat.compartment == row.compartment
        and (row.audience not in {Audience.OWN, Audience.BODY} or seat.organisation == row.holder_id)
        for seat in actor.seats
    )


def may_agree(actor: Actor, need: Need, *, proof: bool) -> Verdict:
    """Whether someone records that the State agreed to a need: the State itself, or who holds it with its proof."""
    if need.agreed_on is not None:
        return no(_("The State has agreed to it already."))
    if need.state == Need.State.WITHDRAWN:
        return no(_("It was withdrawn."))
    return may_say_agreed(actor, need, proof=proof)


def may_say_agreed(actor: Actor, need: Need, *, proof: bool) -> Verdict:
    """Whether someone's word that the State agreed counts: the State's own, or the holder's with a document."""
    if actor.side is Side.SYSTEM or answers_for_state(actor, need):
        return YES
    verdict = may_write(actor, holder=need.holder_id, compartment=need.compartment, circle=need.circle)
    if verdict and not proof:
        return no(_("Name the document in which the State agreed: a letter, a record, a report."))
    return verdict


def may_close(actor: Actor, need: Need) -> Verdict:
    """Whether someone says that a need is met or withdrawn: the State, or who holds it."""
    if need.state in {Need.State.MET, Need.State.WITHDRAWN}:
        return no(_("It is closed already."))
    return _state_or_holder(actor, need)


def was_agreed(need: Need) -> Verdict:
    """Whether help may be set against a need at all."""
    if need.agreed_on is None:
        return no(_("The State has not agreed to this need; help is matched with needs that it agreed to."))
    return YES


def may_match(actor: Actor, need: Need) -> Verdict:
    """Whether someone sets an offer against a need: only one that the State has agreed to."""
    agreed = was_agreed(need)
    if not agreed:
        return agreed
    if need.state in {Need.State.MET, Need.State.WITHDRAWN}:
        return no(_("It is closed already."))
    return _state_or_holder(actor, need)


def may_move(actor: Actor, match: Match, status: str) -> Verdict:
    """Whether a match becomes something else now: the State and who holds it agree; the provider says it delivers."""
    if status not in {word.value for word in NEXT[Match.Status(match.status)]}:
        return no(
            _("What is %(status)s does not become %(wanted)s.")
            % {"status": pgettext("word", match.get_status_display()), "wanted": pgettext("word", status)}
        )
    verdict = _state_or_holder(actor, match)
    if verdict:
        return verdict
    released = match.audience in {Audience.PARTNERS, Audience.PUBLIC}
    provides = released and any(
        seat.side is Side.PARTNER
        and seat.role in PARTNER_ROLES
        and seat.organisation == match.offer.provider_id
        and seat.compartment in {"", match.compartment}
        and reaches(seat, match.holder_id, match.circle)
        for seat in actor.seats
    )
    if provides and status != Match.Status.AGREED:
        return YES
    return no(_("The State, or the organisation that keeps the match, agrees to it; its provider says how it goes."))


def may_offer(actor: Actor, offer: Offer) -> Verdict:
    """Whether someone records an offer: a partner its own, another side what it was told."""
    if enters_its_own_alone(actor, offer.holder_id) and offer.provider_id != offer.holder_id:
        return no(_(NOT_ANOTHERS))
    return may_provide(actor, holder=offer.holder_id, compartment=offer.compartment, circle=offer.circle)


def enters_its_own_alone(actor: Actor, holder: UUID) -> bool:
    """Whether what someone enters for an organisation is a partner's, which speaks for itself and for no other."""
    return any(seat.side is Side.PARTNER and seat.organisation == holder for seat in actor.seats)


def may_change_offer(actor: Actor, offer: Offer) -> Verdict:
    """Whether someone changes an offer: its holder, also after it was passed on; the ledger keeps what it said."""
    return may_offer(actor, offer)


def may_correct_offer(actor: Actor, offer: Offer) -> Verdict:
    """Whether someone corrects an offer where it stands: its holder, before it was passed on."""
    verdict = may_offer(actor, offer)
    return not_passed_on(offer) if verdict else verdict


def _state_or_holder(actor: Actor, row: CaseRecord) -> Verdict:
    if actor.side is Side.SYSTEM:
        return YES
    if answers_for_state(actor, row):
        return YES
    return may_write(actor, holder=row.holder_id, compartment=row.compartment, circle=row.circle)
