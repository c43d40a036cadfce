"""The first page of an assessment: who has the pen, what must be looked at, what was promised, what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import may_correct
from headway.doors.web.access.consents import has_consents
from headway.doors.web.judging.workspace import may_judge_here
from headway.doors.web.letters.register import may_enter_letters
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.shares import Share, shares_of_levels
from headway.doors.web.parts.statuses import known_levels
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.reports.followup import begins_with, shares_of_standings
from headway.doors.web.reports.readers import may_draft
from headway.engines.followup.comparison import compare
from headway.engines.followup.opening import may_begin_after
from headway.engines.followup.queries import File, NoSuchAssessment, Part, file_of, snapshot_of
from headway.engines.followup.snapshot import Case, Promised, Snapshot
from headway.engines.followup.times import newest
from headway.foundation.access.models import Audience
from headway.foundation.catalogue.languages import in_readers_language
from headway.foundation.catalogue.pins import bare
from headway.foundation.catalogue.queries import framework_pinned, procedure_pinned
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor

TOLD = (Part.RECOMMENDATIONS, Part.PROGRESS, Part.JUDGEMENTS, Part.PROMISES)
"""What the first page tells; where there is an earlier visit, how the threat moved since, too."""
UNSETTLED = ("open", "partly met")
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Mandate:
    """What an assessment is about: whole instruments, and provisions of others, as people cite them."""

    instruments: tuple[str, ...]
    provisions: tuple[str, ...]


@require_safe
def assessment_page(request: Request, code: str) -> HttpResponse:
    """An assessment as far as the reader may see it. A stranger gets 404."""
    actor = request.actor
    try:
        file = file_of(code, actor)
    except NoSuchAssessment:
        raise Http404 from None
    assessment = file.asked
    snapshot = _told(file, actor)
    comparison = compare(snapshot)
    promises = unsettled(snapshot.promises)
    corrects = bool(may_correct(actor, assessment))
    return render(
        request,
        "web/assessment.html",
        {
            "assessment": assessment,
            "state": load_catalogue().states.get(assessment.compartment),
            "track": drawn_track(assessment, actor),
            "looked_at": begins_with(comparison),
            "shares": shares_of_standings(comparison.paths) if snapshot.previous else shares_of_its_own(snapshot),
            "promises": promises[:SHOWN],
            "more": len(promises) - SHOWN,
            "mandate": mandate_of(snapshot.case),
            "pinned": pinned_to(assessment),
            "delegation": comparison.delegation,
            "may_open": not file.is_followed and may_begin_after(actor, assessment),
            "may_correct": corrects,
            "may_pass_on": corrects and assessment.audience in {Audience.OWN, Audience.BODY},
            "may_judge": may_judge_here(request, assessment),
            "may_enter": may_enter_letters(request, assessment.compartment),
            "drafts": may_draft(actor),
            "consents": has_consents(actor, assessment.compartment),
        },
    )


def _told(file: File, actor: Actor) -> Snapshot:
    parts = (*TOLD, Part.THREATS) if file.asked.previous_id else TOLD
    return snapshot_of(file, actor, parts)


def shares_of_its_own(snapshot: Snapshot) -> list[Share]:
    """How the recommendations that an assessment made itself stand by now."""
    own = [row.id for row in snapshot.recommendations if row.assessment == snapshot.case.id]
    last: dict[object, tuple[str, str]] = {}
    for row in sorted(snapshot.progress, key=lambda row: (newest(row.as_of), str(row.id))):
        if row.side == "body":
            last[row.recommendation] = (row.scale, row.level) if row.level else ("", "")
    return shares_of_levels([last.get(key, ("", "")) for key in own], known_levels()) if own else []


def unsettled(promises: Iterable[Promised]) -> Sequence[Promised]:
    """What was promised or asked for and is not settled: what is due first, then what is open-ended."""
    found = sorted((row for row in promises if row.state in UNSETTLED), key=attrgetter("as_said"))
    return sorted(found, key=lambda row: (row.due is None, str(row.due)))


def pinned_to(assessment: Assessment) -> list[tuple[str, str]]:
    """The framework and the procedure that it began with: the title of each as the reader has it, and its edition."""
    found = [
        ("frameworks", assessment.framework, framework_pinned(assessment.framework) if assessment.framework else None),
        ("procedures", assessment.procedure, procedure_pinned(assessment.procedure) if assessment.procedure else None),
    ]
    return [
        (in_readers_language(section, bare(pin), row.title if row else bare(pin)), pin.partition("@")[2])
        for section, pin, row in found
        if pin
    ]


def mandate_of(case: Case) -> Mandate:
    """The mandate in the words of the catalogue; of an instrument that is named whole no provision is listed."""
    catalogue = load_catalogue()
    provisions = [catalogue.provisions[key] for key in case.mandate_provisions if key in catalogue.provisions]
    return Mandate(
        tuple(
            catalogue.instruments[key].symbol if key in catalogue.instruments else key
            for key in case.mandate_instruments
        ),
        tuple(
            f"{catalogue.instruments[row.instrument].symbol}, {row.ref}"
            for row in provisions
            if row.instrument not in case.mandate_instruments
        ),
    )
