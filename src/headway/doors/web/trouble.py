"""The page of last resort: what stopped us, if it was the disk or the database; else that something broke."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from headway.engines.keeping.trouble import what_stopped


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed. It reads nothing from the database, which may be what failed."""
    sentence = what_stopped(sys.exc_info()[1])
    if sentence:
        return HttpResponse(render_to_string("503.html", {"sentence": sentence}), status=503)
    return HttpResponse(render_to_string("500.html"), status=500)
