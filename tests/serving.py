"""Servers in processes of their own, for tests."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event
from time import monotonic
from urllib.parse import SplitResult, urlsplit

HEADWAY = [sys.executable, "-c", "from headway.site.main import main; main()"]
"""The command `headway`."""
PATIENCE = 300
"""Seconds that anything outside the tests' own process is given: nothing takes as long but on a machine that is busy
with other things, and there it is no fault."""

_WORKERS = 16
_EACH = 500
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
_first = 20_000 + _worker * _EACH
_ports: Iterator[int] = (_first + number % _EACH for number in count(os.getpid()))


def free_port() -> int:
    """A port of this machine that nobody listens on.

    Each worker has a range of its own, below the one that the system hands out: a port of that one may go to another
    worker, or to a line that somebody opens, before the server it was meant for is up.
    """
    for port in _ports:
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("unreachable")


def until(true: Callable[[], object]) -> bool:
    """Wait for something to be true; whether it came to be."""
    last = monotonic() + PATIENCE
    while not true():
        if monotonic() > last:
            return False
        Event().wait(0.05)
    return True


def wait_for(port: int, process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    """Until a request is answered there, with whatever status. Fails if the process that should answer has ended."""
    assert until(lambda: process.poll() is not None or _answers(port)), "the server did not come up"
    assert process.poll() is None, f"the server ended with {process.returncode}"


def printed_link(process: "subprocess.Popen[str]") -> str:
    """The link that `headway serve` prints once it is ready to start."""
    assert process.stdout is not None
    link = next((line.split()[-1] for line in process.stdout if line.startswith("Open")), "")
    assert link, f"the site ended with {process.wait()}"
    return link


def end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]", how: int = signal.SIGTERM) -> None:
    """Ask a process to end, and end it if it does not."""
    process.send_signal(how)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def serving(folder: object, *options: str) -> "Iterator[tuple[subprocess.Popen[str], SplitResult]]":
    """`headway serve` over a folder, answering until the block ends: its process and the link that it printed."""
    port = free_port()
    command = [*HEADWAY, "serve", "--data", str(folder), "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            link = printed_link(process)
            wait_for(port, process)
            yield process, urlsplit(link)
        finally:
            end(process, signal.SIGINT)


def _answers(port: int) -> bool:
    """A socket may be open long before there is somebody behind it."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            return bool(line.recv(1))
    except OSError:
        return False
