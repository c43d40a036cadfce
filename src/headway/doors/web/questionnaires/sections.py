"""Inside the State: the board of all ministries, and a ministry's own page with only its questions."""

from operator import attrgetter
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from headway.casework.questionnaires.models import AssignmentStep, SectionAssignment, WorkbookImport
from headway.casework.questionnaires.queries import Mine, board, lines_for
from headway.casework.questionnaires.returning import return_section, validate_section
from headway.casework.questionnaires.rules import (
    may_contribute,
    may_coordinate,
    may_type_in,
    may_validate,
    ministry_seat,
)
from headway.casework.questionnaires.sealing import who_may_receive
from headway.casework.questionnaires.services import (
    acknowledge,
    assign,
    attach,
    change_assignment,
    contribute,
    latest_of,
    send_back,
    type_in,
    withdraw_assignment,
)
from headway.casework.questionnaires.values import STATUSES, Given
from headway.doors.web.parts.addresses import seal, unsealed
from headway.doors.web.parts.given import day_given
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say, say_title
from headway.doors.web.parts.side_accounts import Account, accounts_of, chosen, sided_accounts
from headway.doors.web.parts.uploads import keep_document
from headway.doors.web.questionnaires.voices import REFUSED, assessment_seen
from headway.engines.intake.readers.limits import Unreadable, limits
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import Audience, User
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area
from headway.foundation.core.actors import Actor
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.scanning import NotTaken

MOST_NAMED = 10
WORKBOOKS = 10
PERSONS = {
    "main": gettext_lazy("Main person"),
    "alternate": gettext_lazy("Alternate"),
    "validator": gettext_lazy("Who validates for the ministry"),
}


@require_GET
def board_page(request: Request, code: str) -> HttpResponse:
    """Who was asked what, what came back, what is late: for whoever answers for the State."""
    assessment = assessment_seen(request, code)
    if not may_coordinate(request.actor, assessment):
        raise Http404
    lines = board(assessment, request.actor)
    areas = list(Area.objects.order_by("order", "id"))
    titles = {area.pk: say_title(area) for area in areas}
    return render(
        request,
        "web/questionnaires/board.html",
        {
            "assessment": assessment,
            "lines": [(line, titles.get(line.assignment.section, line.assignment.section)) for line in lines],
            "late": sum(1 for line in lines if line.is_overdue),
            "left": sum(line.left for line in lines if line.standing != "withdrawn"),
            "accounts": sided_accounts(assessment, request.actor),
            "persons": PERSONS.items(),
            "ministries": list(Organisation.objects.of_state(assessment.compartment).order_by("name")),
            "chapters": [area for area in areas if area.parent_id is None and area.until is None],
        },
    )


@require_POST
def assign_section(request: Request, code: str) -> HttpResponse:
    """Give a chapter, or one question, to a ministry."""
    assessment = assessment_seen(request, code)
    if not may_coordinate(request.actor, assessment):
        raise Http404
    post = request.POST
    key = unsealed(post.get("ministry", ""))
    ministry = Organisation.objects.of_state(assessment.compartment).filter(pk=key).first() if key else None
    try:
        if ministry is None:
            raise NotAllowed(_("Choose a ministry."))
        row = SectionAssignment(
            assessment=assessment,
            ministry=ministry,
            section=post.get("section", ""),
            question=post.get("question", "").strip(),
            sent_on=timezone.localdate(),
            due_on=day_given(post.get("due_on", "")),
            main=post.get("main", "").strip(),
            alternate=post.get("alternate", "").strip(),
            validator=post.get("validator", "").strip(),
            **_named_accounts(post, sided_accounts(assessment, request.actor)),
        )
        assign(row, actor=request.actor, at=timezone.now())
    except REFUSED as error:
        messages.error(request, _("It was not assigned. %(why)s") % {"why": error})
    else:
        messages.success(request, _("Assigned to %(ministry)s, who sees it now.") % {"ministry": ministry})
    return redirect("web:questionnaire-board", code=assessment.code)


def _named_accounts(post: QueryDict, accounts: list[Account]) -> dict[str, UUID | None]:
    """The accounts that a form names for the three persons of an assignment."""
    found = {}
    for person in PERSONS:
        user = chosen(accounts, post.get(f"{person}_account", ""))
        found[f"{person}_user"] = user.pk if user else None
    return found


def _accounts(request: Request, row: SectionAssignment) -> list[dict[str, object]]:
    """The three persons of an assignment, each with the accounts to choose from and the one that stands."""
    there = [one for one in accounts_of(row.ministry, request.actor) if one.sits_there]
    return [
        {
            "person": person,
            "title": title,
            "office": getattr(row, person),
            "accounts": [(one.key, one.words, one.user.pk == getattr(row, f"{person}_user")) for one in there],
        }
        for person, title in PERSONS.items()
    ]


