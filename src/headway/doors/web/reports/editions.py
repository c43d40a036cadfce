"""A report's way to adoption: kept, cleared by two, submitted, objected to and answered, adopted."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.given import day_given
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.rows_said import say_report
from headway.doors.web.parts.statuses import Status
from headway.doors.web.reports.readers import kind_for, language_asked, readers_of
from headway.engines.reports.adoption import (
    CLEAR,
    adopt,
    adopt_by_silence,
    answer_objection,
    keep_edition,
    propose_clearing,
    raise_objection,
    say_for_office,
    submit_for_adoption,
)
from headway.engines.reports.checks import UncitedSentences
from headway.engines.reports.correcting import Reading, issue_corrigendum, may_correct
from headway.engines.reports.covering import NotCovered
from headway.engines.reports.line import Line, lines_of
from headway.engines.reports.models import Edition, Objection, Publication
from headway.engines.reports.publishing_rules import may_prepare
from headway.engines.reports.rules import (
    may_adopt_by_silence,
    may_answer,
    may_clear,
    may_object,
    may_record_decision,
    may_say_for,
    may_submit,
)
from headway.engines.reports.services import list_kinds
from headway.foundation.access.models import PendingAct
from headway.foundation.access.second_person import may_confirm, needs_second
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.verdicts import NotAllowed, Verdict

LOOKS = {
    Edition.Status.DRAFT.value: Status(gettext_noop("Kept, not cleared"), 0, "none"),
    Edition.Status.CLEARED.value: Status(gettext_noop("Cleared"), 25, "little"),
    Edition.Status.SUBMITTED.value: Status(gettext_noop("Submitted for adoption"), 60, "some"),
    Edition.Status.ADOPTED.value: Status(gettext_noop("Adopted"), 100, "good"),
}
ADOPTED = gettext_noop("It is adopted. Nothing of it changes any more, and the delegation's access has ended.")
REFUSALS = (UncitedSentences, NotCovered)


@dataclass(frozen=True, slots=True)
class Step:
    """A report that was kept, how it stands, and what this reader may do with it now."""

    edition: Edition
    title: str
    standing: Status
    objections: list[tuple[Objection, bool]]
    line: Line
    speaks: bool
    waiting: PendingAct | None
    confirm: Verdict | None
    clear: bool
    submit: bool
    object: bool
    decide: bool
    with_document: bool
    silence: bool
    silence_because: str
    public_versions: list[Publication]
    prepare: bool
    correct: bool


def steps_of(assessment: Assessment, actor: Actor) -> list[Step]:
    """The kept reports of an assessment that the reader may see, the newest first."""
    editions = list(
        Edition.objects.visible_to(actor)
        .filter(assessment=assessment)
        .select_related("holder", "assessment", "replaces")
        .order_by("-id")
    )
    keys = [edition.pk for edition in editions]
    drafts = [edition for edition in editions if edition.status == Edition.Status.DRAFT]
    lines = lines_of(drafts) if actor.side is Side.BODY else {}
    versions = list(Publication.objects.visible_to(actor).filter(edition__in=keys)) if keys else []
    objections = list(Objection.objects.visible_to(actor).filter(edition__in=keys))
    acts = PendingAct.objects.visible_to(actor).filter(target__in=keys, status=PendingAct.Status.OPEN)
    waiting = {act.target: act for act in acts}
    return [
        _step(
            edition,
            [o for o in objections if o.edition_id == edition.pk],
            waiting.get(edition.pk),
            [version for version in versions if version.edition == edition.pk],
            lines.get(edition.pk, ()),
            actor,
        )
        for edition in editions
    ]


@require_POST
def keep(request: Request, code: str) -> HttpResponse:
    """Keep a report as it stands; what is cleared and adopted later is these very words."""
    if called(code, request.actor) is None:
        raise Http404
    kind, _colon, readers = request.POST.get("report", "").partition(":")
    outline = kind_for(kind, request.actor)
    if outline is None or readers not in {
        reader.value for reader, _words in readers_of(request.actor, public_only=outline.public_only)
    }:
        raise Http404
    with refusals_told(request, *REFUSALS):
        corrects = request.POST.get("corrects", "").strip()
        adopted = Edition.objects.visible_to(request.actor).filter(
            assessment__code=code, report=kind, readers=readers, status=Edition.Status.ADOPTED
        )
        before = adopted.exclude(correction=Edition.Correction.CORRIGENDUM).order_by("adopted_on", "id").last()
        keep_edition(
            code,
            kind=kind,
            readers=readers,
            actor=request.actor,
            at=timezone.now(),
            replaces=before if corrects else None,
            corrects=corrects,
            language=language_asked(request.POST),
        )
        messages.success(
            request, _("It is kept as it stands. Now one person proposes to clear it, and another confirms.")
        )
    return _back(code)


@require_POST
def say_for(request: Request, key: UUID) -> HttpResponse:
    """Record what the office whose turn it is says on a kept report."""
    edition, office = _edition(request, key), request.POST.get("office", "")
    clears, text = request.POST.get("word") == "clears", request.POST.get("text", "")
    with refusals_told(request, *REFUSALS):
        say_for_office(edition, office, clears=clears, text=text, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is recorded."))
    return _back(edition.assessment.code)


@require_POST
def clear(request: Request, key: UUID) -> HttpResponse:
    """Propose to clear a report; where the installation asks for no second person it is cleared now."""
    edition, reason = _edition(request, key), request.POST.get("reason", "").strip()
    said = _("It is proposed and waits.") if needs_second(request.actor, CLEAR) else _("It is cleared.")
    with refusals_told(request, *REFUSALS):
        if not reason:
            raise NotAllowed(_("Say why in a few words: whoever confirms it reads the reason."))
        propose_clearing(edition, actor=request.actor, at=timezone.now(), reason=reason)
        messages.success(request, said)
    return _back(edition.assessment.code)


@require_POST
def correct(request: Request, key: UUID) -> HttpResponse:
    """Issue a corrigendum to an adopted report: the words as adopted, and what to read instead."""
    edition = _edition(request, key)
    words, instead, why = (request.POST.get(name, "") for name in ("words", "instead", "why"))
    with refusals_told(request, *REFUSALS):
        reading = Reading(words.strip(), instead.strip())
        issue_corrigendum(edition, [reading], why=why, actor=request.actor, at=timezone.now())
        messages.success(request, _("The corrigendum is kept. It is cleared and adopted as the report was."))
    return _back(edition.assessment.code)


@require_POST
def submit(request: Request, key: UUID) -> HttpResponse:
    """Send a cleared report to the Committee, with or without a day by which to object."""
    edition, given = _edition(request, key), request.POST.get("silence_until", "")
    with refusals_told(request, *REFUSALS):
        submit_for_adoption(edition, silence_until=day_given(given), actor=request.actor, at=timezone.now())
        messages.success(request, _("It is with the Committee."))
    return _back(edition.assessment.code)


@require_POST
def object_to(request: Request, key: UUID) -> HttpResponse:
    """Object to a report, or ask for time: the clock of silence stops."""
    edition = _edition(request, key)
    what, text = request.POST.get("what", ""), request.POST.get("text", "").strip()
    if what not in Objection.What.values:
        raise Http404
    with refusals_told(request, *REFUSALS):
        if not text:
            raise NotAllowed(_("Say what stands against it, or for what time is needed."))
        raise_objection(edition, what=what, text=text, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is recorded, and the clock stands still."))
    return _back(edition.assessment.code)


@require_POST
def answer(request: Request, key: UUID) -> HttpResponse:
    """Answer an objection: the clock runs again."""
    found = Objection.objects.visible_to(request.actor).select_related("edition__assessment")
    objection, words = get_object_or_404(found, pk=key), request.POST.get("answer", "").strip()
    with refusals_told(request, *REFUSALS):
        answer_objection(objection, answer=words, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is answered, and the clock runs again."))
    return _back(objection.edition.assessment.code)


@require_POST
def decide(request: Request, key: UUID) -> HttpResponse:
    """Record that the Committee adopted a report."""
    edition = _edition(request, key)
    words, document = (request.POST.get(name, "").strip() for name in ("decision", "document"))
    with refusals_told(request, *REFUSALS):
        adopt(edition, decision=words, document=document, actor=request.actor, at=timezone.now())
        messages.success(request, _(ADOPTED))
    return _back(edition.assessment.code)


@require_POST
def by_silence(request: Request, key: UUID) -> HttpResponse:
    """Record that the day passed by which nobody objected."""
    edition = _edition(request, key)
    with refusals_told(request, *REFUSALS):
        adopt_by_silence(edition, actor=request.actor, at=timezone.now())
        messages.success(request, _(ADOPTED))
    return _back(edition.assessment.code)


def _edition(request: Request, key: UUID) -> Edition:
    found = Edition.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    return get_object_or_404(found.select_related("assessment", "holder", "content"), pk=key)


def _back(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("web:reports", args=[code]) + "#adoption")


def _title(edition: Edition) -> str:
    """The kind of a kept report in words, also where that kind is gone or was another organisation's."""
    names = {kind.id: say_report(kind) for kind in list_kinds()}
    name = names.get(edition.report, edition.report.replace("-", " ").capitalize())
    if edition.correction != "corrigendum":
        return name
    return _("Corrigendum to the %(report)s") % {"report": f"{name[:1].lower()}{name[1:]}"}


