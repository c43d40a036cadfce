"""Checkpoints: how far each chain had come at a moment, signed, on a sheet of text to keep elsewhere or to print.

Whoever can write the database can also rewrite a chain from some point on, or cut off its end, so that it agrees with
itself. A checkpoint that lies where they cannot reach shows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from headway.foundation.ledger.changes import installation_id
from headway.foundation.ledger.models import Chain, Changeset
from headway.foundation.ledger.signing import is_signed, own_name, sign

TITLE = "Headway ledger checkpoint, version 1"
NOWHERE = "-"
_LINK = re.compile(r"chain (-|[A-Z]{3}) ([0-9]+) ([0-9a-f]{64})")
_SHEET = re.compile(
    rf"{re.escape(TITLE)}\n"
    r"installation (?P<installation>[0-9a-f-]{36})\n"
    r"at (?P<at>[0-9T:.+Z-]{20,40})\n"
    r"(?P<chains>(?:chain .+\n)*)"
    r"key (?P<key>[A-Za-z0-9+/=]+)\n"
    r"signature (?P<signature>[A-Za-z0-9+/=]+)\n?"
)


class NotACheckpoint(ValueError):
    """The text is no checkpoint, or was changed since it was signed; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Link:
    """The last changeset of a compartment's chain: its number and its hash."""

    compartment: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The ends of an installation's chains at a moment. `key` is the public key that signed, as text."""

    installation: UUID
    at: datetime
    chains: tuple[Link, ...]
    key: str


def make_checkpoint(at: datetime) -> Checkpoint:
    """The ends of this installation's chains now."""
    rows = Chain.objects.filter(seq__gt=0).order_by("compartment")
    chains = tuple(Link(row.compartment, row.seq, row.head) for row in rows)
    return Checkpoint(installation_id(), at, chains, own_name())


def as_sheet(checkpoint: Checkpoint) -> str:
    """The checkpoint as text, signed with this installation's key."""
    told = _told(checkpoint)
    return f"{told}signature {sign(told.encode())}\n"


def read_sheet(text: str, *, key: str) -> Checkpoint:
    """The checkpoint on a sheet, if `key` signed it as it stands. Raises NotACheckpoint."""
    found = _SHEET.fullmatch(text.replace("\r\n", "\n").strip() + "\n")
    if found is None:
        raise NotACheckpoint("This is no checkpoint of a ledger: give the file that “headway ledger checkpoint” wrote.")
    links = [_LINK.fullmatch(line) for line in found["chains"].splitlines()]
    if None in links:
        raise NotACheckpoint("A line of this checkpoint is damaged: compare it with another copy.")
    try:
        at, installation = datetime.fromisoformat(found["at"]), UUID(found["installation"])
    except ValueError:
        raise NotACheckpoint("The head of this checkpoint is damaged: compare it with another copy.") from None
    chains = tuple(Link(link[1].replace(NOWHERE, ""), int(link[2]), link[3]) for link in links if link)
    checkpoint = Checkpoint(installation, at, chains, found["key"])
    if found["key"] != key:
        raise NotACheckpoint(
            f"This checkpoint was signed with the key {found['key']}, not with {key}: "
            "if that is the key of the installation it came from, name it with --key."
        )
    if not is_signed(_told(checkpoint).encode(), found["signature"], key):
        raise NotACheckpoint("This checkpoint was changed after it was signed: compare it with another copy.")
    return checkpoint


def compare(checkpoint: Checkpoint) -> Iterator[str]:
    """A sentence for each chain that no longer holds what it held then."""
    for link in checkpoint.chains:
        place = {"installation": checkpoint.installation, "compartment": link.compartment, "seq": link.seq}
        now = Changeset.objects.filter(**place).values_list("hash", flat=True).first()
        where = f"compartment {link.compartment or '(none)'}"
        if now is None:
            yield f"the chain of {where} held {link.seq} changesets on {checkpoint.at:%Y-%m-%d}: its end was removed"
        elif now != link.head:
            yield f"the chain of {where} was rewritten after {checkpoint.at:%Y-%m-%d}, up to changeset {link.seq}"


def _told(checkpoint: Checkpoint) -> str:
    """What is signed: every line but the signature."""
    chains = [f"chain {link.compartment or NOWHERE} {link.seq} {link.head}" for link in checkpoint.chains]
    head = [TITLE, f"installation {checkpoint.installation}", f"at {checkpoint.at.isoformat()}"]
    return "\n".join([*head, *chains, f"key {checkpoint.key}"]) + "\n"
