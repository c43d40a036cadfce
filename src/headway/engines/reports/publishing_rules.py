"""May this person prepare, change, agree to, publish or end the public version of a report now?"""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headway.engines.reports.models import Edition, Publication
from headway.engines.reports.words import term
from headway.foundation.access.models import Audience, Consent
from headway.foundation.access.policy import STATE_ROLES
from headway.foundation.access.rules import may_assess
from headway.foundation.access.second_person import needs_second
from headway.foundation.access.widening import may_widen
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import YES, Verdict, no

PUBLISH = "publish"


def may_prepare(actor: Actor, edition: Edition) -> Verdict:
    """Whether someone may begin a public version: the Body, of an adopted report whose parts were kept."""
    if edition.status != Edition.Status.ADOPTED:
        return no(
            _("Only an adopted report has a public version. This one is %(status)s.")
            % {"status": term(edition.get_status_display())}
        )
    if edition.content_id is None:
        return no(_("It was kept before its parts were: keep a revised version of it, whose parts can be chosen."))
    return may_assess(
        actor, holder=edition.holder_id, compartment=edition.compartment, circle=edition.assessment.circle
    )


def may_choose(actor: Actor, publication: Publication) -> Verdict:
    """Whether someone may choose what stays: the Body that holds it, and whoever answers for the State."""
    if publication.ended_on is not None:
        return no(_("It was ended: begin another one."))
    if publication.published_on is not None:
        return no(_("It is published and does not change any more: end it and begin another one."))
    if actor.side is Side.SYSTEM or seat_of_the_state(actor, publication) is not None:
        return YES
    verdict = may_assess(actor, holder=publication.holder_id, compartment=publication.compartment)
    return verdict or no(_("The Body that wrote the report and the State’s focal point or approver choose what stays."))


def may_agree(actor: Actor, publication: Publication) -> Verdict:
    """Whether someone may record that the State agrees: whoever answers for it, or the Body with the document."""
    verdict = may_choose(actor, publication)
    if not verdict:
        return verdict
    if publication.public_from is None or not publication.place:
        return no(_("Say first where it is published and from when: the State agrees to that too."))
    return YES


def may_publish(actor: Actor, publication: Publication, *, digest: str, open_findings: int, on: date) -> Verdict:
    """Whether someone may publish it: the Body, what the State agreed to, from the day agreed, with nothing given away.

    `digest` is that of the version as it would be published.
    """
    verdict = may_choose(actor, publication)
    if not verdict:
        return verdict
    if seat_of_the_state(actor, publication) is not None:
        return no(_("The Body publishes it; the State agrees to it."))
    if not publication.agreed_as:
        return no(_("The State has not agreed to it."))
    if publication.agreed_as != digest:
        return no(
            _("It was changed after the State agreed to it: the State agrees to what is published, and to that only.")
        )
    if open_findings:
        return no(
            ngettext(
                "%(count)s part of what stays may tell of what left: mend it, or say why it may stay.",
                "%(count)s parts of what stays may tell of what left: mend them, or say why they may stay.",
                open_findings,
            )
            % {"count": open_findings}
        )
    if publication.public_from is not None and on < publication.public_from:
        return no(_("The State agreed to it from %(day)s on.") % {"day": say_day(publication.public_from)})
    return may_widen(actor, publication, Audience.PUBLIC, on=on)


def wants_second(actor: Actor, publication: Publication) -> bool:
    """Whether publishing needs a second person: where the Body itself recorded the agreement that stands.

    Where the State agreed here by its own hand, that was the other person.
    """
    return needs_second(actor, PUBLISH) and not _agreed_by_the_state_itself(publication)


def _agreed_by_the_state_itself(publication: Publication) -> bool:
    given = Consent.objects.unscoped("who recorded the agreement says how many are needed to publish")
    found = given.filter(scope=publication.pk, what=Consent.What.PUBLISH, withdrawn_on=None)
    newest = found.select_related("holder").order_by("-id").first()
    return newest is not None and newest.holder.state_id is not None


def may_end(actor: Actor, publication: Publication) -> Verdict:
    """Whether someone may end it: either side, at any moment."""
    if publication.ended_on is not None:
        return no(_("It was ended already."))
    if actor.side is Side.SYSTEM or seat_of_the_state(actor, publication) is not None:
        return YES
    return may_assess(actor, holder=publication.holder_id, compartment=publication.compartment)


def seat_of_the_state(actor: Actor, row: Publication | Consent) -> UUID | None:
    """The organisation for which someone answers for the State of a row; None where they do not."""
    return next(
        (
            seat.organisation
            for seat in actor.seats
            if seat.side is Side.STATE and seat.role in STATE_ROLES and seat.compartment == row.compartment
        ),
        None,
    )
