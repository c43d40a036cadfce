"""The worker beside the site: begun anew if it ends, and gone with the site."""

import subprocess

from headway.doors.cli import beside
from tests.serving import until


def test_a_worker_that_ends_is_begun_anew_and_the_last_ends_with_the_site(monkeypatch):
    begun = []
    monkeypatch.setattr(beside, "COMMAND", "import time; time.sleep(600)")
    monkeypatch.setattr(beside, "PAUSE", 0.01)
    start = beside._begun
    monkeypatch.setattr(beside, "_begun", lambda: begun.append(start()) or begun[-1])

    with beside.a_worker_beside():
        begun[0].kill()
        assert until(lambda: len(begun) == 2)
        assert begun[1].poll() is None

    assert all(isinstance(process, subprocess.Popen) and process.poll() is not None for process in begun)
