"""Drafts that were sent for comments: sending, taking files in, reading what they propose, deciding on each comment."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.queries import called
from headway.casework.evidence.models import Letter
from headway.doors.web.parts.acting import refusals_told
from headway.doors.web.parts.addresses import SealedId, seal, unsealed_or_404
from headway.doors.web.parts.differences import Piece, differences
from headway.doors.web.parts.given import day_given
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.rows_said import say_report
from headway.doors.web.parts.tracks import drawn_track
from headway.doors.web.parts.uploads import note_refused, read_upload
from headway.doors.web.reports.comment_cards import CardGroup, cards_of, proposal_cards
from headway.doors.web.reports.readers import kind_for, kinds_for, language_asked
from headway.engines.exchange.concordance import Pair, concordance
from headway.engines.exchange.disposition_file import table_file
from headway.engines.exchange.disposition_table import comment_table
from headway.engines.exchange.returns import NotSent, TakenIn, accept_return, preview_of, take_back
from headway.engines.exchange.versions import later_versions, version_of
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.engines.reports.commenting import next_audience, pass_on, withdraw_comments
from headway.engines.reports.commenting_rules import (
    SENT_TO,
    may_accept,
    may_dispose,
    may_send,
    may_withdraw,
    writes_for,
)
from headway.engines.reports.disposing import dispose
from headway.engines.reports.files import in_name
from headway.engines.reports.models import Comment, Disposition, Return, Sending
from headway.engines.reports.render import MEDIA_TYPES, Format
from headway.engines.reports.sending import recipients_for, send_for_comments
from headway.engines.reports.values import WORDS, Audience
from headway.foundation.access.departures import record_departure
from headway.foundation.access.noting import carrying
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Side
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import Stale
from headway.foundation.ledger.scanning import NotTaken

REFUSALS = (NotAllowed, Stale, Unreadable, NotTaken, NotSent, TakenIn)


@require_GET
def draft_list(request: Request, code: str) -> HttpResponse:
    """The versions of an assessment's drafts that this reader may see; sending the next, taking files in."""
    assessment = _assessment(request, code)
    sendings = Sending.objects.visible_to(request.actor).filter(assessment=assessment.pk).select_related("holder")
    tables = [comment_table(sending, request.actor) for sending in sendings.order_by("-sent_on", "-pk")]
    readers = [r for r in SENT_TO if may_send(request.actor, assessment, r)]
    context = {
        "assessment": assessment,
        "track": drawn_track(assessment, request.actor),
        "tables": tables,
        "kinds": {kind.id: say_report(kind) for kind in kinds_for(request.actor)},
        "readers": [(r, WORDS[Audience(r)]) for r in reversed(readers)],
        "recipients": _recipients(assessment, readers),
        "may_take_in": bool(tables) and writes_for(request.actor, assessment) is not None,
        "institutions": _institutions(request, assessment),
        "limit": limits().max_bytes,
    }
    return render(request, "web/drafts/list.html", context)


def _recipients(assessment: Assessment, readers: list[str]) -> list[Organisation]:
    found = [organisation for reader in readers for organisation in recipients_for(assessment, reader)]
    return sorted(dict.fromkeys(found), key=lambda one: (one.state_id is None, one.name))


def _institutions(request: Request, assessment: Assessment) -> list[Organisation]:
    """Whose comments this reader may take in: the State's institutions, and for the Body its own and its partners'."""
    own = list(Organisation.objects.of_state(assessment.compartment).order_by("name"))
    return (
        own if request.actor.side is Side.STATE else own + list(Organisation.objects.international().order_by("name"))
    )


@require_POST
def send(request: Request, code: str) -> HttpResponse:
    """Send the next version of a draft for comments; what leaves is kept as it left."""
    assessment = _assessment(request, code)
    kind, readers = request.POST.get("report", ""), request.POST.get("readers", "")
    if kind_for(kind, request.actor) is None or readers not in SENT_TO:
        raise Http404
    chosen = unsealed_or_404(request.POST.getlist("recipient"))
    recipients = [one for one in recipients_for(assessment, readers) if one.pk in chosen]
    with refusals_told(request, *REFUSALS):
        at = timezone.now()
        with carrying() as rows:
            sending = send_for_comments(
                code,
                kind=kind,
                readers=readers,
                recipients=recipients,
                actor=request.actor,
                at=at,
                answer_by=day_given(request.POST.get("answer_by", "")),
                language=language_asked(request.POST),
            )
        record_departure(
            f"{kind} report of {code.upper()} (version {sending.number} for comments)", to=readers,
            compartment=sending.compartment, rows=rows.values(), actor=request.actor, at=at,
        )  # fmt: skip
        messages.success(request, _("The version is kept as it leaves. Take the file below and send it."))
    return HttpResponseRedirect(reverse("web:drafts", args=[assessment.code]))


