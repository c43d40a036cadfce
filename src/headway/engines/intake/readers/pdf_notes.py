"""Notes at the foot of a page or column, told by the short rule drawn above them or by their size."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from headway.engines.intake.readers.pdf_columns import column_of
from headway.engines.intake.readers.pdf_lines import Line
from headway.engines.intake.readers.pdf_rules import Rules, Span

_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})\s*(?=[^\d\s.,;)])")
_SHORTEST = 30.0
_LONGEST = 0.6
_SMALL = 0.93


def notes_below(lines: Sequence[Line], rules: Rules, gutters: Mapping[int, float], body: float) -> list[Line]:
    """The lines below a short rule that begins at the margin and under which a note's number comes first.

    On pages in columns also the lines smaller than the `body` at the foot of a column.
    """
    if not lines:
        return []
    page = lines[0].page
    gutter = gutters.get(page)
    found = _by_rule(lines, rules, gutter)
    for column in (0, 1) if gutter else ():
        own = sorted((line for line in lines if column_of(line, gutter) == column), key=lambda line: line.baseline)
        small = list(takewhile(lambda line: line.size < _SMALL * body, own))[::-1]
        while small and not _NOTE.match(small[0].text):
            small = small[1:]
        found.extend(line for line in small if line not in found)
    return found


def _by_rule(lines: Sequence[Line], rules: Rules, gutter: float | None) -> list[Line]:
    if not rules.level:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    found: list[Line] = []
    for rule in rules.level:
        width = (right - left) * (0.5 if gutter else 1.0)
        if not _SHORTEST <= rule[1] - rule[0] <= _LONGEST * width or _is_crossed(rule, rules):
            continue
        column = 1 if gutter and rule[0] > gutter - 5 else 0
        own = [line for line in lines if line.baseline < rule[2] and (not gutter or column_of(line, gutter) == column)]
        first = max(own, key=lambda line: line.baseline, default=None)
        if first is not None and abs(first.left - rule[0]) < 25 and _NOTE.match(first.text):
            found.extend(line for line in own if line not in found)
    return found


def _is_crossed(rule: Span, rules: Rules) -> bool:
    return any(
        rule[0] - 3 <= place <= rule[1] + 3 and low - 3 <= rule[2] <= high + 3 for low, high, place in rules.upright
    )
