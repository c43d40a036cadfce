"""A reply whose paragraphs each answer one question, in an order of its own and without saying which."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies import words
from headway.engines.intake.documents.replies.aligning import NOTHING
from headway.engines.intake.documents.replies.assigning import LEAST, among_questions, fit, gains, likeliest
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.matching import REPEATS, Match, match_units
from headway.engines.intake.documents.replies.themes import is_headlike, says_whose, without_a_preamble
from headway.engines.intake.documents.replies.values import Asked, How, Unit
from headway.engines.intake.documents.replies.weighing import said_by
from headway.engines.intake.layer import Kind
from headway.foundation.language.words import folded

_FEWEST, _FEW, _MANY = 5, 0.15, 2.5
"""How many paragraphs there are at least; at least and at most for each question."""
_TOLD = 0.4
"""Which share of paragraphs may say themselves what they answer, by an id or by the question repeated."""
_NEARLY, _IN_ORDER, _NUMBERED = 0.97, 0.9, 0.56
"""What was read first is kept where it fits so well, beside what fits best; the second where it keeps the order of the questions,
the third where it goes by numbers."""
_OF_ITS_HEADING, _OF_A_THEME = 0.3, 0.2
"""How much a heading tells that stands above one paragraph alone, and one above several."""
_A_WORD, _A_HEAD, _A_QUESTION, _ASKED, _LONGEST = 25, 60, 110, 250, 400
"""How long a remark, a line in capitals, a question and a sentence that says what was asked are at most, and what of a paragraph is looked at."""
_OPENING, _LAST = 2, 3
"""Among how many paragraphs at the beginning a reply may still say what it is, and among how many at the end take leave."""
_SURE, _AT_LEAST = 0.6, 0.3
"""How sure meaning alone is at most, and how sure where a paragraph is like its question as others are."""
_NEARLY_ALL = 0.9
_OUT, _GOES_ON = -50.0, 1.0
"""What a paragraph gains that answers nothing, and what it costs to go on with the one above."""
_APART = (Kind.TITLE, Kind.SUBTITLE, Kind.CONTACT)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph with what is listed below it: where it stands, the heading above it, and its words."""

    start: int
    end: int
    heading: str
    text: str


def each_paragraph_its_own(
    units: list[Unit], lines: Sequence[Line], asked: Sequence[Asked], likeness: Likeness
) -> list[Unit]:
    """A unit for each paragraph, `meant` being its question, where that fits them better than `units` as first read.

    Each question is answered once at most. Where `likeness` knows no meaning, or the reply itself says what it answers, the
    units stay as they are.
    """
    said = _paragraphs(lines, likeness) if likeness.knows_meaning else []
    if not max(_FEWEST, _FEW * len(asked)) <= len(said) <= _MANY * len(asked):
        return units
    texts = [said_by(unit, lines) for unit in units]
    matches = match_units(units, texts, asked, likeness)
    pairs = min(len(said), len(asked))
    if len(_places(matches, How.ID, How.TEXT)) > _TOLD * pairs:
        return units
    first = _as_first_read(matches, len(units))
    numbered = len(_places(matches, How.NUMBER)) > _TOLD * pairs
    enough = _NUMBERED if numbered else _IN_ORDER if _keep_order(first) else _NEARLY
    like = _like([(one.heading, one.text) for one in said], likeness)
    places = _each_once(said, like)
    own = gains(_like([(unit.repeated, text) for unit, text in zip(units, texts, strict=True)], likeness))
    if fit(first, own) > enough * fit(places, gains(like)):
        return units
    return [*_units(said, places, like)]


def _each_once(said: Sequence[_Paragraph], like: np.ndarray) -> list[int]:
    """The question of each paragraph; one that goes on with the paragraph above it has that one's."""
    gain = gains(like)
    gain[[row for row in range(len(said)) if _tells_something_else(said, row)]] = _OUT
    places = likeliest(gain)
    alone = among_questions(like)
    going_on: dict[int, int] = {}
    for row in range(1, len(said)):
        above = going_on.get(row - 1, row - 1)
        place = places[above]
        if place != NOTHING and said[row].heading == said[above].heading and gain[row].max() > _OUT:
            own = float(gain[row, places[row]]) if places[row] != NOTHING else LEAST
            if float(alone[row, place]) - _GOES_ON > own:
                going_on[row] = above
    if going_on:
        gain[[*going_on]] = _OUT
        places = likeliest(gain)
        for row, above in going_on.items():
            places[row] = places[above]
    return places