@require_POST
def name_persons(request: Request, key: UUID) -> HttpResponse:
    """Name who answers, who stands in and who validates, by office and by account."""
    row = section_seen(request, key)
    if not may_coordinate(request.actor, row.assessment):
        raise Http404
    post, accounts = request.POST, accounts_of(row.ministry, request.actor)
    values: dict[str, object] = {person: post.get(person, "").strip()[:160] for person in PERSONS}
    values |= _named_accounts(post, accounts)
    reason = post.get("reason", "").strip() or f"{row}: who answers"
    try:
        change_assignment(row, actor=request.actor, at=timezone.now(), reason=reason[:200], **values)
    except REFUSED as error:
        messages.error(request, _("Nobody was named. %(why)s") % {"why": error})
    else:
        messages.success(request, _("It is on record who answers; who did before stays in the history."))
    return redirect(f"{reverse('web:section', args=[key])}#persons")


def section_seen(request: Request, key: UUID) -> SectionAssignment:
    """An assignment, for the ministry that was asked and for whoever answers for the State."""
    rows = SectionAssignment.objects.visible_to(request.actor).leading_to_visible(request.actor, "assessment")
    row = get_object_or_404(rows.select_related("assessment", "ministry", "holder"), pk=key)
    if not ministry_seat(request.actor, row) and not may_coordinate(request.actor, row.assessment):
        raise Http404
    return row


@require_http_methods(["GET", "POST"])
def section(request: Request, key: UUID) -> HttpResponse:
    """A ministry's page: only its questions, and of other voices only what was released to it."""
    row = section_seen(request, key)
    lines = lines_for(row, request.actor)
    writes, types = may_contribute(request.actor, row), may_type_in(request.actor, row)
    if request.method == "POST":
        if not ministry_seat(request.actor, row) and not types:
            raise Http404
        problem = _save(request, row, lines, on_paper=not writes and bool(types))
        if not problem:
            return redirect("web:section", key=row.pk)
        messages.error(request, _("Nothing was kept; what you typed stands below. %(why)s") % {"why": problem})
    to_validate = sum(1 for one in lines if _waits(one))
    answered = sum(1 for one in lines if one.is_answered and not one.line.part)
    receives = who_may_receive(row, request.actor.today) if writes else []
    steps, workbooks, title = _beside(row, request.actor)
    context = {
        "assignment": row,
        "assessment": row.assessment,
        "title": title,
        "lines": [_shown(request, one, receives) for one in lines],
        "answered": answered,
        "asked": sum(1 for one in lines if not one.line.part),
        "statuses": STATUSES,
        "is_theirs": ministry_seat(request.actor, row) is not None,
        "writes": writes,
        "types": not writes and bool(types),
        "validates": bool(to_validate and row.is_validated_by_somebody_else and may_validate(request.actor, row)),
        "drafts": sum(1 for one in lines if one.is_answered and one.said and one.said.audience == Audience.OWN),
        "to_validate": to_validate,
        "steps": steps,
        "coordinates": bool(types),
        "workbooks": workbooks,
        "limit": limits().max_bytes,
        "accounts": _accounts(request, row) if types else [],
        "receives": receives,
    }
    return render(request, "web/questionnaires/section.html", context, status=422 if request.method == "POST" else 200)


def _shown(request: Request, one: Mine, receives: list[tuple[User, str]]) -> dict[str, object]:
    post, key = request.POST, one.line.key
    said = one.said
    return {
        "one": one,
        "key": key,
        "status": post.get(f"status:{key}", said.status if said else "answered"),
        "value": post.get(f"value:{key}", one.value),
        "text": post.get(f"text:{key}", one.text),
        "sealed": (f"sealed:{key}" in post) if post else bool(said and said.sealed),
        "where": _where(one),
        "receives": [(seal(user.pk), user, role, _is_named(request, one, user)) for user, role in receives],
    }


def _is_named(request: Request, one: Mine, user: User) -> bool:
    if request.POST:
        return seal(user.pk) in request.POST.getlist(f"for:{one.line.key}")
    return one.said is not None and str(user.pk) in one.said.sealed_for.split()


def _where(one: Mine) -> str:
    """How far an answer has come."""
    if one.said is None or one.said.is_empty:
        return ""
    if one.said.audience != Audience.OWN:
        return _("the State has it")
    return _("returned, not validated") if one.said.returned_on else say("draft")


def _waits(one: Mine) -> bool:
    return one.said is not None and one.said.audience == Audience.OWN and one.said.returned_on is not None


def _beside(row: SectionAssignment, actor: Actor) -> tuple[list[AssignmentStep], list[WorkbookImport], str]:
    """The steps of an assignment, the newest workbooks that came back for it, what its section is called: one query."""
    steps, workbooks, areas = at_once(
        AssignmentStep.objects.visible_to(actor).filter(assignment=row.pk),
        WorkbookImport.objects.visible_to(actor).filter(assignment=row.pk),
        Area.objects.filter(pk=row.section),
    )
    newest = sorted(workbooks, key=attrgetter("received_on", "pk"), reverse=True)
    title = say_title(areas[0]) if areas else row.section
    return sorted(steps, key=attrgetter("on", "pk")), newest[:WORKBOOKS], title


