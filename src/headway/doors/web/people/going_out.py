"""To the identity provider and back, where it does not answer, too."""

import requests
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from headway.doors.web.people.leading_out import leads_to_providers


@leads_to_providers
def go(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Ask whether to go on, or go on to the provider."""
    try:
        answer: HttpResponseBase = openid.login(request, provider_id)
    except requests.RequestException:
        return _silent(request)
    return answer


def come_back(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Read what the provider says."""
    try:
        answer: HttpResponseBase = openid.callback(request, provider_id)
    except requests.RequestException:
        return _silent(request)
    return answer


def _silent(request: HttpRequest) -> HttpResponseBase:
    return render(request, "socialaccount/authentication_error.html", status=502)
