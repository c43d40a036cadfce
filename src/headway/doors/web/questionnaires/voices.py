"""The questionnaire of an assessment: three voices side by side, one question at a time, submitting a chapter."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.assessments.models import Answer, Assessment
from headway.casework.assessments.queries import called
from headway.casework.questionnaires.answering import (
    Draft,
    draft_answer,
    give_voice,
    prefill_from_last_cycle,
    reopen_answers,
    submit_answers,
)
from headway.casework.questionnaires.models import (
    AnswerContribution,
    AnswerEvidence,
    Contribution,
    SealedContribution,
    Submission,
)
from headway.casework.questionnaires.prefilling import prefill_from_observations
from headway.casework.questionnaires.queries import (
    Section,
    Voiced,
    assignments_for,
    evidence_of,
    sections_of,
    submissions_of,
)
from headway.casework.questionnaires.rules import (
    may_assess_answers,
    may_coordinate,
    may_draft,
    may_submit_at_all,
)
from headway.casework.questionnaires.values import STATUSES, Given, NotAnAnswer
from headway.doors.web.parts.addresses import seal
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.questionnaires.answer_papers import answer_papers, papers_to_choose
from headway.doors.web.questionnaires.words import said_in_words
from headway.doors.web.translations.translating import texts_for
from headway.engines.intake.readers.limits import Unreadable
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale, changeset
from headway.foundation.ledger.models.record import DoesNotFit
from headway.foundation.ledger.scanning import NotTaken

REFUSED = (NotAllowed, NotAnAnswer, Stale, DoesNotFit, NotTaken, Unreadable)
VOICES = (
    (Answer.Voice.PREFILL, gettext_lazy("Assessor’s prefill")),
    (Answer.Voice.STATE, gettext_lazy("The State")),
    (Answer.Voice.AGREED, gettext_lazy("Agreed")),
)


def assessment_seen(request: Request, code: str) -> Assessment:
    """The assessment, for whoever takes part in it; strangers and the public learn nothing."""
    assessment = called(code, request.actor)
    if assessment is None or not request.actor.seats:
        raise Http404
    return assessment


@require_GET
def questionnaire(request: Request, code: str) -> HttpResponse:
    """One chapter at a time: what each voice says to each question, with its sources."""
    assessment = assessment_seen(request, code)
    sections = sections_of(assessment, request.actor)
    shown = _shown(sections, request.GET.get("section", ""))
    rows = [answer for line in (shown.lines if shown else ()) for answer in line.voices.values()]
    evidence = evidence_of(rows, request.actor)
    coordinates = bool(may_coordinate(request.actor, assessment))
    submissions = submissions_of(assessment, request.actor)
    area = shown.area.pk if shown else ""
    submits = coordinates and bool(may_submit_at_all(request.actor, assessment))
    closed = any(row.reopened_on is None and row.section in {"", area} for row in submissions)
    context = {
        "assessment": assessment,
        "track": drawn_track(assessment, request.actor),
        "sections": [(one, one.answered(Answer.Voice.STATE), len(one.asked)) for one in sections],
        "shown": shown,
        "lines": [_line(one, evidence) for one in (shown.lines if shown else ())],
        "coordinates": coordinates,
        "assesses": bool(may_assess_answers(request.actor, assessment)),
        "mine": [] if coordinates else list(assignments_for(request.actor, assessment)),
        "may_submit": submits and not closed,
        "waiting": sum(1 for one in (shown.lines if shown else ()) if _is_draft(one)),
        "submissions": [(row, submits and row.reopened_on is None) for row in submissions],
    }
    return render(request, "web/questionnaires/questionnaire.html", context)


def _shown(sections: list[Section], wanted: str) -> Section | None:
    return next((one for one in sections if one.area.pk == wanted), sections[0] if sections else None)


def _is_draft(one: Voiced) -> bool:
    row = one.voices.get(Answer.Voice.STATE)
    return row is not None and row.audience == "state"


def _line(one: Voiced, evidence: dict[UUID, list[AnswerEvidence]]) -> dict[str, object]:
    """A question as the page shows it: each voice with its words, its sources, and whether it is still a draft."""
    question = one.line.question
    told = []
    for voice, title in VOICES:
        row = one.voices.get(voice)
        told.append(
            {
                "title": title,
                "row": row,
                "words": said_in_words(question, row) if row else "",
                "evidence": evidence.get(row.pk, []) if row else [],
                "is_draft": row is not None and row.audience in {"state", "body"},
            }
        )
    return {"one": one, "voices": told, "ministries": len(one.contributions)}


@require_http_methods(["GET", "POST"])
def answer(request: Request, code: str, question: str) -> HttpResponse:
    """One question: what ministries contributed, what the draft says, and the form for the reader's own voice."""
    assessment = assessment_seen(request, code)
    sections = sections_of(assessment, request.actor)
    lines = [one for section in sections for one in section.lines if one.line.question.id == question]
    if not lines:
        raise Http404
    asked = lines[0].line.question
    drafts = may_draft(request.actor, assessment, asked.area)
    assesses = may_assess_answers(request.actor, assessment)
    if request.method == "POST":
        if not may_coordinate(request.actor, assessment) and not assesses:
            raise Http404
        try:
            _write(request, assessment, lines)
        except REFUSED as error:
            messages.error(request, _("Nothing was kept. %(why)s") % {"why": error})
        else:
            messages.success(request, _("Kept."))
            return redirect("web:answer-question", code=assessment.code, question=question)
    return render(
        request,
        "web/questionnaires/answer.html",
        {
            "assessment": assessment,
            "question": asked,
            "lines": [_to_write(request, one) for one in lines],
            "statuses": STATUSES,
            "drafts": drafts if may_coordinate(request.actor, assessment) else None,
            "assesses": bool(assesses),
            "contributions": _contributions(request, lines),
            "papers": papers_to_choose(request, assessment) if drafts else [],
            "attached": _attached(request, lines),
            "section": next(s.area for s in sections for one in s.lines if one is lines[0]),
            "differ": any(one.differ for one in lines),
            "texts": texts_for(request, *(row for one in lines for row in one.voices.values())),
        },
        status=422 if request.method == "POST" else 200,
    )


