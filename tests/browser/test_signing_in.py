"""Signing in with a real browser: an installation begins, a passkey is made, and it signs its owner in."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELL_OF_VIOLATIONS, a_window
from tests.browser.going import go
from tests.provider import identity_provider
from tests.serving import serving

pytestmark = pytest.mark.browser

PASSWORD = "four words nobody says"
EMAIL = "first@example.org"


@pytest.fixture(scope="module")
def begin(tmp_path_factory):
    """The link that begins an empty installation, which knows an identity provider on another port of this machine."""
    folder = tmp_path_factory.mktemp("empty")
    with identity_provider({"sub": "first", "email": EMAIL, "email_verified": True}) as server:
        known = {"id": "ministry", "name": "The Ministry", "server": server, "client": "headway", "secret": "any"}
        entry = "\n".join(f'{name} = "{value}"' for name, value in known.items())
        (folder / "identity-providers.toml").write_text(f"[[provider]]\n{entry}")
        with serving(folder) as (_, link):
            yield link


@pytest.fixture(scope="module")
def office(begin, chromium):
    """A browser in which somebody has begun the installation, with a key plugged in that can hold passkeys."""
    context = a_window(chromium, base_url=f"{begin.scheme}://{begin.netloc}", viewport={"width": 390, "height": 844})
    page, complaints = context.new_page(), []
    page.add_init_script(TELL_OF_VIOLATIONS)
    page.on("console", lambda said: complaints.append(said.text) if _is_ours(said, page, begin) else None)
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True}
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**key, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    page.goto(begin.path)
    fill(page, name="First Person", email=EMAIL, password=PASSWORD, again=PASSWORD)
    page.select_option("[name=organisation]", index=1)
    press(page, "Begin")
    yield page
    context.close()
    assert complaints == []


def _is_ours(said, page, link):
    """An error or a warning on a page of ours; the provider's pages are its own affair."""
    return said.type in {"error", "warning"} and urlsplit(page.url).port == link.port


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)


def press(page, words):
    go(page, page.get_by_role("button", name=words, exact=True))


def sign_out(page):
    page.goto("/account/")
    press(page, "Sign out")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_who_begins_is_led_to_a_passkey_and_then_let_on(office):
    expect(office.locator("main")).to_contain_text("Your role asks for a second factor")

    go(office, office.get_by_role("link", name="Add a passkey"))
    fill(office, password=PASSWORD)
    press(office, "Continue")
    fill(office, name="office key")
    office.check("[name=passwordless]")
    press(office, "Add it")
    expect(office.locator(".codes code")).to_have_count(20)

    office.goto("/people/")
    expect(office.locator("h1")).to_have_text("People")
    office.goto("/account/")
    expect(office.locator("main")).to_contain_text("Passkey “office key”")


def test_the_passkey_signs_its_owner_in_without_a_password(office):
    sign_out(office)
    office.goto("/sign-in/")

    press(office, "Sign in with a passkey")

    expect(office.get_by_role("link", name="First Person")).to_be_visible()
    assert office.goto("/people/").status == 200


def test_after_a_password_the_passkey_is_asked_for(office):
    sign_out(office)
    office.goto("/sign-in/")
    fill(office, login=EMAIL, password=PASSWORD)
    press(office, "Sign in")
    expect(office.locator("h1")).to_contain_text("Your second factor")

    press(office, "Use a passkey")

    expect(office.get_by_role("link", name="First Person")).to_be_visible()


def test_the_identity_provider_is_reached_and_comes_back_under_the_strict_policy(office):
    sign_out(office)
    office.goto("/sign-in/")

    press(office, "Continue with The Ministry")
    assert urlsplit(office.url).path == "/oauth2/authorize"
    go(office, office.get_by_role("button", name="first").first)

    expect(office.locator("h1")).to_contain_text("Your second factor")
    press(office, "Use a passkey")
    expect(office.get_by_role("link", name="First Person")).to_be_visible()


def test_without_javascript_a_password_and_a_printed_code_are_enough(office, begin, chromium):
    office.goto("/account/second-factor/recovery-codes/generate/")
    fill(office, password=PASSWORD)
    press(office, "Continue")
    press(office, "Make it")
    code = office.locator(".codes code").first.inner_text().replace(" ", "")
    context = a_window(chromium, base_url=f"{begin.scheme}://{begin.netloc}", java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/")
    fill(page, login=EMAIL, password=PASSWORD)
    press(page, "Sign in")
    fill(page, code=code)
    press(page, "Sign in")

    expect(page.get_by_role("link", name="First Person")).to_be_visible()
    context.close()