def _looks(edition: Edition) -> Status:
    """How far a kept report has come, in the reader's language."""
    return replace(LOOKS[edition.status], word=_(LOOKS[edition.status].word))


def _step(
    edition: Edition,
    objections: list[Objection],
    waiting: PendingAct | None,
    versions: list[Publication],
    line: Line,
    actor: Actor,
) -> Step:
    on = actor.today
    silence = may_adopt_by_silence(actor, edition, on=on)
    passed = edition.status == Edition.Status.SUBMITTED and edition.silence_until and edition.silence_until <= on
    without = bool(may_record_decision(actor, edition, "", on=on))
    return Step(
        edition=edition,
        title=_title(edition),
        standing=_looks(edition),
        objections=[(one, bool(may_answer(actor, one))) for one in objections],
        line=line,
        speaks=any(place.is_next and may_say_for(actor, edition, place.office.id, line) for place in line),
        waiting=waiting,
        confirm=may_confirm(actor, waiting, edition) if waiting else None,
        clear=waiting is None and bool(may_clear(actor, edition, line)),
        submit=bool(may_submit(actor, edition)),
        object=bool(may_object(actor, edition, on=on)),
        decide=without or bool(may_record_decision(actor, edition, "named in the form", on=on)),
        with_document=not without,
        silence=bool(silence),
        silence_because=silence.because if passed and actor.side is Side.BODY else "",
        public_versions=versions,
        prepare=not any(version.ended_on is None for version in versions) and bool(may_prepare(actor, edition)),
        correct=bool(may_correct(actor, edition)),
    )
