"""A stretch that may be a recommendation, as one of the forms found it."""

from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.values import Part


@dataclass(frozen=True, slots=True)
class Candidate:
    """`form` names how it is printed and `strength` how surely that is a recommendation (3 surely, 1 perhaps).

    `group` is the list, table or section it stands in: two of one group are never the same recommendation.
    `block` is the index of the block it begins in; `columns` are further cells of its row by what they hold.
    """

    start: int
    end: int
    number: str
    form: str
    strength: int
    group: tuple[str, int]
    block: int
    kind: str = "recommendation"
    parts: tuple[Part, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    reason: str = ""
