"""Who asks: the owner of the token that a program sends, and for what the token is good."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from headway.foundation.access.tokens import actor_of_token

Handler = Callable[[HttpRequest], HttpResponse]
BEGINS, KIND = "/api/", "Bearer "
NO_TOKEN = (
    "This token is not in force here: make one on the page of your account, and send it as “Authorization: Bearer …”."
)
OPEN_LINE = "Ask over https. The token that was sent has been on an open line: take it back and make another."


def know_the_token(get_response: Handler) -> Handler:
    """An address of the API is answered to the token's owner; with a token that is not in force, to nobody.

    Without a token it is answered as a page is: to who is signed in, or to the public. Anywhere else tokens are not
    looked at.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("Authorization", "")
        if not request.path.startswith(BEGINS) or not given:
            return get_response(request)
        found = actor_of_token(given.removeprefix(KIND), now=timezone.now()) if given.startswith(KIND) else None
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            return JsonResponse({"detail": OPEN_LINE}, status=403)
        if found is None:
            refused = JsonResponse({"detail": NO_TOKEN}, status=401)
            refused.headers["WWW-Authenticate"] = "Bearer"
            return refused
        request.token_actor = found  # type: ignore[attr-defined]  # read by whoever names the actor of a request
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]  # no browser sends this header by itself
        return get_response(request)

    return middleware
