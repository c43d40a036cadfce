"""From a stretch of a reply and its question to an answer with all that stands in it: figures, laws, promises."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.engines.intake.documents.annexes import find_promises
from headway.engines.intake.documents.laws.citations import LawCited, find_laws
from headway.engines.intake.documents.replies.left_over import Rest
from headway.engines.intake.documents.replies.matching import Match
from headway.engines.intake.documents.replies.values import Answered, Asked, How, Unit
from headway.engines.intake.layer import Document
from headway.engines.intake.values import Quantity
from headway.foundation.core.messages import NOTHING_SAID

_NO_MATCH = Match(-1, None, How.NONE, 0.0, NOTHING_SAID)


@dataclass(frozen=True, slots=True)
class Desk:
    """What is known of a reply when its answers are written down: its annexes, its figures, and what stands in no answer."""

    document: Document
    asked: Sequence[Asked]
    quantities: Sequence[Quantity]
    annexes: frozenset[str]
    language: str
    rest: Sequence[Rest]

    def answer(self, unit: Unit, text: str, match: Match, matches: Iterable[Match] = ()) -> Answered:
        """The answer that a match makes of a unit with its `text`; `matches` are all of the reply."""
        document = self.document
        start = unit.pieces[0][0] if unit.pieces else unit.start
        question = self.asked[match.place] if match.place is not None else None
        beside = [m.place for m in matches if m.unit == match.unit and m.place != match.place]
        laws = tuple(law for one, two in unit.pieces for law in _shifted(document.text, one, two))
        return Answered(
            question=question,
            how=match.how if question else How.NONE,
            confidence=match.confidence,
            number=", ".join(unit.numbers),
            text=text,
            start=start,
            end=unit.pieces[-1][1] if unit.pieces else unit.start,
            page=document.page_at(start),
            repeated=unit.repeated,
            reason=match.reason,
            also=tuple(self.asked[place].key for place in beside if place is not None),
            beside=self._beside(unit),
            figures=tuple(q for q in self.quantities if _stands_in(q, unit.pieces) and not _stands_in(q, _spans(laws))),
            laws=laws,
            undertakings=tuple(
                promise
                for one, two in unit.pieces
                for promise in find_promises(document.text, one, two, self.annexes, self.language)
            ),
        )

    def passage(self, rest: Rest) -> Answered:
        """What stands in no answer, with what could be taken from it were it one."""
        unit = Unit(rest.start, pieces=((rest.start, rest.end),))
        return self.answer(unit, self.document.text[rest.start : rest.end], _NO_MATCH)

    def _beside(self, unit: Unit) -> tuple[str, ...]:
        """What stands in the row of a table beside an answer."""
        return tuple(
            self.document.text[one.start : one.end]
            for one in self.rest
            if one.row and any(start < one.row[1] and end > one.row[0] for start, end in unit.pieces)
        )


def _stands_in(figure: Quantity, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)


def _spans(laws: Iterable[LawCited]) -> list[tuple[int, int]]:
    """Where laws are cited: the numbers of articles and laws are no figures."""
    return [(law.start, law.end) for law in laws]


def _shifted(text: str, start: int, end: int) -> list[LawCited]:
    return [
        LawCited(law.start + start, law.end + start, law.text, law.law, law.articles)
        for law in find_laws(text[start:end])
    ]