def _units(said: Sequence[_Paragraph], places: Sequence[int], like: np.ndarray) -> Iterator[Unit]:
    """A unit for each paragraph, with those that go on with it."""
    row = 0
    while row < len(said):
        first, place = row, places[row]
        row += 1
        while row < len(said) and place != NOTHING and places[row] == place:
            row += 1
        pieces = tuple((one.start, one.end) for one in said[first:row])
        near = round(min(_SURE, _AT_LEAST + float(like[first, place])), 2) if place != NOTHING else 0.0
        yield Unit(said[first].start, repeated=said[first].heading, pieces=pieces, meant=(place, near))


def _paragraphs(lines: Sequence[Line], likeness: Likeness) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    heading, led, colon = "", False, False
    kept = without_a_preamble(lines)
    near = likeness.repeats([line.rest for line in kept])
    for line, row in zip(kept, near, strict=True):
        if line.kind in _APART or (not found and says_whose(line)):
            continue
        if len(found) < _OPENING and words.opens_a_reply(line.text):
            continue
        if float(row.max()) >= REPEATS or _stands_above(line):
            heading, led, colon = line.rest.strip(), False, False
            continue
        led = colon or (led and line.kind is Kind.LIST_ITEM)
        if found and found[-1].heading == heading and (led or len(line.rest) <= _A_WORD):
            found[-1].end, found[-1].text = line.end, f"{found[-1].text} {line.rest}"
        elif len(line.rest) > _A_WORD or heading:
            found.append(_Paragraph(line.end - len(line.rest), line.end, heading, line.rest))
        colon = line.rest.rstrip().endswith(":")
    return found


def _stands_above(line: Line) -> bool:
    """A heading, a line in capitals, a question, or a sentence that only says what was asked."""
    if is_headlike(line) or (len(line.rest) <= _A_HEAD and line.rest.isupper()):
        return True
    if len(line.rest) < _A_QUESTION and line.rest.rstrip().endswith(("?", "؟")):
        return True
    return len(line.rest) < _ASKED and ". " not in line.rest and words.says_what_was_asked(line.rest)


def _tells_something_else(said: Sequence[_Paragraph], row: int) -> bool:
    """What stands under "Other matters", and what takes leave at the end."""
    leaves = row >= len(said) - _LAST and words.closings().search(folded(said[row].text))
    return words.is_an_aside(said[row].heading) or bool(leaves)


def _like(said: Sequence[tuple[str, str]], likeness: Likeness) -> np.ndarray:
    """How like each question each text is, by itself and together with its heading."""
    headings = [heading for heading, _ in said]
    own = likeness.speaks([text[:_LONGEST] for _, text in said])
    below = likeness.speaks([f"{heading}. {text}"[:_LONGEST] if heading else text[:_LONGEST] for heading, text in said])
    above = Counter(headings)
    share = np.array([0.0 if not one else _OF_ITS_HEADING if above[one] == 1 else _OF_A_THEME for one in headings])[
        :, None
    ]
    return np.asarray((1 - share) * (own + below) / 2 + share * likeness.speaks(headings))


def _places(matches: Iterable[Match], *hows: How) -> set[int]:
    return {match.place for match in matches if match.place is not None and match.how in hows}


def _keep_order(places: Sequence[int]) -> bool:
    """Whether paragraphs that answer something do so in the order of the questions, nearly all of them."""
    placed = [place for place in places if place != NOTHING]
    return len(placed) >= _FEWEST and sum(one <= two for one, two in pairwise(placed)) >= _NEARLY_ALL * (
        len(placed) - 1
    )


def _as_first_read(matches: Iterable[Match], units: int) -> list[int]:
    """The question of each unit as it was first read."""
    places = [NOTHING] * units
    for match in matches:
        if match.place is not None and places[match.unit] == NOTHING:
            places[match.unit] = match.place
    return places
