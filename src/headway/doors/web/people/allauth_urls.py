"""The pages of allauth that we offer, under its names, and those we do not, closed."""

from typing import NoReturn

from allauth.account import views as account
from allauth.mfa import urls as factors
from allauth.socialaccount import views as social
from django.http import Http404, HttpRequest
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from headway.doors.web.people import going_out, mailless
from headway.doors.web.people.leading_out import leads_to_providers


def not_here(request: HttpRequest, **_: str) -> NoReturn:
    """A page of allauth's that Headway does not have: nobody registers, nobody changes their address themselves."""
    raise Http404


TO_ACCOUNT = RedirectView.as_view(pattern_name="web:account")

urlpatterns = [
    path("sign-in/", leads_to_providers(account.login), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("account/closed/", account.account_inactive, name="account_inactive"),
    path("account/again/", account.reauthenticate, name="account_reauthenticate"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/first/", account.password_set, name="account_set_password"),
    path("sign-in/new-password/", mailless.ask_for_a_new_password, name="account_reset_password"),
    path("sign-in/new-password/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/new-password/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    path("account/second-factor/", include(factors)),
    path("sign-in/provider/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/provider/error/", social.login_error, name="socialaccount_login_error"),
    path("sign-in/oidc/<slug:provider_id>/login/", going_out.go, name="openid_connect_login"),
    path("sign-in/oidc/<slug:provider_id>/login/callback/", going_out.come_back, name="openid_connect_callback"),
    path("account/sessions/", TO_ACCOUNT, name="usersessions_list"),
    path("account/providers/", TO_ACCOUNT, name="socialaccount_connections"),
    path("sign-up/", not_here, name="account_signup"),
    path("sign-up/provider/", not_here, name="socialaccount_signup"),
    path("account/email/", not_here, name="account_email"),
    path("account/email/sent/", not_here, name="account_email_verification_sent"),
]
