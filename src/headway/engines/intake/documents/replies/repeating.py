"""The question that a reply repeats ahead of its answer: how like one a line is, and where the answer begins."""

from collections.abc import Mapping, Sequence

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

REPEATED = 0.6
"""How like a known question a line must be to count as that question repeated."""
COPY = 0.82
PART_OF_IT = 0.75
_A_REMARK = 60
_FEW_WORDS = 6
_A_TITLE = 10


def likest(lines: Sequence[Line], asked: Sequence[Asked], likeness: Likeness) -> tuple[list[float], list[int]]:
    """How like a question each line is, and the place of the one it is most like: 0.0 and -1 where none is known."""
    if not asked or not lines:
        return [0.0] * len(lines), [-1] * len(lines)
    like = likeness.repeats([line.rest for line in lines])
    near = [_as_question(line, float(row.max())) for line, row in zip(lines, like, strict=True)]
    return near, [int(row.argmax()) for row in like]


def _as_question(line: Line, near: float) -> float:
    """An answer takes up the question's words too: unless it asks, or stands out, only a close copy repeats it."""
    stands_out = line.bold or line.kind is Kind.HEADING or words.asks(line.rest)
    return near if stands_out or near >= COPY else min(near, REPEATED - 0.01)


def answer_begins(
    lines: Sequence[Line],
    near: Sequence[float],
    numbers: Sequence[str],
    ids: Sequence[str],
    asked: Sequence[Asked],
    known: Mapping[str, int],
    likeness: Likeness,
) -> int:
    """The first line that belongs to the answer and not to the question repeated ahead of it."""
    labelled = next((i for i, line in enumerate(lines) if i and words.answer_label().match(folded(line.text))), None)
    if labelled is not None and labelled <= 12:
        return labelled
    own = [known[n] for n in numbers if n in known] + [p for p, q in enumerate(asked) if q.code and q.code in ids]
    own += [place for number, place in known.items() if any(number.startswith(f"{n}(") for n in numbers)]
    at = 0
    while at < len(lines):
        rest = lines[at].rest or (lines[at].text if at else "")
        if _leads_in(lines, at) or (at and _answered_below(lines, at, numbers, known)):
            break
        if (
            not rest.strip()
            or (own and max(likeness.within(rest, place) for place in own) >= PART_OF_IT and len(rest) > 12)
            or (at == 0 and (near[0] >= REPEATED or (not own and _is_question(lines))))
            or (at == 0 and len(lines) > 1 and is_a_title(lines[0]))
            or (at and at <= 3 and lines[at].bold and lines[at - 1].bold and words.asks(rest))
            or (at and at <= 3 and _is_a_byline(lines, at))
        ):
            at += 1
        else:
            break
    return at


def _leads_in(lines: Sequence[Line], at: int) -> bool:
    """ "The unit can query:" above a list is said, whatever words of the question it takes up."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return bool(
        below
        and below.kind is Kind.LIST_ITEM
        and lines[at].rest.rstrip().endswith(":")
        and not words.asks(lines[at].rest)
    )


def _answered_below(lines: Sequence[Line], at: int, numbers: Sequence[str], known: Mapping[str, int]) -> bool:
    """Whether a line is the first sub-question of its question, repeated with its own answer below it."""
    own = len(numbers) == 1 and f"{numbers[0]}({lines[at].sub})" in known
    return own and not lines[at - 1].sub and at + 1 < len(lines) and not lines[at + 1].sub


def _is_a_byline(lines: Sequence[Line], at: int) -> bool:
    """ "Ministry of Health" in bold between the question and what that ministry answers."""
    text = lines[at].text.strip()
    below = lines[at + 1] if at + 1 < len(lines) else None
    return bool(below and not below.bold and lines[at].bold and len(text) < _A_REMARK and text[-1] not in ".;?!")


def is_a_title(line: Line) -> bool:
    """ "Question 3 – Statistics", "3. Statistics" as a heading: a few words after the number that say no sentence."""
    rest = line.rest.strip()
    if line.kind is Kind.HEADING and line.number:
        return len(rest.split()) <= _A_TITLE and rest[-1:] not in ".;!"
    if rest.endswith(":"):
        return False
    parted = line.text[: line.said].rstrip()[-1:] in "-–—:"
    return bool(line.numbers) and parted and len(rest.split()) <= _FEW_WORDS and rest[-1:] not in ".;!"


def _is_question(lines: Sequence[Line]) -> bool:
    """Whether the first line asks: others follow that do not, or it does nothing else."""
    return words.asks(lines[0].rest) or (
        lines[0].kind is Kind.HEADING and len(lines) > 1 and not words.says_nothing(lines[0].rest)
    )


def lines_that_repeat(part: Sequence[Line], likeness: Likeness, place: int) -> int:
    """How many lines of a sub-question's part repeat it: its first, or in a table its letter and the cell beside it."""
    first = 1 if part[0].kind is Kind.TABLE_CELL and not part[0].rest.strip() else 0
    if first >= len(part):
        return 0
    likely = likeness.within(part[first].rest, place) >= PART_OF_IT
    follows = len(part) > first + 1 or bool(first) or words.asks(part[first].rest)
    return first + 1 if likely and follows else 0


def says_something(line: Line) -> bool:
    return not words.says_nothing(line.rest) and not words.answer_label().fullmatch(folded(line.rest))
