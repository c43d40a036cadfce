"""A job worker beside the site: a process of its own, begun anew if it ends, ended with the site however that ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

COMMAND = "from headway.site.main import main; main()"
PAUSE = 5.0
"""Seconds before a worker that ended is begun anew."""


@contextmanager
def a_worker_beside() -> Iterator[None]:
    """Keep one worker running meanwhile. It holds the end of a pipe, so it ends even where this process is killed."""
    over = Event()
    running = [_begun()]  # before the site forks: a process forked meanwhile would keep the ends of these pipes open
    keeper = Thread(target=_keep_one, args=(over, running), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        running[0].terminate()
        keeper.join(timeout=10)


def _begun() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "work", "--beside"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env=os.environ,
    )


def _keep_one(over: Event, running: list[subprocess.Popen[bytes]]) -> None:
    while True:
        with running[0] as process:
            process.wait()
        if over.wait(PAUSE):
            return
        running[0] = _begun()
