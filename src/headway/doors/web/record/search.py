"""One place to look for words in everything that the reader may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from headway.doors.web.parts.limits import limited
from headway.doors.web.parts.requests import Request
from headway.doors.web.record.history import page_of
from headway.engines.search.finding import Found, find

TITLES = {
    "recommendation": gettext_noop("Recommendations"),
    "assessment": gettext_noop("Assessments"),
    "measure": gettext_noop("Measures"),
    "letter": gettext_noop("Letters"),
    "source": gettext_noop("Sources"),
    "organisation": gettext_noop("Organisations"),
}
"""The kinds that are found, in the order of the page."""


@require_safe
@limited("search", asking="q")
def search_page(request: Request) -> HttpResponse:
    """Rows that have every word, by kind, those written last first."""
    words = request.GET.get("q", "").strip()[:200]
    found = {group.kind: group for group in find(words, request.actor)}
    groups = [_shown(found[kind], title, request) for kind, title in TITLES.items() if kind in found]
    return render(request, "web/search.html", {"words": words, "groups": groups})


def _shown(found: Found, title: str, request: Request) -> dict[str, object]:
    return {
        "kind": found.kind,
        "title": _(title),
        "rows": [(row, page_of(row, request.actor)) for row in found.rows],
        "more": found.more,
    }
