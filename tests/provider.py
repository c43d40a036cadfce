"""A real identity provider (OpenID Connect) in a process of its own, which knows the people it is told of."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.serving import end, free_port, wait_for


@contextmanager
def identity_provider(*people: dict[str, object]) -> Iterator[str]:
    """The address of a provider that answers until the block ends; each person is what it claims of them."""
    port = free_port()
    claims = [part for said in people for part in ("--user-claims", json.dumps(said))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *claims]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            end(process)
