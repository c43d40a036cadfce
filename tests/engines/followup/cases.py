"""Snapshots for tests: what matters is given, the rest is a small file of 2009 and 2018."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.engines.followup.snapshot import Case, Judged, Ladder, Norm, Progressed, Recommended, Snapshot
from headway.foundation.core.dates import period

THEN = Case(UUID(int=1), "public", code="XOR-2009", state="XOR", dates=period("2009-10-12/2009-10-16"))
NOW = Case(
    UUID(int=2),
    "public",
    code="XOR-2018",
    state="XOR",
    dates=period("2018-07-23/2018-07-25"),
    cut_off=date(2018, 9, 30),
    previous=THEN.id,
)
PROGRESS = Ladder(
    {"not-started": 0, "planned": 1, "under-way": 2, "partially": 3, "largely": 4, "implemented": 5, "obsolete": None},
    {},
)
RATING = Ladder({"fully": 4, "largely": 3, "partially": 2, "marginally": 1, "not": 0}, {})
LEVELS = {"recommendation-progress": PROGRESS, "ct-practice": RATING, "old-practice": RATING}


def a_snapshot(**given: Any) -> Snapshot:
    given = {"case": NOW, "previous": THEN, "cases": (THEN, NOW), "levels": LEVELS, **given}
    return Snapshot(**given)


def a_recommendation(number: int, case: Case = THEN) -> Recommended:
    code = f"{case.code}-{number}"
    return Recommended(UUID(int=1000 + number), "public", assessment=case.id, code=code, number=str(number), text=code)


def progress(of: Recommended, side: str, level: str, as_of: str, basis: str = "", number: int = 0) -> Progressed:
    return Progressed(
        UUID(int=hash((of.id.int, side, level, as_of, number)) % 2**64),
        "public",
        recommendation=of.id,
        side=side,
        scale="recommendation-progress",
        level=level,
        basis=basis,
        as_of=period(as_of),
    )


def a_norm(key: str, applies_from: str, areas: tuple[str, ...] = ("borders",)) -> Norm:
    return Norm(
        key, key, "summary", key.partition(":")[0], "decides", "obligation", date.fromisoformat(applies_from), areas
    )


def a_judgement(
    case: Case,
    level: str,
    *,
    subject: str = "area:borders",
    scale: str = "ct-practice",
    n: int = 0,
    rationale: str = "",
    as_of: str = "",
) -> Judged:
    when = period(as_of) if as_of else case.dates
    return Judged(
        UUID(int=5000 + case.id.int * 100 + n), "public", assessment=case.id, subject=subject, axis="practice",
        scale=scale, level=level, as_of=when, rationale=rationale,
    )  # fmt: skip
