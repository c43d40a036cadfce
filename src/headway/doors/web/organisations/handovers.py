"""A handover: what whoever takes over must know, on a page and on paper, and the act that hands over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext
from django.views.decorators.http import require_GET, require_http_methods

from headway.casework.visits.handing_over import Leaving, Successor, hand_over, may_hand_over
from headway.casework.visits.models import InOffice
from headway.casework.visits.offices import may_tell_of
from headway.doors.web.organisations.forms import HandOverForm
from headway.doors.web.organisations.pages import organisation_seen
from headway.doors.web.parts.acting import refusals_on
from headway.doors.web.parts.addresses import seal, unsealed
from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_state
from headway.doors.web.parts.side_accounts import Account, accounts_of, choices, chosen
from headway.doors.web.reports.readers import language_asked
from headway.doors.web.visits.papers import PAPER, send_file
from headway.engines.work.handover import Handover, Line, handover_of
from headway.engines.work.handover_paper import write_handover
from headway.foundation.access.noting import carrying
from headway.foundation.access.oversight import roles_given_by
from headway.foundation.actors.models import Organisation

FIRST = 8
"""So many lines of what is on record stand open; the rest is opened with a click."""


def handed_over(request: Request, key: UUID) -> Organisation:
    """The organisation whose handover the reader may open: whoever works on cases; else 404."""
    row = organisation_seen(request, key)
    if not request.actor.seats or row.same_as_id is not None:
        raise Http404
    return row


@require_GET
def handover_page(request: Request, key: UUID) -> HttpResponse:
    """What is open first, then what is on record: as far as the reader may see it."""
    row = handed_over(request, key)
    handover = handover_of(row, request.actor, office=_office(request, row))
    context = {
        "row": row,
        "state": row.state,
        "handover": handover,
        "sections": _sections(handover),
        "offices": [one for one in handover.in_office if not one.until],
        "before": [one for one in handover.in_office if one.until],
        "hands_over": _hands_over(request, row),
    }
    return render(request, "web/organisations/handover.html", context)


def _office(request: Request, row: Organisation) -> InOffice | None:
    """The office to which an address narrows the handover; else 404. None for the whole institution."""
    words = request.GET.get("office", "")
    if not words:
        return None
    key = unsealed(words)
    found = InOffice.objects.visible_to(request.actor).filter(organisation=row, pk=key).first() if key else None
    if found is None:
        raise Http404
    return found


def _sections(handover: Handover) -> list[dict[str, object]]:
    told = (
        ("waits", _("Waits for them"), handover.waits_for_them, _("Nothing that is on record waits for them.")),
        ("wait-for", _("They wait for"), handover.they_wait_for, _("Nobody owes them anything that is on record.")),
        ("dates", _("Next dates"), handover.dates, _("None is still to come.")),
        (
            "owed-by",
            _("Undertakings by them"),
            handover.owed_by,
            _("They promised nothing and were asked for nothing."),
        ),
        ("owed-to", _("Undertakings to them"), handover.owed_to, _("Nothing was promised to them.")),
        (
            "recommendations",
            _("Recommendations"),
            handover.recommendations,
            _("None is addressed or assigned to them."),
        ),
        ("questions", _("Questions given to them"), handover.questions, _("None was given to them.")),
        ("letters-in", _("Letters they received"), handover.letters_in, _("None is in the register.")),
        ("letters-out", _("Letters they sent"), handover.letters_out, _("None is in the register.")),
    )
    return [
        {"key": key, "title": title, "first": _told(lines[:FIRST]), "more": _told(lines[FIRST:]), "empty": empty}
        for key, title, lines, empty in told
    ]


def _told(lines: "list[Line] | tuple[Line, ...]") -> list[tuple[Line, str]]:
    return [(line, reverse(f"web:{line.page}", args=line.takes) + line.place if line.page else "") for line in lines]


@require_GET
@limited("export")
def handover_file(request: Request, key: UUID, form: str) -> HttpResponse:
    """The handover on paper, for the reader's own office; `?language` is that of the paper."""
    row = handed_over(request, key)
    if form not in PAPER:
        raise Http404
    with carrying() as rows, override(language_asked(request.GET)):
        handover = handover_of(row, request.actor, office=_office(request, row))
        report = write_handover(handover, state=say_state(row.state_id) if row.state_id else "")
    return send_file(request, report, form, "handover", rows, reverse("web:handover", args=[row.pk]))


@require_http_methods(["GET", "POST"])
def hand_over_page(request: Request, key: UUID) -> HttpResponse:
    """Hand over: from one person to another, in one act."""
    row = handed_over(request, key)
    accounts = accounts_of(row, request.actor)
    leaving = _who_may_leave(request, row, accounts)
    if not leaving and not _hands_over(request, row):
        raise Http404
    form = HandOverForm(
        [(key, label) for key, (label, _leaving) in leaving.items()],
        choices(accounts),
        request.POST or None,
        initial={"on": request.actor.today, "leaving": seal(request.actor.user) if request.actor.user else ""},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_on(form):
            done = hand_over(
                leaving[given["leaving"]][1],
                Successor(given["office"].strip(), chosen(accounts, given["account"])),
                on=given["on"],
                reason=given["reason"].strip(),
                actor=request.actor,
                at=timezone.now(),
            )
            messages.success(request, _said(done.assignments, done.seats, bool(done.office)))
            for words in done.left:
                messages.warning(request, words)
            return redirect("web:handover", key=row.pk)
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form,
        "row": row,
        "state": row.state,
        "somebody": bool(leaving),
        "tells": row.state_id is not None and bool(may_tell_of(request.actor, row)),
        "asks_in": bool(roles_given_by(request.actor)),
    }
    return render(request, "web/organisations/hand_over.html", context, status=status)


def _who_may_leave(request: Request, row: Organisation, accounts: list[Account]) -> dict[str, tuple[str, Leaving]]:
    """Who can hand over here, for whom the reader may do so: the offices on record, then the other accounts."""
    users = {one.user.pk: one for one in accounts}
    rows = InOffice.objects.visible_to(request.actor).filter(organisation=row, until="").order_by("office", "id")
    found: dict[str, tuple[str, Leaving]] = {}
    for office in rows:
        known = users.get(office.user) if office.user else None
        leaving = Leaving(row, known.user if known else None, office)
        if may_hand_over(request.actor, leaving):
            found[known.key if known else seal(office.pk)] = (office.office, leaving)
    for one in accounts:
        if one.key not in found and one.sits_there:
            leaving = Leaving(row, one.user)
            if may_hand_over(request.actor, leaving):
                found[one.key] = (one.words, leaving)
    return found


def _said(assignments: int, seats: int, office: bool) -> str:
    parts = []
    if assignments:
        parts.append(ngettext("%(n)s assignment", "%(n)s assignments", assignments) % {"n": assignments})
    if seats:
        parts.append(ngettext("%(n)s seat", "%(n)s seats", seats) % {"n": seats})
    if office:
        parts.append(_("the office"))
    what = pgettext("between the parts of a list", ", ").join(parts)
    return _("Handed over: %(what)s. The past stays as it was.") % {"what": what}


def _hands_over(request: Request, row: Organisation) -> bool:
    """Whether the reader hands over there: for everybody, or as somebody who sits there."""
    sits_there = any(seat.organisation == row.pk for seat in request.actor.seats)
    return sits_there or bool(may_hand_over(request.actor, Leaving(row)))
