"""One line of the table: what was measured, what came out, what was asked."""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """`measured` and `asked` are text with their units; `met` None where nothing was asked."""

    what: str
    measured: str
    asked: str = ""
    met: bool | None = None


def timed(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some runs, in seconds."""
    times = []
    for _ in range(rounds):
        began = perf_counter()
        act()
        times.append(perf_counter() - began)
    return median(times)


def as_table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | asked | met |", "|---|---:|---:|---|"]
    for row in rows:
        met = "" if row.met is None else ("yes" if row.met else "**no**")
        lines.append(f"| {row.what} | {row.measured} | {row.asked} | {met} |")
    return "\n".join(lines)


def resident() -> int:
    """The memory this process holds now, in kilobytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * (resource.getpagesize() // 1024)
