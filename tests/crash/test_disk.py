"""A full disk and a disk that became read-only: a page that says so, nothing is lost, and work goes on after that."""

import io
import os
import subprocess

import pytest

from headway.engines.keeping.trouble import AWAY, FULL, READ_ONLY
from tests.crash.browser import Browser
from tests.crash.examine import examined
from tests.crash.site import Site

pytestmark = pytest.mark.proof

TEXT = (
    "A note\n\nThe delegation noted that Orsania had adopted law {title} on border control in 2017.\n"
    + "word " * 40_000
)


@pytest.fixture
def disk(tmp_path):
    """A small disk of our own, which can be filled and made read-only."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        reason = "only root may mount the small disk that this test fills"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture
def site(disk):
    site = Site(disk / "data")
    assert site.run("demo", "--no-serve").returncode == 0
    site.start()
    yield site
    site.kill()


def upload(browser, title):
    file = io.BytesIO(TEXT.format(title=title).encode())
    file.name = f"{title}.txt"
    fields = {"file": file, "compartment": "XOR", "title": title}
    return browser.post("/sources/new/", fields, form="/sources/new/")


def fill(disk):
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        try:
            while True:
                file.write(b"\0" * 65_536)
                file.flush()
        except OSError:
            return ballast


def test_a_full_disk_is_told_and_nothing_is_lost(disk, site):
    browser = Browser(site.link, "assessor")
    assert upload(browser, "CrashBefore")[0] == 302

    ballast = fill(disk)
    status, _ = upload(browser, "CrashMeanwhile")

    assert (status, browser.said) == (503, FULL)
    ballast.unlink()
    assert upload(browser, "CrashAfter")[0] == 302
    site.kill()
    assert examined(site, [("upload", "CrashBefore"), ("upload", "CrashAfter")]) == []


def test_a_disk_that_became_read_only_is_told_and_nothing_is_lost(disk, site):
    browser = Browser(site.link, "assessor")
    assert upload(browser, "CrashBefore")[0] == 302

    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    status, _ = upload(browser, "CrashMeanwhile")

    assert (status, browser.said in {READ_ONLY, AWAY}) == (503, True)
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    site.kill()
    site.start()
    assert upload(Browser(site.link, "assessor"), "CrashAfter")[0] == 302
    site.kill()
    assert examined(site, [("upload", "CrashBefore"), ("upload", "CrashAfter")]) == []
