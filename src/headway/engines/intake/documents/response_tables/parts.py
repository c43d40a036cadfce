"""Rows on the parts of one recommendation, "9 (a)" and "9 (b)": one progress, never further than its weakest part."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.response_tables.levels import weakest
from headway.engines.intake.documents.response_tables.values import Reported
from headway.foundation.core.messages import Message

_OF_PARTS = gettext_noop("its parts are reported apart; the weakest of them counts")
_NOT_ALL = gettext_noop("its parts are reported apart, and not every one of them says how far it has come")


def joined(rows: Iterable[Reported]) -> list[Reported]:
    """The rows, those on parts of the same recommendation as one, where the first of them stands."""
    found: list[Reported] = []
    parts: dict[str, list[Reported]] = {}
    for row in rows:
        if row.code and "(" in row.number:
            parts.setdefault(row.code, []).append(row)
            if len(parts[row.code]) > 1:
                continue
        found.append(row)
    return [_one(parts[row.code]) if len(parts.get(row.code, ())) > 1 and "(" in row.number else row for row in found]


def _one(parts: Sequence[Reported]) -> Reported:
    first = parts[0]
    level = weakest([part.level for part in parts]) if all(part.level for part in parts) else ""
    return replace(
        first,
        number=first.number.split("(")[0],
        as_printed=", ".join(part.as_printed for part in parts),
        text="\n".join(f"{part.as_printed}: {part.text}" for part in parts if part.text),
        status="; ".join(dict.fromkeys(part.status for part in parts if part.status)),
        level=level,
        level_reason=Message(_OF_PARTS if level else _NOT_ALL),
        nil_return=all(part.nil_return for part in parts),
        start=min(part.start for part in parts),
        end=max(part.end for part in parts),
        responsible="; ".join(dict.fromkeys(part.responsible for part in parts if part.responsible)),
        date="; ".join(dict.fromkeys(part.date for part in parts if part.date)),
    )
