"""A heading, or a row's subject, that names two things: "Travel for terrorist purposes and its financing"."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.matching import Match
from headway.engines.intake.documents.replies.values import How, Unit
from headway.foundation.core.messages import Message

_PARTED = re.compile(r"\s*[;,/&]\s+|\s(?:and|or|as well as|et|ainsi que|y|así como|e|und|sowie|и)\s", re.IGNORECASE)
_SPEAKS = 0.33
_AHEAD = 0.1
_LONGEST = 140
_NAMES_BOTH = Message(gettext_noop("stands under a heading that names both"))


def with_second_subjects(
    matches: Sequence[Match], units: Sequence[Unit], questions: int, likeness: Likeness
) -> list[Match]:
    """The matches, and behind that of a unit under two subjects one for the question that only the other names.

    A question that something else answers is left to that; so is one that its heading repeats as a whole.
    """
    open_ = set(range(questions)) - {match.place for match in matches if match.place is not None}
    found: list[Match] = []
    for match in matches:
        found.append(match)
        if match.place is None or match.how not in (How.MEANING, How.TEXT):
            continue
        for place, near in _others(units[match.unit].repeated, match.place, open_, likeness):
            open_.discard(place)
            found.append(Match(match.unit, place, How.MEANING, round(min(0.8, near), 2), _NAMES_BOTH))
    return found


def _others(heading: str, own: int, open_: set[int], likeness: Likeness) -> Iterator[tuple[int, float]]:
    parts = [part for part in _PARTED.split(heading) if part.strip()] if len(heading) < _LONGEST else []
    if len(parts) < 2 or heading.rstrip().endswith("?") or not open_:
        return
    for row in likeness.answers(parts):
        place = int(row.argmax())
        others = max((float(score) for at, score in enumerate(row) if at != place), default=0.0)
        if place != own and place in open_ and row[place] >= _SPEAKS and row[place] - others >= _AHEAD:
            yield place, float(row[place])
