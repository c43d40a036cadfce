"""What somebody was refused stands in the security log: that, and of which kind; not the row, its title or its address.

Written once the answer has gone out, so that a refusal takes no longer than a page that is truly not there.
"""

import logging
from functools import partial

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import timezone

from headway.doors.web.middleware import Handler
from headway.doors.web.parts.closing import once_sent
from headway.doors.web.parts.limits import address_of, who_asks
from headway.doors.web.parts.requests import Request
from headway.foundation.access.limits import Rate, wait_for
from headway.foundation.access.models import AccountEvent, User
from headway.foundation.access.security_log import note
from headway.foundation.core.verdicts import watching_refusals

SOMEBODY = "somebody not signed in"
log = logging.getLogger("headway.attempts")


def note_refusals(get_response: Handler) -> Handler:
    """Around every page: a 403 or 404 of an address that exists, and an act that a rule refused."""

    def middleware(request: Request) -> HttpResponse:
        with watching_refusals() as refused:
            response = get_response(request)
        event = _event(request, response, acts=len(refused))
        if event and not settings.HEADWAY_TOKEN:
            once_sent(response, partial(_write, event, request, _said(event, request, response)))
        return response

    return middleware  # type: ignore[return-value]  # the request has gained its actor


def _event(request: Request, response: HttpResponse, *, acts: int) -> AccountEvent | None:
    if acts:
        return AccountEvent.ACT_REFUSED
    known = request.resolver_match is not None
    return AccountEvent.ACCESS_REFUSED if known and response.status_code in {403, 404} else None


def _said(event: AccountEvent, request: Request, response: HttpResponse) -> str:
    """The kind of page by its name in our addresses; the refusal's sentence may name a row, so it is left out."""
    page = str(request.resolver_match.url_name).replace("-", " ") if request.resolver_match else ""
    how = "sent to" if request.method == "POST" else "page"
    return f"{how} “{page}”" + (f", {response.status_code}" if event is AccountEvent.ACCESS_REFUSED else "")


def _write(event: AccountEvent, request: Request, said: str) -> None:
    """One line: who, from where, which kind of page.

    Beyond the rate `refused` and while the database takes nothing it goes to the error output, so that nobody fills
    the table from outside.
    """
    user, address, now = request.user, address_of(request), timezone.now()
    try:
        if wait_for("refused", who_asks(request), Rate.read(settings.HEADWAY_RATES["refused"]), now):
            log.warning("refused: %s by %s", said, who_asks(request))
            return
        known = user if isinstance(user, User) else None
        note(event, at=now, user=known, who="" if known else SOMEBODY, door="web", address=address, detail=said)
    except DatabaseError:
        log.exception("refused, and not written down: %s by %s", said, who_asks(request))
