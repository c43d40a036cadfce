"""Documents that the State's answer stands on: a file that comes with the form, or one that is on file."""

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.casework.questionnaires.queries import Voiced
from headway.casework.questionnaires.rules import coordinating_seat
from headway.doors.web.addresses import seal, unsealed
from headway.doors.web.requests import Request
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.sources import limits
from headway.foundation.access.models import Audience, CaseQuerySet
from headway.foundation.core.actors import Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.scanning import scanned

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
            raise NotAllowed("That document is not among the State's own.")
        found.append(row)
    file: UploadedFile[bytes] | None = request.FILES.get(f"file:{one.line.key}")
    if file is not None:
        found.append(_kept(request, assessment, file))
    return found


def _kept(request: Request, assessment: Assessment, file: "UploadedFile[bytes]") -> Source:
    seat = coordinating_seat(request.actor, assessment)
    if seat is None or seat.side is not Side.STATE:
        raise NotAllowed("Those who answer for the State attach documents to its answer.")
    if file.size is not None and file.size > limits().max_bytes:
        raise Unreadable(f"{file.name} has {file.size:,} bytes and the limit is {limits().max_bytes:,}.")
    source = Source(
        type=Source.Kind.DOCUMENT,
        title=(file.name or "Document")[:300],
        originator=request.actor.organisation[:200],
        compartment=assessment.compartment,
        holder_id=seat.organisation,
        audience=Audience.STATE,
        circle=assessment.circle,
    )
    return keep_source(
        source,
        actor=request.actor,
        at=timezone.now(),
        data=scanned(file.read()),
        name=file.name or "document",
        media_type="application/octet-stream",
    )