@require_POST
@limited("upload", method="POST")
def take_in(request: Request, code: str) -> HttpResponse:
    """Take in a file that came back. It is read; its comments wait until they are accepted."""
    assessment = _assessment(request, code)
    file: UploadedFile[bytes] | None = request.FILES.get("file")
    named = unsealed_or_404([request.POST.get("institution", "")])
    institution = next((row for row in _institutions(request, assessment) if row.pk in named), None)
    if institution is None:
        raise Http404
    try:
        if file is None:
            raise NotAllowed(_("Choose the Word file that came back."))
        returned = take_back(
            assessment, read_upload(file), name=file.name or "", institution=institution, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except REFUSALS as error:
        note_refused(request, error)
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("web:drafts", args=[assessment.code]))
    return HttpResponseRedirect(reverse("web:return", args=[returned.pk]))


@require_GET
def return_page(request: Request, key: UUID) -> HttpResponse:
    """What a file that came back proposes, block by block, before anything is stored; of a letter, what was entered."""
    returned = _return(request, key)
    found = preview_of(returned)
    letter = _letter_of(request, returned)
    context = {
        "letter": letter,
        "returned": returned,
        "assessment": returned.sending.assessment,
        "sending": returned.sending,
        "cards": _entered(request, returned) if letter else proposal_cards(found.proposed),
        "unplaced": len(found.unanchored),
        "warnings": found.warnings,
        "may_accept": bool(may_accept(request.actor, returned)),
        "may_withdraw": bool(may_withdraw(request.actor, returned)),
    }
    return render(request, "web/drafts/return.html", context)


def _letter_of(request: Request, returned: Return) -> Letter | None:
    """The letter that a return was entered from; None where a file brought it."""
    return Letter.objects.visible_to(request.actor).filter(source=returned.source_id).select_related("source").first()


def _entered(request: Request, returned: Return) -> list[CardGroup]:
    """The comments of one return that are on record, with what was decided on them."""
    table = comment_table(returned.sending, request.actor)
    return cards_of(table, request.actor, {"returned": seal(returned.pk)})


@require_POST
def take_over(request: Request, key: UUID) -> HttpResponse:
    """Make comments of everything a file proposes, in one act."""
    returned = _return(request, key)
    with refusals_told(request, *REFUSALS):
        accept_return(returned, actor=request.actor, at=timezone.now())
        messages.success(request, _("They are taken over."))
    return HttpResponseRedirect(reverse("web:draft", args=[returned.sending_id]))