def _save(request: Request, row: SectionAssignment, lines: list[Mine], *, on_paper: bool) -> str:
    """Keep what the form says in one act; a sentence where that was not done."""
    now = timezone.now()
    try:
        given = _given(request, row, lines)
        with changeset(actor=request.actor, at=now, reason=f"{row}: answers"):
            verb = type_in if on_paper else contribute
            kept = verb(row, given, actor=request.actor, at=now)
            papers = 0 if on_paper else _attach(request, row, lines)
    except (*REFUSED, NotTaken, Unreadable) as error:
        return str(error)
    messages.success(request, _kept(len(kept), papers))
    return ""


def _given(request: Request, row: SectionAssignment, lines: list[Mine]) -> list[Given]:
    post = request.POST
    return [
        Given(
            one.line.question.id,
            one.line.part,
            one.line.question.version,
            status=post.get(f"status:{one.line.key}", "answered"),
            value=post.get(f"value:{one.line.key}", "").strip(),
            text=post.get(f"text:{one.line.key}", "").strip().replace("\r\n", "\n"),
            sealed=f"sealed:{one.line.key}" in post,
            sealed_for=_sealed_for(request, row, one),
        )
        for one in lines
        if f"text:{one.line.key}" in post
    ]


def _sealed_for(request: Request, row: SectionAssignment, one: Mine) -> str:
    """Those named for a sealed answer; as it stood where nothing was to be chosen. Raises NotAllowed for a stranger."""
    said = one.said.sealed_for if one.said else ""
    if f"choosing:{one.line.key}" not in request.POST:
        return said
    named = [unsealed(word) for word in request.POST.getlist(f"for:{one.line.key}") if word]
    if None in named or len(named) > MOST_NAMED:
        raise NotAllowed(
            _("A sealed answer goes to the approvers, or to at most %(most)s people by name.") % {"most": MOST_NAMED}
        )
    return " ".join(str(key) for key in named)


def _kept(answers: int, papers: int) -> str:
    if not answers and not papers:
        return _("Nothing was changed.")
    if not papers:
        return ngettext("Kept: %(count)s answer.", "Kept: %(count)s answers.", answers) % {"count": answers}
    attached = ngettext("%(count)s document attached.", "%(count)s documents attached.", papers) % {"count": papers}
    return _("Kept: %(answers)s, %(documents)s") % {"answers": _answers(answers), "documents": attached}


def _answers(count: int) -> str:
    return ngettext("%(n)s answer", "%(n)s answers", count) % {"n": count}


def _attach(request: Request, row: SectionAssignment, lines: list[Mine]) -> int:
    """Attach the files that came with the form, each to its question. Raises NotTaken, Unreadable, NotAllowed."""
    said = latest_of(row, request.actor)
    count = 0
    for one in lines:
        file: UploadedFile[bytes] | None = request.FILES.get(f"file:{one.line.key}")
        if file is None:
            continue
        contribution = said.get((one.line.question.id, one.line.part))
        if contribution is None:
            raise NotAllowed(
                _("%(question)s: answer it first; a document stands beside an answer.") % {"question": one.line.key}
            )
        now = timezone.now()
        kept = keep_document(
            file, originator=row.ministry.name, compartment=row.compartment, holder=row.ministry_id,
            audience=Audience.OWN, circle=row.circle, actor=request.actor, at=now,
        )  # fmt: skip
        attach(contribution, kept, actor=request.actor, at=now)
        count += 1
    return count


@require_POST
@limited("upload", method="POST")
def act(request: Request, key: UUID) -> HttpResponse:
    """Take a step: confirm receipt, return, validate; for the focal point send back, or take the assignment back."""
    row = section_seen(request, key)
    step = request.POST.get("act", "")
    now, reason = timezone.now(), request.POST.get("reason", "").strip()
    actor = request.actor
    try:
        match step:
            case "open":
                acknowledge(row, actor=actor, at=now)
                said = _("It is on record that you have it.")
            case "return":
                count = return_section(row, actor=actor, at=now).answers
                waits = row.is_validated_by_somebody_else
                said = _("Returned: %(answers)s, waiting to be validated.") if waits else _("Returned: %(answers)s.")
                said %= {"answers": _answers(count)}
            case "validate":
                count = validate_section(row, actor=actor, at=now).answers
                said = _("Validated: %(answers)s; the State has them now.") % {"answers": _answers(count)}
            case "send-back" if reason:
                send_back(row, actor=actor, at=now, reason=reason)
                said = _("Sent back to %(ministry)s.") % {"ministry": row.ministry}
            case "withdraw" if reason:
                withdraw_assignment(row, actor=actor, at=now, reason=reason)
                said = _("Taken back from %(ministry)s; what it contributed stays.") % {"ministry": row.ministry}
            case "send-back" | "withdraw":
                raise NotAllowed(_("Say why."))
            case _:
                raise Http404
    except REFUSED as error:
        messages.error(request, _("It was not done. %(why)s") % {"why": error})
    else:
        messages.success(request, said)
    if step == "withdraw":
        return redirect("web:questionnaire-board", code=row.assessment.code)
    return redirect(reverse("web:section", args=[row.pk]))
