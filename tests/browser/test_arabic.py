"""Somebody who reads Arabic chooses it on the first page without scripts, signs in, and reads from right to left."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import a_window
from tests.browser.going import fits, go
from tests.browser.shutting_out import faults_on
from tests.serving import serving

pytestmark = pytest.mark.browser

EMAIL, PASSWORD = "first@example.org", "four words nobody says"


@pytest.fixture(scope="module")
def begin(tmp_path_factory):
    """The link that begins an empty installation."""
    with serving(tmp_path_factory.mktemp("empty")) as (_, link):
        yield link


@pytest.fixture(scope="module")
def account(begin, chromium):
    """The first administrator of that installation, who has signed out again."""
    context = a_window(chromium, base_url=f"{begin.scheme}://{begin.netloc}", java_script_enabled=False)
    page = context.new_page()
    page.goto(begin.path)
    for name, value in {"name": "First Person", "email": EMAIL, "password": PASSWORD, "again": PASSWORD}.items():
        page.fill(f"[name={name}]", value)
    page.select_option("[name=organisation]", index=1)
    go(page, "main button.main")
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_arabic_is_chosen_without_scripts_and_leads_from_right_to_left(begin, account, chromium, width, tmp_path):
    context = a_window(
        chromium,
        base_url=f"{begin.scheme}://{begin.netloc}",
        viewport={"width": width, "height": 900},
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto("/")
    go(page, "button[name=language][value=ar]")

    expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    expect(page.locator("h1")).to_have_text("ما وافقت الدول على نشره")
    go(page, "text=الدخول")
    expect(page.locator("h1")).to_have_text("الدخول")
    page.fill("[name=login]", EMAIL)
    page.fill("[name=password]", PASSWORD)
    go(page, "main form.form >> nth=0 >> button.main")
    expect(page.locator("h1")).to_have_text("العامل الثاني")  # which an administrator has to set up first
    assert fits(page, width)
    page.screenshot(path=tmp_path / "second-factor.png", full_page=True)
    go(page, "text=الخروج")
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_pages_shut_nobody_out_in_arabic(reading_as, axe, width, tmp_path):
    page = reading_as("focal-point", width=width, locale="ar")
    said = {}
    for address in ("/", "/states/", "/account/"):
        page.goto(address)
        page.screenshot(path=tmp_path / f"{address.strip('/') or 'first'}.png", full_page=True)
        said[address] = page.inner_text("h1"), fits(page, width)
        assert faults_on(page, axe) == []

    assert said["/"] == ("عملي", True)
    assert said["/states/"] == ("الدول التي لها ملف", True)
    assert said["/account/"][1]
