"""Asking for a new password: by e-mail where the installation sends any, else from whoever runs it."""

from allauth.account.views import password_reset
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render


def ask_for_a_new_password(request: HttpRequest) -> HttpResponseBase:
    """allauth's page; without an outgoing mail server, a page that says whom to ask."""
    if not settings.EMAIL_URL:
        return render(request, "people/no_mail.html")
    return password_reset(request)