def _attached(request: Request, lines: list[Voiced]) -> list[AnswerEvidence]:
    """What the State's answer stands on already."""
    rows = [one.voices[Answer.Voice.STATE] for one in lines if Answer.Voice.STATE in one.voices]
    return [paper for papers in evidence_of(rows, request.actor).values() for paper in papers]


def _to_write(request: Request, one: Voiced) -> dict[str, object]:
    """A line of the form: what was typed goes before what stands."""
    voice = Answer.Voice.PREFILL if request.actor.side == "body" else Answer.Voice.STATE
    row = one.voices.get(voice)
    key = one.line.key
    given = request.POST
    return {
        "line": one.line,
        "key": key,
        "status": given.get(f"status:{key}", row.status if row else "answered"),
        "value": given.get(f"value:{key}", row.value if row else ""),
        "text": given.get(f"text:{key}", row.text if row else ""),
        "voices": [
            (title, said_in_words(one.line.question, one.voices[voice]), one.voices[voice])
            for voice, title in VOICES
            if voice in one.voices
        ],
    }


def _contributions(request: Request, lines: list[Voiced]) -> list[dict[str, object]]:
    rows = [(one, row) for one in lines for row in one.contributions]
    kept = SealedContribution.objects.visible_to(request.actor).filter(contribution__in=[row.pk for _, row in rows])
    words = {row.contribution_id: row for row in kept}
    cited = set(
        AnswerContribution.objects.visible_to(request.actor)
        .filter(contribution__in=[row.pk for _, row in rows])
        .values_list("contribution", flat=True)
    )
    return [
        {
            "row": row,
            "part": one.line.label if one.line.part else "",
            "words": said_in_words(one.line.question, words.get(row.pk, row), row),
            "is_open": not row.sealed or row.pk in words,
            "key": seal(row.pk),
            "cited": row.pk in cited,
        }
        for one, row in rows
    ]


def _write(request: Request, assessment: Assessment, lines: list[Voiced]) -> None:
    now, actor, post = timezone.now(), request.actor, request.POST
    voice = post.get("voice", "")
    chosen = set(post.getlist("cites"))
    rows: dict[str, list[Contribution]] = {
        one.line.key: [row for row in one.contributions if seal(row.pk) in chosen] for one in lines
    }
    with changeset(actor=actor, at=now, reason=f"{assessment}: answers to {lines[0].line.question.id}"):
        _write_each(request, assessment, lines, rows, voice, now)


