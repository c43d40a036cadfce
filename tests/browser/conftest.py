"""A real browser on the real site with the demonstration. A person's machine without Chromium skips; CI fails."""

import os
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from tests.browser.journeys import Reader
from tests.serving import HEADWAY, PATIENCE, serving

CHROMIUM = Path(os.environ.get("HEADWAY_CHROMIUM", "/usr/bin/chromium"))
TELL_OF_VIOLATIONS = """document.addEventListener('securitypolicyviolation', event =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI))"""


@pytest.fixture(scope="session")
def link(tmp_path_factory):
    """The link that `headway serve` prints over what `headway demo` prepared; it serves until the tests end."""
    folder = tmp_path_factory.mktemp("site")
    command = [*HEADWAY, "demo", "--no-serve", "--data", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with serving(folder) as (_, printed):
        yield printed


@pytest.fixture(scope="session")
def site(link):
    """The address of the site."""
    return f"{link.scheme}://{link.netloc}"


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    if not CHROMIUM.exists():
        missing = f"Chromium is not at {CHROMIUM}; install it or name it in HEADWAY_CHROMIUM"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"], headless=True
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """What finds whom a page shuts out."""
    return Axe()


def a_window(browser, **given):
    """A window of its own, in which whatever is waited for is given the time it takes."""
    context = browser.new_context(**given)
    context.set_default_timeout(PATIENCE * 1000)
    return context


def _is_complaint(said):
    """An error or a warning, but not that a form was refused (422), which the page itself tells."""
    return said.type in {"error", "warning"} and "status of 422" not in said.text


@pytest.fixture
def reading_as(link, site, chromium):
    """A function: persona and kind of window → a page that has followed the printed link and chosen the persona.

    When the test ends, nothing may have been said on the console and nothing refused by the content security policy.
    """
    contexts, complaints = [], []

    def open_window(persona, *, width=1440, javascript=True, locale="en-GB", scheme="light", broken_line=False):
        context = a_window(
            chromium,
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            locale=locale,
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        if javascript:
            page.add_init_script(TELL_OF_VIOLATIONS)
        if not broken_line:  # where a test breaks the line itself, the console says so
            page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"/?{link.query}")
        with page.expect_navigation():
            page.click(f"button[name=persona][value={persona}]")
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def somebody(reading_as, axe, request):
    """A function: persona and window → a reader who knows the pages by their words, in the window's language."""

    def sits_down(persona, window):
        locale = {"en": "en-GB"}.get(window.language, window.language)
        page = reading_as(persona, width=window.width, javascript=window.javascript, locale=locale)
        return Reader(page, persona, window, axe, request.function.__name__.removeprefix("test_"))

    return sits_down
