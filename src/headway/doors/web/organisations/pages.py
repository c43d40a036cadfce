"""Organisations: a State's institutions, assessing bodies, partners; one's page with its line, mandates and offices."""

from uuid import UUID

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from headway.casework.visits.models import InOffice, Mandate
from headway.casework.visits.offices import may_tell_of
from headway.doors.web.parts.requests import Request
from headway.foundation.actors.duplicates import Pair, likely_duplicates
from headway.foundation.actors.models import FormerName, Organisation, Sameness
from headway.foundation.actors.queries import Lines, decided_pairs, lines_of_all
from headway.foundation.actors.rules import may_keep
from headway.foundation.core.actors import Actor


@require_GET
def organisation_list(request: Request) -> HttpResponse:
    """Every organisation for who is signed in; the public reads the international ones. `?q=` narrows by name."""
    words = request.GET.get("q", "").strip()
    found = Organisation.objects.listed().select_related("state", "body", "parent")
    if not request.actor.seats:
        found = found.filter(state=None).exclude(type="team")
    rows = list(found.order_by(F("state__name").asc(nulls_last=True), "name", "id"))
    lines = lines_of_all()
    context = {
        "organisations": [(row, lines.after.get(row.pk, ())) for row in rows if not words or _called(row, words)],
        "words": words,
        "alike": len(_pairs(rows, lines, request.actor)) if request.actor.seats else 0,
    }
    return render(request, "web/organisations/list.html", context)


def _called(row: Organisation, words: str) -> bool:
    return words.casefold() in f"{row.name}\n{row.acronym}\n{row.aliases}".casefold()


def _pairs(rows: list[Organisation], lines: Lines, actor: Actor) -> list[Pair]:
    """The pairs that the reader may decide on."""
    keep = {state: bool(may_keep(actor, row)) for state, row in {row.state_id: row for row in rows}.items()}
    mine = [row for row in rows if keep[row.state_id]]
    return likely_duplicates(mine, decided_pairs(lines)) if mine else []


@require_GET
def duplicates_page(request: Request) -> HttpResponse:
    """Rows that look alike, each pair with the reason: one organisation, or two."""
    if not request.actor.seats:
        raise Http404
    rows = list(Organisation.objects.listed().select_related("state", "body").order_by("name", "id"))
    return render(request, "web/organisations/duplicates.html", {"pairs": _pairs(rows, lines_of_all(), request.actor)})


def organisation_seen(request: Request, key: UUID) -> Organisation:
    """An organisation the reader may open: the public those that belong to no State and are no team."""
    row = Organisation.objects.select_related("state", "body", "parent").filter(pk=key).first()
    if row is None or (not request.actor.seats and (row.state_id or row.type == "team")):
        raise Http404
    return row


def _others(row: Organisation) -> list[Organisation]:
    """Rows that may turn out to be the same: of the same State and Body, and none of the catalogue's list."""
    rows = Organisation.objects.listed().filter(state=row.state, body=row.body, entry="").exclude(pk=row.pk)
    return list(rows.order_by("name", "id"))


@require_GET
def organisation_page(request: Request, key: UUID) -> HttpResponse:
    """What it is charged with, who is in office, what it was called, what it came of and what became of it."""
    row, actor = organisation_seen(request, key), request.actor
    if row.same_as_id is not None:
        return redirect("web:organisation", key=row.same_as_id)
    keeps, tells = may_keep(actor, row), may_tell_of(actor, row)
    offices = list(InOffice.objects.visible_to(actor).filter(organisation=row).order_by("until", "-since", "id"))
    context = {
        "row": row,
        "state": row.state,
        "line": lines_of_all().of(row),
        "former": list(FormerName.objects.filter(organisation=row).order_by("until", "id")),
        "mandates": list(Mandate.objects.visible_to(actor).filter(organisation=row).order_by("-since", "-id")),
        "in_office": [one for one in offices if not one.until],
        "out_of_office": [one for one in offices if one.until],
        "merged": list(Sameness.objects.filter(kept=row, verdict="same").order_by("on", "id")),
        "keeps": bool(keeps),
        "others": _others(row) if keeps else [],
        "tells": bool(tells) and row.state_id is not None,
        "works": bool(actor.seats),
    }
    return render(request, "web/organisations/organisation.html", context)
