"""Sending a draft for comments: a Word file with hidden marks, kept as it left, with its number, day and recipients."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.engines.followup.queries import NoSuchAssessment
from headway.engines.reports.commenting_rules import SENT_TO, may_send, writes_for
from headway.engines.reports.docx_marks import CallForComments
from headway.engines.reports.files import in_name
from headway.engines.reports.models import Sending, SentTo
from headway.engines.reports.render import MEDIA_TYPES, Format, render_for_comments
from headway.engines.reports.services import write_report
from headway.foundation.access.models import Audience
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor
from headway.foundation.core.days_said import say_day
from headway.foundation.core.verdicts import require
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import store_file
from headway.foundation.ledger.scanning import written_here


def send_for_comments(
    code: str,
    *,
    kind: str,
    readers: str,
    recipients: Iterable[Organisation],
    actor: Actor,
    at: datetime,
    answer_by: date | None = None,
    language: str = "en",
) -> Sending:
    """Keep the next version of a draft as the file that leaves. Raises NoSuchAssessment, NotAllowed.

    It is written for its readers alone, in the language chosen; what was left out is not in it.
    """
    assessment = called(code, actor)
    if assessment is None:
        raise NoSuchAssessment(code)
    require(may_send(actor, assessment, readers))
    number = next_number(assessment, kind, actor)
    mark = secrets.token_hex(6)
    report = write_report(code, kind=kind, audience=readers, actor=actor, at=at, language=language)
    with override(language):
        request = request_for(number, at.date(), answer_by)
    data = render_for_comments(report, CallForComments(mark, request), at=at)
    sight = {
        "compartment": assessment.compartment,
        "holder_id": writes_for(actor, assessment),
        "audience": SENT_TO[readers],
        "circle": assessment.circle,
    }
    with changeset(actor=actor, at=at, reason=f"send version {number} of the {kind} report of {code}") as change:
        name = f"{code}-{kind}-v{number}{in_name(language)}.docx"
        file = store_file(
            change,
            written_here(data),
            name=name,
            media_type=MEDIA_TYPES[Format.DOCX],
            compartment=assessment.compartment,
        )
        sending = change.add(
            Sending(
                assessment=assessment,
                report=kind,
                readers=readers,
                number=number,
                mark=mark,
                file=file,
                digest=file.sha256,
                sent_on=at.date(),
                answer_by=answer_by,
                request=request,
                **sight,
            )
        )
        change.add_all([SentTo(sending=sending, organisation=one, **sight) for one in recipients])
    return sending


def next_number(assessment: Assessment, kind: str, actor: Actor) -> int:
    """The number of the next version among those its sender may see: a gap would tell of what the other side sent."""
    counted = Sending.objects.visible_to(actor).filter(assessment=assessment.pk, report=kind)
    last = counted.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def request_for(number: int, sent_on: date, answer_by: date | None) -> str:
    """What stands under the title of a draft that leaves, in the language in use."""
    told = [_("Version %(number)s, sent for comments on %(day)s.") % {"number": number, "day": say_day(sent_on)}]
    if answer_by:
        told.append(_("Please return it by %(day)s.") % {"day": say_day(answer_by)})
    how = _(
        "Please write your changes into this file with recorded changes, which are switched on, and remarks as "
        "comments in the margin. Paragraph numbers are those of this version and do not change."
    )
    return " ".join([*told, how])


def recipients_for(assessment: Assessment, readers: str) -> list[Organisation]:
    """The institutions that a draft for these readers may go to."""
    if readers == Audience.BODY:
        return list(Organisation.objects.filter(body=assessment.holder.body_id).order_by("name"))
    return list(Organisation.objects.of_state(assessment.compartment).order_by("name"))
