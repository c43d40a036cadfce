"""Ten minutes through the whole loop, from both sides of the table."""

from django.http import HttpResponse
from django.shortcuts import render

from headway.doors.web.requests import Request


def tour(request: Request) -> HttpResponse:
    """Numbered steps; each says who to be, what to open and what to look for."""
    return render(request, "web/tour.html", {"steps": ()})
