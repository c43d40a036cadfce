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
    running: list[subprocess.Popen[bytes]] = []
    keeper = Thread(target=_keep_one, args=(over, running), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        for process in running:
            process.terminate()
        keeper.join(timeout=10)


def _keep_one(over: Event, running: list[subprocess.Popen[bytes]]) -> None:
    while not over.is_set():
        with subprocess.Popen(
            [sys.executable, "-c", COMMAND, "work", "--beside"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=os.environ,
        ) as process:
            running[:] = [process]
            if over.is_set():
                process.terminate()
            process.wait()
        over.wait(PAUSE)
