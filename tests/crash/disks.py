"""Small disks of our own, which can be filled and made read-only, and files that are given to a site meanwhile."""

import io
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.browser import Browser

TEXT = (
    "A note\n\nThe delegation noted that Orsania had adopted law {title} on border control in 2017.\n"
    + "word " * 40_000
)


@contextmanager
def small_disk(size: str) -> Iterator[Path]:
    """A disk in memory that everybody may enter; only root can make one, and elsewhere the test is skipped."""
    place = Path(tempfile.mkdtemp(prefix="headway-disk-"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        place.rmdir()
        reason = "only root may mount the small disk that this test fills"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def fill(disk: Path) -> Path:
    """Leave no room on a disk; removing the file makes room again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65_536)
        except OSError:
            return ballast


def upload(browser: Browser, title: str) -> tuple[int, str]:
    """Give the site a file to read."""
    file = io.BytesIO(TEXT.format(title=title).encode())
    file.name = f"{title}.txt"
    return browser.post("/sources/new/", {"file": file, "compartment": "XOR", "title": title}, form="/sources/new/")
