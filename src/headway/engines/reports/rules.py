"""May this person take this step with a report now? The rules of its way to adoption."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from headway.casework.assessments.models import Assessment
from headway.engines.reports.line import Line, line_of, waits_for
from headway.engines.reports.models import Edition, Objection
from headway.engines.reports.words import term
from headway.foundation.access.models import CaseRecord, Membership
from headway.foundation.access.policy import BODY_ROLES
from headway.foundation.access.rules import may_assess, reaches
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import YES, NotAllowed, Verdict, no

STATUS = Edition.Status


def may_keep(actor: Actor, assessment: Assessment) -> Verdict:
    """Whether someone may keep a report of an assessment as it stands, to be cleared."""
    return may_assess(actor, holder=assessment.holder_id, compartment=assessment.compartment, circle=assessment.circle)


def may_replace(
    actor: Actor, assessment: Assessment, kind: str, readers: str, replaces: Edition | None, corrects: str
) -> Verdict:
    """Whether a report may be kept beside those that were adopted: only as a revised version that names the last."""
    adopted = Edition.objects.visible_to(actor).filter(
        assessment=assessment.pk, report=kind, readers=readers, status=STATUS.ADOPTED
    )
    last = adopted.exclude(correction=Edition.Correction.CORRIGENDUM).order_by("adopted_on", "id").last()
    if last is None:
        wrong = no(_("Only an adopted report is replaced; nothing of this kind was adopted."))
        return YES if replaces is None else wrong
    if replaces is None or replaces.pk != last.pk:
        return no(
            _(
                "The report of this kind was adopted (%(day)s) and does not change: issue a corrigendum, or keep a "
                "revised version that names it."
            )
            % {"day": say_day(last.adopted_on) if last.adopted_on else pgettext("word", "not known")}
        )
    return YES if corrects.strip() else no(_("Say what the revised version corrects: it is printed in it."))


def may_clear(actor: Actor, edition: CaseRecord, line: Line | None = None) -> Verdict:
    """Whether someone may clear a report, or propose to; `line` where its offices were read already."""
    assert isinstance(edition, Edition)
    verdict = _is(edition, STATUS.DRAFT, _("Only a draft is cleared.")) and _of_the_body(actor, edition)
    office = waits_for(line_of(edition) if line is None else line) if verdict else None
    return no(_with(office.title)) if office else verdict


def may_say_for(actor: Actor, edition: Edition, office: str, line: Line | None = None) -> Verdict:
    """Whether someone may record what an office of the line says: the Body, for the office whose turn it is."""
    verdict = _is(edition, STATUS.DRAFT, _("Only a draft goes along the line.")) and _of_the_body(actor, edition)
    if not verdict:
        return verdict
    turn = waits_for(line_of(edition) if line is None else line)
    if turn is None:
        return no(_("Every office of the line has cleared it, or its procedure names none."))
    return YES if turn.id == office else no(_with(turn.title))


def may_submit(actor: Actor, edition: Edition) -> Verdict:
    """Whether someone may send a cleared report to the Committee."""
    verdict = _is(edition, STATUS.CLEARED, _("Only a cleared report is submitted for adoption."))
    verdict = verdict and _of_the_body(actor, edition)
    return verdict and _has_a_committee(edition)


def may_object(actor: Actor, edition: Edition, *, on: date) -> Verdict:
    """Whether someone may object on a day, or ask for time."""
    verdict = _is(edition, STATUS.SUBMITTED, _("Only a report submitted for adoption can be objected to."))
    verdict = verdict and _has_a_committee(edition)
    verdict = verdict and _is_member(actor, committee_of(edition))
    if verdict and edition.silence_until is not None and on >= edition.silence_until:
        return no(_("The day by which to object has passed."))
    return verdict


def may_answer(actor: Actor, objection: Objection) -> Verdict:
    """Whether someone may answer an objection."""
    if objection.answered_on is not None:
        return no(_("It has been answered already."))
    if not Objection.objects.visible_to(actor).filter(pk=objection.pk).exists() and actor.side is not Side.SYSTEM:
        return no(_("Whoever sits in the Committee, or reads for it, answers it."))
    return YES


def may_record_decision(actor: Actor, edition: Edition, document: str, *, on: date) -> Verdict:
    """Whether someone may record that the Committee decided to adopt; the secretariat only with the document."""
    verdict = _is(edition, STATUS.SUBMITTED, _("Only a report submitted for adoption is adopted."))
    verdict = verdict and _has_a_committee(edition)
    if not verdict:
        return verdict
    committee = committee_of(edition)
    member = _is_member(actor, committee)
    seated = Membership.objects.in_force(on).filter(
        organisation=committee, role=Role.MEMBER.value, user__is_active=True
    )
    if member or seated.exists():
        return member
    verdict = _of_the_body(actor, edition)
    return no(_("Name the document in which the Committee decided.")) if verdict and not document else verdict


def may_adopt_by_silence(actor: Actor, edition: Edition, *, on: date) -> Verdict:
    """Whether someone may record that the day passed by which nobody objected, or all was answered."""
    verdict = _is(edition, STATUS.SUBMITTED, _("Only a report submitted for adoption is adopted."))
    verdict = verdict and _of_the_body(actor, edition)
    if not verdict:
        return verdict
    if edition.silence_until is None or on < edition.silence_until:
        return no(_("The day by which to object has not passed."))
    standing = Objection.objects.unscoped("the clock stands still for whoever objected").filter(
        edition=edition.pk, answered_on=None
    )
    if standing.exists():
        return no(_("An objection or a request for time stands: silence is no consent until it is answered."))
    return YES


def committee_of(edition: Edition) -> Organisation:
    """The organisation that stands for the Committee a report goes to. Raises NotAllowed."""
    body = edition.assessment.on_behalf_of_id or edition.assessment.body_id
    found = Organisation.objects.filter(body=body, type="body").order_by("id").first()
    if found is None:
        raise NotAllowed(_("No organisation here stands for the Committee on whose behalf the assessment was made."))
    return found


def _has_a_committee(edition: Edition) -> Verdict:
    try:
        committee_of(edition)
    except NotAllowed as error:
        return no(str(error))
    return YES


def _with(office: str) -> str:
    return _("It is with the %(office)s now.") % {"office": term(office)}


def _is(edition: Edition, status: str, otherwise: str) -> Verdict:
    if edition.status == status:
        return YES
    return no(
        _("%(refused)s This one is %(status)s.") % {"refused": otherwise, "status": term(edition.get_status_display())}
    )


def _of_the_body(actor: Actor, edition: Edition, roles: frozenset[Role] = BODY_ROLES) -> Verdict:
    if actor.side is Side.SYSTEM:
        return YES
    for seat in actor.seats:
        if (
            seat.role in roles
            and seat.side is Side.BODY
            and seat.body == str(edition.holder.body_id or "-")
            and seat.compartment in {"", edition.compartment}
            and reaches(seat, edition.holder_id, edition.circle)
        ):
            return YES
    return no(_("Only the Body that wrote the report does this."))


def _is_member(actor: Actor, committee: Organisation) -> Verdict:
    if any(seat.role is Role.MEMBER and seat.organisation == committee.pk for seat in actor.seats):
        return YES
    return no(_("Only a member of the Committee does this."))
