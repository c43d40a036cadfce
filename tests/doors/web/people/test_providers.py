"""An organisation's own identity provider, a real one on this machine: it says who someone is, and nothing more."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib.sessions.models import Session
from django.utils import timezone

from headway.foundation.access.invitations import invite
from headway.foundation.access.models import Invitation, SecurityLine, User
from headway.foundation.access.oversight import place_for
from headway.foundation.core.actors import Role
from headway.site.providers import BadProviders, identity_providers
from tests import make
from tests.doors.web.people.conftest import is_signed_in, text_of
from tests.provider import identity_provider
from tests.serving import PATIENCE

pytestmark = pytest.mark.django_db

NEW = "new@example.org"
PEOPLE = {
    "verified": {"email": NEW, "email_verified": True, "groups": ["administrators"]},
    "renamed": {"email": "other@example.org", "email_verified": True},
    "unverified": {"email": NEW, "email_verified": False},
    "without": {"name": "No Address"},
}


@pytest.fixture(scope="module")
def provider():
    """The address of a provider that knows these people."""
    with identity_provider(*({"sub": sub, **said} for sub, said in PEOPLE.items())) as address:
        yield address


@pytest.fixture(autouse=True)
def configured(provider, settings, tmp_path):
    """The installation knows the provider by its file; a function: more lines of that file."""

    def write(*lines):
        entry = [
            "[[provider]]",
            'id = "ministry"',
            'name = "The Ministry"',
            f'server = "{provider}"',
            'client = "headway"',
            'secret_from = "ITS_SECRET"',
        ]
        (tmp_path / "identity-providers.toml").write_text("\n".join([*entry, *lines]))
        apps = identity_providers(tmp_path, {"ITS_SECRET": "not told"})
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": apps}}

    write()
    return write


def continue_as(client, sub):
    """Press the button, be somebody at the provider, and come back: the page one lands on."""
    away = client.post("/sign-in/oidc/ministry/login/").headers["Location"]
    back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=PATIENCE).headers["Location"]
    found = urlsplit(back)
    return client.get(f"{found.path}?{found.query}", follow=True)


def test_going_out_takes_a_challenge_along_and_nobody_comes_back_with_anothers_answer(browser):
    asked_in()
    away = browser().post("/sign-in/oidc/ministry/login/").headers["Location"]
    back = requests.post(away, data={"sub": "verified"}, allow_redirects=False, timeout=PATIENCE).headers["Location"]
    asked, found, client = parse_qs(urlsplit(away).query), urlsplit(back), browser()

    client.get(f"{found.path}?{found.query}")

    assert (asked["response_type"], asked["code_challenge_method"]) == (["code"], ["S256"])
    assert len(asked["code_challenge"][0]) >= 43
    assert len(asked["state"][0]) >= 16
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "wrong", [{"iss": "https://other.example.org"}, {"aud": "another"}, {"exp": 1}, {"jti": "used"}]
)
def test_a_token_of_another_issuer_for_another_reader_or_over_or_used_is_not_believed(wrong):
    claims = {"iss": "https://here.example.org", "aud": "headway", "exp": 4_000_000_000, "sub": "x", "jti": "new"}
    told = {
        "keys_url": "",
        "issuer": claims["iss"],
        "audience": "headway",
        "lookup_kid": None,
        "verify_signature": False,
    }
    key = "a key of the provider, of no meaning here"
    jwtkit.verify_and_decode(credential=jwt.encode({**claims, "jti": "used"}, key), **told)

    with pytest.raises(OAuth2Error):
        jwtkit.verify_and_decode(credential=jwt.encode({**claims, **wrong}, key), **told)


def asked_in(email=NEW):
    place = place_for(Role.CONTRIBUTOR, make.a_ministry("Border Guard Service"))
    return invite(email, "New Person", place, actor=make.SYSTEM, at=timezone.now())


def test_an_invited_person_comes_in_with_what_the_invitation_gives_and_no_more(browser):
    asked_in()
    client = browser()

    continue_as(client, "verified")

    assert is_signed_in(client)
    member = User.objects.get()
    assert (member.email, member.has_usable_password()) == (NEW, False)
    assert [(row.role, row.compartment) for row in member.memberships.all()] == [("contributor", "XOR")]
    assert [line.event for line in SecurityLine.objects.order_by("id")] == [
        "invited", "invitation-accepted", "provider-linked", "signed-in",
    ]  # fmt: skip


def test_nobody_comes_in_uninvited(browser):
    client = browser()

    page = continue_as(client, "verified")

    assert page.status_code == 403
    assert f"Nobody here has the address {NEW}." in text_of(page)
    assert not is_signed_in(client)
    assert User.objects.count() == SocialAccount.objects.count() == 0


def test_an_expired_invitation_lets_nobody_in(browser):
    asked_in()
    Invitation.objects.update(expires_at=timezone.now())

    assert continue_as(browser(), "verified").status_code == 403


@pytest.mark.parametrize("who", ["unverified", "without"])
def test_an_address_nobody_vouches_for_lets_nobody_in(browser, who):
    asked_in()

    page = continue_as(browser(), who)

    assert page.status_code == 403
    assert "The Ministry does not say that the address" in text_of(page)
    assert User.objects.count() == 0


def test_unless_the_installation_trusts_the_provider_with_addresses(browser, configured):
    configured("vouches_for_email = true")
    asked_in()
    client = browser()

    continue_as(client, "unverified")

    assert is_signed_in(client)


def test_a_member_is_met_by_their_address_and_known_by_their_subject_from_then_on(a_member, browser):
    member = a_member()
    User.objects.update(email=NEW)
    continue_as(browser(), "verified")
    User.objects.update(email="changed@example.org")
    client = browser()

    continue_as(client, "verified")

    assert is_signed_in(client)
    assert [row.user_id for row in SocialAccount.objects.all()] == [member.pk]


def test_a_session_that_began_at_the_provider_ends_here_by_our_clock(browser):
    asked_in()
    client = browser()
    continue_as(client, "verified")

    row = Session.objects.get(session_key=client.cookies["sessionid"].value)

    assert timedelta(minutes=59) < row.expire_date - timezone.now() <= timedelta(minutes=60)
    row.expire_date = timezone.now()
    row.save()
    assert not is_signed_in(client)


def test_another_subject_is_another_person(browser):
    asked_in()
    continue_as(browser(), "verified")

    assert continue_as(browser(), "renamed").status_code == 403


def test_a_closed_account_stays_closed(browser):
    asked_in()
    continue_as(browser(), "verified")
    User.objects.update(is_active=False)
    client = browser()

    page = continue_as(client, "verified")

    assert "Your account is closed." in text_of(page)
    assert not is_signed_in(client)


@pytest.mark.parametrize("vouches, led", [("false", True), ("true", False)])
def test_a_role_that_asks_for_a_second_factor_asks_whoever_the_provider_does_not(
    browser, configured, settings, vouches, led
):
    configured(f"vouches_for_second_factor = {vouches}")
    settings.HEADWAY_MFA_ROLES = frozenset({Role.CONTRIBUTOR})
    asked_in()
    client = browser()

    continue_as(client, "verified")

    first = client.get("/")
    assert (first.status_code, first.headers.get("Location")) == (
        (302, "/account/second-factor/") if led else (200, None)
    )


def test_the_pages_offer_it_and_let_their_forms_lead_there_and_nowhere_else(browser, provider):
    sent = asked_in()
    for page in ("/sign-in/", f"/invitation/{sent.secret}/"):
        answer = browser().get(page)
        assert "Continue with The Ministry" in text_of(answer)
        assert f"form-action 'self' {provider};" in answer.headers["Content-Security-Policy"]
    assert "form-action 'self';" in browser().get("/").headers["Content-Security-Policy"]


def test_a_provider_that_does_not_answer_is_told_of(browser, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"

    page = browser().post("/sign-in/oidc/ministry/login/", follow=True)

    assert "did not answer as it should" in text_of(page)


@pytest.mark.parametrize(
    "written, said",
    [
        ('[[provider]]\nid = "x"', "entry 1 lacks client"),
        ('[[provider]]\nid="x"\nname="x"\nserver="x"\nclient="x"\nroles="x"', "entry 1 does not know roles"),
        ('[[provider]]\nid="x"\nname="x"\nserver="x"\nclient="x"\nsecret_from="X"', "the environment has no X"),
        ("provider = ", "Invalid value"),
    ],
)
def test_what_is_wrong_with_the_file_is_named(tmp_path, written, said):
    (tmp_path / "identity-providers.toml").write_text(written)

    with pytest.raises(BadProviders, match=said):
        identity_providers(tmp_path, {})