def _write_each(
    request: Request,
    assessment: Assessment,
    lines: list[Voiced],
    rows: dict[str, list[Contribution]],
    voice: str,
    now: datetime,
) -> None:
    actor, post = request.actor, request.POST
    for one in lines:
        given = given_from(post, one)
        papers = answer_papers(request, assessment, one) if voice == Answer.Voice.STATE else []
        if given.is_silent and papers:
            raise NotAllowed(
                _("%(question)s: answer it first; a document stands beside an answer.") % {"question": one.line.key}
            )
        if given.is_silent:
            continue
        if voice == Answer.Voice.STATE:
            draft_answer(assessment, Draft(given, rows[one.line.key], papers), actor=actor, at=now)
        elif voice in {Answer.Voice.PREFILL, Answer.Voice.AGREED}:
            give_voice(assessment, voice, given, actor=actor, at=now, shown=bool(post.get("shown")))
        else:
            raise NotAllowed(_("Say whose answer it is."))


def given_from(post: QueryDict, one: Voiced) -> Given:
    """What a form says of one line."""
    key = one.line.key
    return Given(
        one.line.question.id,
        one.line.part,
        one.line.question.version,
        status=post.get(f"status:{key}", "answered"),
        value=post.get(f"value:{key}", "").strip(),
        text=post.get(f"text:{key}", "").strip(),
    )


@require_POST
def prefill(request: Request, code: str) -> HttpResponse:
    """Prefill from the assessment before, or from observations: where there is no prefill yet."""
    assessment = assessment_seen(request, code)
    if not may_assess_answers(request.actor, assessment):
        raise Http404
    if request.POST.get("from") == "observations":
        found = prefill_from_observations(assessment, actor=request.actor, at=timezone.now())
        if found:
            messages.success(request, _prefilled(len(found)))
        else:
            messages.info(request, _("Nothing that was observed bears on a question without a prefill."))
        return redirect("web:questionnaire", code=assessment.code)
    rows = prefill_from_last_cycle(assessment, actor=request.actor, at=timezone.now())
    if rows:
        messages.success(request, _carried_over(len(rows)))
    else:
        messages.info(request, _("The last cycle holds no answer that is not prefilled already."))
    return redirect("web:questionnaire", code=assessment.code)


def _prefilled(count: int) -> str:
    return ngettext(
        "%(count)s answers are prefilled with what was observed, for the Body alone.",
        "%(count)s answers are prefilled with what was observed, for the Body alone.",
        count,
    ) % {"count": count}


def _carried_over(count: int) -> str:
    return ngettext(
        "%(count)s answers of the last cycle stand as prefill, for the Body alone.",
        "%(count)s answers of the last cycle stand as prefill, for the Body alone.",
        count,
    ) % {"count": count}


@require_POST
def submit(request: Request, code: str) -> HttpResponse:
    """Submit a chapter, or all of it."""
    assessment = assessment_seen(request, code)
    if not may_coordinate(request.actor, assessment):
        raise Http404
    section = request.POST.get("section", "")
    try:
        row = submit_answers(assessment, section, actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("It was not submitted. %(why)s") % {"why": error})
    else:
        messages.success(
            request, _("Submitted as version %(number)s. It is frozen; the Body has it.") % {"number": row.number}
        )
    return redirect(f"{reverse('web:questionnaire', args=[assessment.code])}?section={section}")


@require_POST
def reopen(request: Request, key: UUID) -> HttpResponse:
    """Open again what was submitted."""
    rows = Submission.objects.visible_to(request.actor).select_related("assessment")
    row = get_object_or_404(rows, pk=key)
    if not may_coordinate(request.actor, row.assessment):
        raise Http404
    try:
        reopen_answers(row, actor=request.actor, at=timezone.now(), reason=request.POST.get("reason", ""))
    except REFUSED as error:
        messages.error(request, _("It was not opened again. %(why)s") % {"why": error})
    else:
        messages.success(
            request, _("Version %(number)s stays on record; the next one is being drafted.") % {"number": row.number}
        )
    return redirect("web:questionnaire", code=row.assessment.code)
