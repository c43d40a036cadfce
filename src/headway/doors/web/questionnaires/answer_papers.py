"""Documents that the State's answer stands on: a file that comes with the form, or one that is on file."""

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.questionnaires.queries import Voiced
from headway.casework.questionnaires.rules import coordinating_seat
from headway.doors.web.parts.addresses import seal, unsealed
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.uploads import keep_document
from headway.foundation.access.models import Audience, CaseQuerySet
from headway.foundation.core.actors import Side
from headway.foundation.core.verdicts import NotAllowed

MOST = 60
"""So many of the State's newest documents are offered."""


def papers_to_choose(request: Request, assessment: Assessment) -> list[tuple[str, str]]:
    """The State's own documents that those who answer for it may attach, the newest first."""
    return [(seal(row.pk), str(row.title)) for row in _own(request, assessment)[:MOST]]


def _own(request: Request, assessment: Assessment) -> CaseQuerySet[Source]:
    rows = Source.objects.visible_to(request.actor).filter(compartment=assessment.compartment, protected=False)
    return rows.filter(holder__state=assessment.compartment).exclude(audience=Audience.OWN).order_by("-dated", "-id")


def answer_papers(request: Request, assessment: Assessment, one: Voiced) -> list[Source]:
    """What a form attaches to one line. Raises Unreadable, NotTaken, NotAllowed."""
    found = []
    key = unsealed(request.POST.get(f"paper:{one.line.key}", ""))
    if key is not None:
        row = _own(request, assessment).filter(pk=key).first()
        if row is None:
            raise NotAllowed(_("That document is not among the State's own."))
        found.append(row)
    file: UploadedFile[bytes] | None = request.FILES.get(f"file:{one.line.key}")
    if file is not None:
        found.append(_kept(request, assessment, file))
    return found


def _kept(request: Request, assessment: Assessment, file: "UploadedFile[bytes]") -> Source:
    seat = coordinating_seat(request.actor, assessment)
    if seat is None or seat.side is not Side.STATE:
        raise NotAllowed(_("Those who answer for the State attach documents to its answer."))
    return keep_document(
        file,
        originator=request.actor.organisation,
        compartment=assessment.compartment,
        holder=seat.organisation,
        audience=Audience.STATE,
        circle=assessment.circle,
        actor=request.actor,
        at=timezone.now(),
    )
