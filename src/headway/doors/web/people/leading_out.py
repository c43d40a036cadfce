"""Pages whose forms lead to an identity provider: browsers hold `form-action` against what a form is redirected to."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseBase

from headway.doors.web.middleware import POLICY

View = Callable[..., HttpResponseBase]


def leads_to_providers(view: View) -> View:
    """Let the forms of a page lead to this installation and to the origins of its identity providers, nowhere else."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(*args, **kwargs)
        where = " ".join(["form-action 'self'", *origins()])
        response.headers["Content-Security-Policy"] = POLICY.replace("form-action 'self'", where)
        return response

    return answer


def origins() -> list[str]:
    """Scheme, host and port of every provider."""
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    servers = [urlsplit(app["settings"]["server_url"]) for app in known]
    return sorted({f"{server.scheme}://{server.netloc}" for server in servers})
