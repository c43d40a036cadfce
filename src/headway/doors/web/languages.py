"""In which language a page is answered, and choosing another one.

An account's own choice comes first, then the cookie of this browser, then what the browser asks for, then English.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from headway.doors.web.middleware import Handler
from headway.doors.web.parts.requests import Request
from headway.foundation.access.accounts import choose_language
from headway.foundation.access.models import User

PROGRAMS = "/api/"


def in_their_language(get_response: Handler) -> Handler:
    """Answer every page in its reader's language, and nothing else on this thread: it ends with the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with override(language):
            request.LANGUAGE_CODE = language  # where Django's own middleware puts it
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return middleware


def language_of(request: HttpRequest) -> str:
    """The reader's language, one of the six. A program is answered in English: what it compares and logs stays."""
    if request.path.startswith(PROGRAMS):
        return "en"
    chosen = request.user.language if isinstance(request.user, User) else ""
    return chosen if chosen in dict(settings.LANGUAGES) else get_language_from_request(request)


@require_POST
def choose(request: Request) -> HttpResponse:
    """Choose a language: for this browser, and for the account of whoever is signed in; then back to the page.

    A persona of the demonstration is nobody's account: there it is the browser's alone.
    """
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if isinstance(request.user, User) and not request.user.persona:
        choose_language(request.user, language)
    return set_language(request)  # Django's: sets the cookie, and leads back to this site only
