"""The persona switch of the demonstration: on a laptop with nobody but its people, one may read as any of them."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from headway.doors.web.parts.requests import Request
from headway.doors.web.parts.said import say_role
from headway.foundation.access.accounts import are_there_users
from headway.foundation.access.models import User

THE_PUBLIC = "public"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_POST
def switch(request: Request) -> HttpResponse:
    """Sign in as a persona, or read as the public. Anywhere but in a demonstration there is no such page."""
    if not is_demonstration() or are_there_users():
        raise Http404
    slug = request.POST.get("persona", "")
    if slug == THE_PUBLIC:
        logout(request)
    else:
        user = get_object_or_404(User.objects.filter(is_active=True).exclude(persona=""), persona=slug)
        login(request, user, backend=BACKEND)
    request.session["token"] = settings.HEADWAY_TOKEN
    return HttpResponseRedirect(_back_to(request))


def personas(request: Request) -> list[tuple[str, str, bool]]:
    """The personas to choose from, none outside a demonstration: slug, what they do, whether it is the reader's."""
    if not is_demonstration():
        return []
    current = getattr(request.user, "persona", "")
    people = User.objects.exclude(persona__in=["", THE_PUBLIC]).filter(is_active=True).order_by("joined_at", "id")
    found = [(slug, _as_words(slug), slug == current) for slug in people.values_list("persona", flat=True)]
    return [*found, (THE_PUBLIC, _("Public"), not current)] if found else []


def is_demonstration() -> bool:
    """Whether the site was opened by the printed link, and not for the one user it has."""
    return bool(settings.HEADWAY_TOKEN) and not settings.HEADWAY_SINGLE_USER


def _as_words(slug: str) -> str:
    return say_role(slug).capitalize()


def _back_to(request: Request) -> str:
    wanted = request.POST.get("next", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else "/"
