"""A real ClamAV daemon in a process of its own, with two signatures of our own: nothing is downloaded."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from headway.foundation.ledger.scanning import answers
from tests.serving import end, free_port, until

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The harmless file that every scanner calls a virus (eicar.org), in two halves so that none finds it in this file."""

OURS = b"headway-our-own-signature"


@contextmanager
def clamd(folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of a running daemon: its socket, and host:port. Skips where ClamAV is not installed; CI fails."""
    program = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        missing = "clamd is not installed (Debian: clamav-daemon)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "headway.hdb").write_text(f"{hashlib.md5(EICAR).hexdigest()}:{len(EICAR)}:Eicar-Test-Signature\n")
    (signatures / "headway.ndb").write_text(f"Headway.Test:0:*:{OURS.hex()}\n")
    socket, port = folder / "clamd.sock", free_port()
    (folder / "clamd.conf").write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {socket}\nTCPSocket {port}\nTCPAddr 127.0.0.1\n"
        "Foreground yes\nStreamMaxLength 1M\n"
    )
    command = [program, "--config-file", str(folder / "clamd.conf")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
        try:
            assert until(lambda: daemon.poll() is not None or (answers(str(socket)) and answers(f"127.0.0.1:{port}")))
            assert daemon.poll() is None, f"clamd ended with {daemon.returncode}"
            yield str(socket), f"127.0.0.1:{port}"
        finally:
            end(daemon)
