"""What a verification saw."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """What a verification saw. `problems` are sentences; none means the ledger and its rows agree."""

    revisions: int = 0
    changesets: int = 0
    rows: int = 0
    tombstones: int = 0
    problems: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return not self.problems

    def as_text(self) -> str:
        """How much was looked at, and whether it agrees."""
        return (
            f"{self.revisions} revisions in {self.changesets} changesets, {self.rows} rows, "
            f"{self.tombstones} tombstones: " + ("all agree." if self else f"{len(self.problems)} disagree.")
        )
