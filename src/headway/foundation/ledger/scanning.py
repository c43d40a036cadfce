"""Bytes from outside are stored only once they were looked at: `store_file` takes nothing but `Scanned`.

With HEADWAY_CLAMD a ClamAV daemon looks at them (its INSTREAM command, clamd(8)); without it the operator has chosen
that nobody does.
"""

import socket
import struct
from dataclasses import dataclass
from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext as _

CHUNK = 64 * 1024
SECONDS = 60


class NotTaken(Exception):
    """The bytes are not let in; the message is one sentence that says why and what to do."""


class NoScanner(NotTaken):
    """The scanner could not be asked, so nobody knows."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Bytes that may be stored: looked at by the scanner, or written by this program itself."""

    data: bytes


def scanned(data: bytes) -> Scanned:
    """Have bytes from outside looked at. Raises NotTaken when something was found, NoScanner when nobody answers."""
    address = settings.HEADWAY_CLAMD
    if address:
        _look(data, address)
    return Scanned(data)


def written_here(data: bytes) -> Scanned:
    """Bytes that Headway wrote itself, such as the text that intake read from a file."""
    return Scanned(data)


def answers(address: str) -> bool:
    """Whether a ClamAV daemon answers there."""
    try:
        with _connected(address) as line:
            line.sendall(b"zPING\0")
            return _reply(line) == "PONG"
    except (OSError, ValueError):
        return False


def _look(data: bytes, address: str) -> None:
    try:
        told = _stream(data, address)
    except (OSError, ValueError):
        raise NoScanner(_("The virus scanner does not answer, so the file was not taken: try again later.")) from None
    if told.endswith(" OK"):
        return
    if told.endswith(" FOUND"):
        name = told.removeprefix("stream: ").removesuffix(" FOUND")
        raise NotTaken(
            _("The virus scanner found “%(name)s” in the file, so it was not taken: ask whoever sent it.")
            % {"name": name}
        )
    if "size limit exceeded" in told:
        raise NotTaken(
            _("The file is larger than the virus scanner looks at, so it was not taken: give its parts singly.")
        )
    raise NoScanner(_("The virus scanner could not look at the file, so it was not taken: try again later."))


def _stream(data: bytes, address: str) -> str:
    with _connected(address) as line:
        try:
            line.sendall(b"zINSTREAM\0")
            stream = BytesIO(data)
            while chunk := stream.read(CHUNK):
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
        except BrokenPipeError:
            pass  # the daemon hangs up on what is too large, and has said so first
        return _reply(line)


def _reply(line: socket.socket) -> str:
    told = b""
    while not told.endswith(b"\0") and len(told) < 4096:
        more = line.recv(4096)
        if not more:
            break
        told += more
    return told.rstrip(b"\0\n").decode("utf-8", errors="replace")


def _connected(address: str) -> socket.socket:
    """A line to `/path/of/a/socket`, `host:port` or `[address]:port`. Raises OSError, and ValueError for neither."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
