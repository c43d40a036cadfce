"""Organisations: a State's institutions, assessing bodies, partners."""

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import render

from headway.doors.web.requests import Request
from headway.foundation.actors.models import Organisation


def organisation_list(request: Request) -> HttpResponse:
    """Every organisation for who is signed in; the public reads the international ones. `?q=` narrows by name."""
    words = request.GET.get("q", "").strip()
    found = Organisation.objects.select_related("state", "body", "parent").prefetch_related("successions__after")
    if not request.actor.seats:
        found = found.filter(state=None).exclude(type="team")
    if words:
        found = found.filter(Q(name__icontains=words) | Q(acronym__icontains=words) | Q(aliases__icontains=words))
    rows = list(found.order_by(F("state__name").asc(nulls_last=True), "name", "id"))
    return render(request, "web/organisations.html", {"organisations": rows, "words": words})
