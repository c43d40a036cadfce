"""A reply whose way of naming questions reaches few of them, read once more by what its paragraphs name and speak of."""

from collections.abc import Iterable, Mapping, Sequence

from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.lines import Line
from headway.engines.intake.documents.replies.mentions import named_in
from headway.engines.intake.documents.replies.themes import theme_units
from headway.engines.intake.documents.replies.values import Asked, Unit

_FEW = 0.6
"""Of the questions asked: a reply that reaches fewer may have been cut at the wrong places."""
_MORE = 2
_REPEATS = 0.6
_CLEAR = 0.38


def otherwise(
    found: list[Unit], lines: Sequence[Line], asked: Sequence[Asked], known: Mapping[str, int], likeness: Likeness
) -> list[Unit]:
    """The units as found, or those of the second reading where it reaches clearly more and loses no question."""
    reached = set(_reached(found, asked, known, likeness))
    if len(reached) >= _FEW * len(asked):
        return found
    again = theme_units(lines, likeness, known)
    clear = {unit.meant[0] for unit in again if unit.meant and unit.meant[1] >= _CLEAR}
    clear |= {known[number] for unit in again for number in unit.numbers if number in known}
    named = {known[number] for line in lines for number in named_in(line) if number in known}
    kept = (reached & named) <= clear
    return again if kept and len(clear) >= len(reached) + _MORE else found


def _reached(
    units: Iterable[Unit], asked: Sequence[Asked], known: Mapping[str, int], likeness: Likeness
) -> Iterable[int]:
    """The places of the questions that units name, by number, id, or by repeating them."""
    ids = {question.code: place for place, question in enumerate(asked) if question.code}
    for unit in units:
        for number in unit.numbers:
            yield from (place for one, place in known.items() if one == number or one.startswith(f"{number}("))
        yield from (ids[one] for one in unit.ids if one in ids)
        if unit.repeated:
            like = likeness.repeats([unit.repeated])[0]
            if float(like.max()) >= _REPEATS:
                yield int(like.argmax())
