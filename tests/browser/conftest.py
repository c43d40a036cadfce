"""A real browser on the real site with the demonstration. A person's machine without Chromium skips; CI fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHROMIUM = Path(os.environ.get("HEADWAY_CHROMIUM", "/usr/bin/chromium"))
ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "the-printed-token"
TELL_OF_VIOLATIONS = """document.addEventListener('securitypolicyviolation', event =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI))"""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a server of its own, with the demonstration loaded."""
    environment = {
        **os.environ,
        "HEADWAY_DATA": str(tmp_path_factory.mktemp("site")),
        "HEADWAY_TOKEN": TOKEN,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, str(Path(__file__).with_name("serve.py"))]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port, "the site did not start"
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    if not CHROMIUM.exists():
        missing = f"Chromium is not at {CHROMIUM}; install it or name it in HEADWAY_CHROMIUM"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"], headless=True
        )
        yield browser
        browser.close()


@pytest.fixture
def reading_as(site, chromium):
    """A function: persona and kind of window → a page that has followed the printed link and chosen the persona.

    When the test ends, nothing may have been said on the console and nothing refused by the content security policy.
    """
    contexts, complaints = [], []

    def open_window(persona, *, width=1440, javascript=True, locale="en-GB", scheme="light"):
        context = chromium.new_context(
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
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"/?token={TOKEN}")
        page.click(f"button[name=persona][value={persona}]")
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []
