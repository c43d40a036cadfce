"""`headway demo`: from nothing to everything prepared, and a second start."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from time import perf_counter

from bench.rows import Row

COMMAND = [sys.executable, "-c", "from headway.site.main import main; main()", "demo", "--no-serve", "--data"]


def run() -> Iterator[Row]:
    """Each as a process of its own, as people start it."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = timed(folder), timed(folder)
    yield Row(
        "headway demo, first start, until the site could be served",
        f"{first:.1f} s",
        "with installing under 60 s",
        first < 60,
    )
    yield Row("headway demo, second start", f"{second:.1f} s", "under 5 s", second < 5)


def timed(folder: str) -> float:
    began = perf_counter()
    subprocess.run([*COMMAND, folder], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began
