"""Servers in processes of their own, for tests."""

import socket
import sys
from threading import Event

HEADWAY = [sys.executable, "-c", "from headway.site.main import main; main()"]
"""The command `headway`."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(port: int) -> None:
    """Until something answers there: half a minute at most."""
    for _ in range(600):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        Event().wait(0.05)
    raise AssertionError("the site did not come up")