@require_POST
def withdraw_return(request: Request, key: UUID) -> HttpResponse:
    """Withdraw a file with all its comments; they stay on record."""
    returned, reason = _return(request, key), request.POST.get("reason", "")
    with refusals_told(request, *REFUSALS):
        withdraw_comments(returned, reason=reason, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is withdrawn. Nothing was deleted."))
    return HttpResponseRedirect(reverse("web:draft", args=[returned.sending_id]))


@require_POST
def pass_return_on(request: Request, key: UUID) -> HttpResponse:
    """Pass a file and its comments on: to one's side, then to the Body that asked for them."""
    returned = _return(request, key)
    with refusals_told(request, *REFUSALS):
        if not next_audience(returned):
            raise NotAllowed(_("It has come as far as its draft went."))
        pass_on(returned, actor=request.actor, at=timezone.now())
        messages.success(request, _("It is passed on."))
    return HttpResponseRedirect(reverse("web:draft", args=[returned.sending_id]))


@require_GET
def draft_page(request: Request, key: UUID) -> HttpResponse:
    """The comments on one version, by block: what stood there and what is proposed, and what was decided."""
    sending = _sending(request, key)
    table = comment_table(sending, request.actor)
    asked = {name: request.GET.get(name, "") for name in ("institution", "matter", "open")}
    waiting = [row for row in table.returns if row.accepted_on is None]
    letters = Letter.objects.visible_to(request.actor).filter(source__in=[row.source_id for row in table.returns])
    context = {
        "lettered": set(letters.values_list("source", flat=True)),
        "sending": sending,
        "assessment": sending.assessment,
        "table": table,
        "groups": cards_of(table, request.actor, asked),
        "asked": asked,
        "query": request.GET.urlencode(),
        "matters": Comment.Matter.choices,
        "returns": [
            (
                row,
                next_audience(row) if may_withdraw(request.actor, row) else "",
                bool(may_withdraw(request.actor, row)),
            )
            for row in table.returns
            if row.accepted_on
        ],
        "waiting": waiting,
        "may_decide": any(may_dispose(request.actor, line.comment) for line in table.lines[:1]),
        "others": later_versions(sending, request.actor),
    }
    return render(request, "web/drafts/table.html", context)


@require_POST
def decide_comment(request: Request, key: UUID) -> HttpResponse:
    """Decide on a comment, or only say of what kind it is, and go on to the next."""
    found = Comment.objects.visible_to(request.actor).leading_to_visible(request.actor, "returned")
    rows = found.select_related("returned__sending__holder", "returned__sending__assessment", "returned__institution")
    comment = get_object_or_404(rows, pk=key)
    outcome, matter = request.POST.get("outcome", ""), request.POST.get("matter", comment.matter)
    if outcome not in Disposition.Outcome.values or matter not in Comment.Matter.values:
        raise Http404
    sending = comment.returned.sending
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    place = f"{reverse('web:draft', args=[sending.pk])}{query}#card-{_after(request, comment)}"
    with refusals_told(request, *REFUSALS):
        reason = request.POST.get("reason", "")
        dispose(comment, outcome=outcome, matter=matter, reason=reason, actor=request.actor, at=timezone.now())
    return HttpResponseRedirect(place)


def _after(request: Request, comment: Comment) -> str:
    """The next comment without a decision, or the same one."""
    lines = comment_table(comment.returned.sending, request.actor).lines
    place = next((n for n, line in enumerate(lines) if line.comment.pk == comment.pk), 0)
    later = [*lines[place + 1 :], *lines[:place]]
    following = next((line.comment for line in later if not line.is_resolved), comment)
    return SealedId().to_url(following.pk)


@require_GET
@limited("export")
def draft_table_file(request: Request, key: UUID) -> HttpResponse:
    """The disposition table as a Word file, as secretariats send it; `?language` is that of the paper."""
    language = language_asked(request.GET)
    sending, at = _sending(request, key), timezone.now()
    with carrying() as rows:
        data = table_file(comment_table(sending, request.actor), at=at, language=language)
    code = sending.assessment.code
    record_departure(
        f"disposition table of {code} (version {sending.number})", to=sending.audience,
        compartment=sending.compartment, rows=rows.values(), actor=request.actor, at=at,
    )  # fmt: skip
    headers = {
        "Content-Disposition": f'attachment; filename="{code}-comments-v{sending.number}{in_name(language)}.docx"'
    }
    return HttpResponse(data, content_type=MEDIA_TYPES[Format.DOCX], headers=headers)


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph of two versions, with the words that went and came."""

    pair: Pair

    @property
    def pieces(self) -> tuple[Piece, ...]:
        before, after = self.pair.before, self.pair.after
        return differences(before.text, after.text) if before and after else ()


@require_GET
def concordance_page(request: Request, key: UUID) -> HttpResponse:
    """Which paragraph of this version is which of another one, or of the report that was kept for clearance."""
    sending = _sending(request, key)
    others = later_versions(sending, request.actor)
    wanted = request.GET.get("with", "")
    other = next((one for one in others if SealedId().to_url(one.id) == wanted), others[-1] if others else None)
    pairs = concordance(version_of(sending).blocks(), other.blocks()) if other else []
    context = {
        "sending": sending,
        "assessment": sending.assessment,
        "other": other,
        "others": others,
        "pairs": [Beside(pair) for pair in pairs],
        "changed": sum(pair.changed for pair in pairs),
        "left": sum(pair.after is None for pair in pairs),
        "new": sum(pair.before is None for pair in pairs),
        "same": sum(pair.before is not None and pair.after is not None and not pair.changed for pair in pairs),
    }
    return render(request, "web/drafts/concordance.html", context)


def _assessment(request: Request, code: str) -> Assessment:
    assessment = called(code, request.actor)
    if assessment is None:
        raise Http404
    return assessment


def _sending(request: Request, key: UUID) -> Sending:
    found = Sending.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    return get_object_or_404(found.select_related("assessment", "file", "holder"), pk=key)


def _return(request: Request, key: UUID) -> Return:
    found = Return.objects.visible_to(request.actor).leading_to_visible(request.actor, "sending", "source")
    assessments = Assessment.objects.visible_to(request.actor).order_by().values("pk")
    rows = found.filter(
        sending__in=Sending.objects.visible_to(request.actor).filter(assessment__in=assessments).order_by().values("pk")
    )
    related = ("sending__assessment", "sending__file", "sending__holder", "source__file", "institution", "holder")
    return get_object_or_404(rows.select_related(*related), pk=key)
