"""How much a reader takes in, and the one error it raises."""

from dataclasses import dataclass

from django.conf import settings


class Unreadable(Exception):
    """A file cannot be read; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused as too large, before it costs memory. Settings may give other values.

    `max_bytes`: the file as given. `max_characters`: the text it yields. `max_pages`: of a PDF.
    `max_unpacked_bytes` and `max_ratio`: an Office file unpacked, in bytes and as a multiple of its packed size.
    `max_members` and `max_elements`: the files in it, and the elements of one of its parts. `max_pixels`: of a picture.
    """

    max_bytes: int = 50_000_000
    max_characters: int = 5_000_000
    max_pages: int = 2_000
    max_unpacked_bytes: int = 200_000_000
    max_ratio: int = 100
    max_members: int = 5_000
    max_elements: int = 3_000_000
    max_pixels: int = 50_000_000


def limits() -> Limits:
    """What this installation refuses as too large (HEADWAY_INTAKE_MAX_BYTES and HEADWAY_INTAKE_MAX_PAGES)."""
    return Limits(max_bytes=settings.HEADWAY_INTAKE_MAX_BYTES, max_pages=settings.HEADWAY_INTAKE_MAX_PAGES)
