"""A full disk and a disk that became read-only: a page that says so, nothing is lost, and work goes on after that."""

import subprocess

import pytest

from headway.engines.keeping.trouble import AWAY, FULL, READ_ONLY
from tests.crash.browser import Browser
from tests.crash.disks import fill, small_disk, upload
from tests.crash.examine import examined
from tests.crash.site import Site
from tests.serving import until

pytestmark = pytest.mark.proof


@pytest.fixture
def disk():
    with small_disk("96m") as place:
        yield place


@pytest.fixture
def site(disk):
    site = Site(disk / "data")
    assert site.run("demo", "--no-serve").returncode == 0
    site.start()
    yield site
    site.kill()


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

    until(lambda: subprocess.run(["mount", "-o", "remount,ro", disk], capture_output=True, check=False).returncode == 0)
    status, _ = upload(browser, "CrashMeanwhile")

    assert (status, browser.said in {READ_ONLY, AWAY}) == (503, True)
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    site.kill()
    site.start()
    assert upload(Browser(site.link, "assessor"), "CrashAfter")[0] == 302
    site.kill()
    assert examined(site, [("upload", "CrashBefore"), ("upload", "CrashAfter")]) == []
