"""Reports of fictional bodies written by people who had never seen the reader, with their gold, in the batches in which they came.

Each batch was read once before anything was changed for it (`docs/reference/intake.md` has the figures); now it is kept to teach
and to guard. `NN-name.gold.json` holds `layout`, `language`, `announced`, `recommendations` (`number`, `text`) and `gaps`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from headway.engines.intake.layer import Document
from headway.engines.intake.readers.reading import read

HERE = Path(__file__).parent / "other-hands"
BATCHES = tuple(sorted(folder.name for folder in HERE.iterdir() if folder.is_dir()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A recommendation as the gold has it."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class OtherReport:
    """A report as it was read, and what should be found in it."""

    name: str
    document: Document
    language: str
    gold: tuple[Wanted, ...]
    gaps: tuple[str, ...]


def reports_of(batch: str) -> Iterator[OtherReport]:
    for path in sorted((HERE / batch).glob("*.gold.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".gold.json")
        file = next(one for one in (path.with_name(f"{name}.docx"), path.with_name(f"{name}.pdf")) if one.exists())
        yield OtherReport(
            f"{batch}/{file.name}",
            read(file.read_bytes(), name=file.name),
            told["language"],
            tuple(Wanted(str(one["number"] or ""), one["text"]) for one in told["recommendations"]),
            tuple(str(gap["number"] if isinstance(gap, dict) else gap) for gap in told["gaps"]),
        )
