"""Sentences that are kept in English, said in the reader's language: why something is proposed, why a file is refused.

A job or a reading keeps its sentence with the values in it ("says “150”"). It is known again by its message, the one
that says most of it, and said with the same values; a value that is such a sentence itself is said along. What no
message makes stays as it was kept.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext

_VALUE = re.compile(r"%\((\w+)\)s")
_FEWEST_LETTERS = 4
"""A message of fewer letters beside its values, as "%(reason)s; %(said)s", would know any sentence again."""


def retell(kept: str, *, among: tuple[str, ...] = ()) -> str:
    """A kept sentence as the reader's language has it; `among` names the only messages that it may be of."""
    if not kept or (get_language() or "en") == "en":
        return kept
    if among:
        return _found(kept, tuple((_pattern(one), one, "") for one in among)) or kept
    said = gettext(kept)
    return said if said != kept else _found(kept, _messages()) or kept


def _found(kept: str, messages: Sequence[tuple[re.Pattern[str], str, str]]) -> str:
    for pattern, one, many in messages:
        hit = pattern.fullmatch(kept)
        if hit:
            values = {name: retell(value) for name, value in hit.groupdict().items()}
            return _said(one, many, values) % values
    return ""


def _said(one: str, many: str, values: dict[str, str]) -> str:
    counts = [int(value) for value in values.values() if value.isdecimal()]
    return ngettext(one, many, counts[0]) if many and counts else gettext(one)


@cache
def _messages() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """What messages with values look like when they are filled, those that say most first."""
    found = sorted({*_filled()}, key=lambda one: (-_letters(one[0]), one))
    return tuple((_pattern(form), one, many) for form, one, many in found)


def _filled() -> Iterator[tuple[str, str, str]]:
    """Each form of each such message, with the message and its plural; every language has the same messages."""
    for folder in settings.LOCALE_PATHS:
        for file in Path(folder).glob("fr/LC_MESSAGES/django.mo"):
            for one, many in _ids(file.read_bytes()):
                for form in filter(None, (one, many)):
                    if _VALUE.search(form) and _letters(form) >= _FEWEST_LETTERS:
                        yield form, one, many


def _ids(compiled: bytes) -> Iterator[tuple[str, str]]:
    """The messages of a compiled file with their plural or "", without those of a context; GNU gettext lays it out."""
    order = "<" if compiled[:4] == b"\xde\x12\x04\x95" else ">"
    count, table = struct.unpack_from(f"{order}2I", compiled, 8)
    for place in range(count):
        length, start = struct.unpack_from(f"{order}2I", compiled, table + 8 * place)
        message = compiled[start : start + length].decode()
        if message and "\x04" not in message:
            one, _nul, many = message.partition("\0")
            yield one, many


def _letters(form: str) -> int:
    return sum(letter.isalpha() for letter in _VALUE.sub("", form))


def _pattern(form: str) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = _VALUE.split(form.replace("%%", "%"))
    told = [re.escape(part) if place % 2 == 0 else _group(part, seen) for place, part in enumerate(parts)]
    return re.compile("".join(told), re.DOTALL)


def _group(name: str, seen: set[str]) -> str:
    if name in seen:
        return f"(?P={name})"
    seen.add(name)
    return f"(?P<{name}>.+?)"
