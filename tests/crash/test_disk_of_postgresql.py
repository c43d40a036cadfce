"""The disk of PostgreSQL itself is full: a page that says so, nothing is lost, and work goes on once there is room.

The site's own folder lies elsewhere. Run under `.ci/postgres`, whose second server lies on a small disk here.
"""

import os
import subprocess
from pathlib import Path
from time import sleep

import pytest

from headway.engines.keeping.trouble import AWAY, FULL
from tests.crash.browser import Browser
from tests.crash.disks import fill, small_disk, upload
from tests.crash.examine import examined
from tests.crash.site import Site

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif("HEADWAY_TEST_DATABASE" not in os.environ, reason="only under .ci/postgres"),
]

BESIDE = Path(__file__).resolve().parent.parent.parent / ".ci" / "postgres"
TELL = 'echo "$HEADWAY_TEST_DATABASE"; exec sleep infinity'
UPLOADS = 200
"""More than room that the server still holds can take."""
RECOVERY = 120
"""Seconds within which a server that gave up on a full disk has read its log again, also on a busy machine."""


@pytest.fixture
def disk():
    with small_disk("320m") as place:
        place.chmod(0o777)
        yield place


@pytest.fixture
def address(disk):
    """The address of a server whose data lie on the small disk; it goes with the test."""
    with subprocess.Popen(
        [BESIDE, "sh", "-c", TELL], env={**os.environ, "TMPDIR": str(disk)},
        stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


@pytest.fixture
def site(address, tmp_path):
    site = Site(tmp_path / "data")
    site.environment["HEADWAY_TEST_DATABASE"] = address
    assert site.run("demo", "--no-serve").returncode == 0
    site.start()
    yield site
    site.kill()


def upload_until_refused(browser):
    """The titles that were answered as kept, and the status of the first upload that was not."""
    told = []
    for number in range(UPLOADS):
        status, _ = upload(browser, f"CrashMeanwhile{number}")
        if status != 302:
            return told, status
        told.append(f"CrashMeanwhile{number}")
    raise AssertionError("the disk of the server was never full")


def upload_once_it_is_back(browser, title):
    """The status of an upload once the server has recovered: until then it answers that it is away."""
    status = 503
    for _ in range(RECOVERY):
        status, _ = upload(browser, title)
        if status != 503:
            break
        sleep(1)
    return status


def bring_up_again(disk):
    """What its operator does where the server gave up when it could not write its log."""
    (data,) = disk.glob("headway-pg.*/data")
    control = [next(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")), "-D", data, "-w"]
    as_owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    if subprocess.run([*as_owner, *control, "status"], capture_output=True, check=False, cwd="/").returncode:
        subprocess.run([*as_owner, *control, "-l", data.parent / "log", "restart"], check=True, cwd="/")


def test_a_full_disk_of_the_server_is_told_and_nothing_is_lost(disk, site):
    browser = Browser(site.link, "assessor")
    assert upload(browser, "CrashBefore")[0] == 302

    ballast = fill(disk)
    told, status = upload_until_refused(browser)

    assert (status, browser.said in {FULL, AWAY}) == (503, True)
    ballast.unlink()
    bring_up_again(disk)
    assert upload_once_it_is_back(browser, "CrashAfter") == 302
    site.kill()
    assert examined(site, [("upload", title) for title in ["CrashBefore", *told, "CrashAfter"]]) == []
