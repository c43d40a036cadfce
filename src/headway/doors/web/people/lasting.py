"""How long a sign-in lasts: to the end of a day's work, and shorter where nobody asks for anything meanwhile.

Both ends are written into the session as the moment at which it is over, so that the store itself gives out none later.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headway.doors.web.middleware import Handler
from headway.doors.web.parts.closing import hand_on

BEGAN, ASKED = "signed-in-at", "asked-at"
NOTED_EVERY = 60
"""Seconds: what is asked within one minute moves the end once, so that not every page writes."""

ENDED = _("You had been signed out, because your time was over or nothing was asked for a while. Sign in to go on.")


def begin_to_count(session: SessionBase, now: datetime) -> None:
    """From now on the time of a sign-in runs."""
    session[BEGAN] = now.timestamp()
    session.pop(ASKED, None)


def last_on(session: SessionBase, now: datetime) -> None:
    """Somebody signed in asks for something: move the idle end, never beyond the end of the whole."""
    here = now.timestamp()
    began = session.setdefault(BEGAN, here)
    if here - session.get(ASKED, 0) < NOTED_EVERY:
        return
    session[ASKED] = here
    end = datetime.fromtimestamp(began, tz=UTC) + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    idle = timedelta(minutes=settings.HEADWAY_IDLE_MINUTES)
    session.set_expiry(min(end, now + idle) if idle else end)


def end_in_time(get_response: Handler) -> Handler:
    """Around every page where people sign in; who comes back to a session that is over is led to sign in again.

    On a laptop that was opened by its printed link only the whole ends: nobody there has a password to sign in with.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        came_with_one = settings.SESSION_COOKIE_NAME in request.COOKIES
        response = get_response(request)
        if settings.HEADWAY_TOKEN:
            return response
        if request.user.is_authenticated:
            last_on(request.session, timezone.now())
        elif came_with_one and response.status_code == 404 and request.session.is_empty():
            messages.info(request, ENDED)
            led = redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            hand_on(response, led)
            return led
        return response

    return middleware
