"""A tracker of 10,000 rows (1,000 recommendations at ten dates): read, run dry, applied as one act, taken back.

Times are of the processor, all threads added up: what one core takes, also where others use the machine.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from time import process_time
from typing import TypeVar

from openpyxl import Workbook as Book

from bench.rows import Row
from headway.casework.recommendations.models import Recommendation
from headway.engines.intake.trackers.applying import apply_tracker, keep_recipe, undo_import
from headway.engines.intake.trackers.preparing import prepare_tracker
from headway.engines.intake.trackers.scope import holder_for
from headway.engines.intake.trackers.workbooks import read_workbook
from headway.foundation.ledger.changes import changeset
from tests import make

RECOMMENDATIONS = 1_000
DATES = 10
T = TypeVar("T")


def run() -> Iterator[Row]:
    """Everything once, on an installation that holds nothing else."""
    actor = make.a_focal_point()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    assessment = make.an_assessment("XOR-2009", audience="shared", circle=circle.pk)
    sight = make.sight(audience="shared", circle=circle.pk)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="for a measurement") as change:
        change.add_all(
            [
                Recommendation(
                    assessment=assessment, number=str(n), code=f"XOR-2009-{n}", text=f"Orsania should do {n}.", **sight
                )
                for n in range(1, RECOMMENDATIONS + 1)
            ]
        )
    data = a_tracker()
    holder = holder_for(actor, "XOR")

    workbook, reading = timed(lambda: read_workbook(data, name="tracker.xlsx"))
    shown, dry = timed(lambda: prepare_tracker(workbook, actor=actor, holder=holder, compartment="XOR"))
    assert shown.found is not None
    assert shown.found.counts["create"] == RECOMMENDATIONS * DATES
    digest = shown.found.digest
    recipe = keep_recipe("ours", shown.suggestion.recipe, shown.signature, compartment="XOR", actor=actor, at=make.NOW)
    done, applying = timed(
        lambda: apply_tracker(workbook, recipe, shown.scope, data=data, name="tracker.xlsx", shown=digest, at=make.NOW)
    )
    (ended, _), undoing = timed(lambda: undo_import(done, actor=actor, at=make.NOW + timedelta(hours=1)))
    assert ended == 2 * RECOMMENDATIONS * DATES
    yield Row("a tracker of 10,000 rows (XLSX): read", f"{reading:.1f} s")
    yield Row("… its dry run", f"{dry:.1f} s")
    yield Row("… applied as one act, each row with its passage", f"{applying:.1f} s", "under 60 s", applying < 60)
    yield Row("… taken back", f"{undoing:.1f} s", "under 60 s", undoing < 60)


def a_tracker() -> bytes:
    book = Book(write_only=True)
    sheet = book.create_sheet("Tracker")
    sheet.append(["No", "Status", "As of", "Action taken"])
    for n in range(1, RECOMMENDATIONS + 1):
        for month in range(1, DATES + 1):
            sheet.append([n, "in progress", f"2024-{month:02}-01", f"Step {month} on recommendation {n} was taken."])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def timed(act: Callable[[], T]) -> tuple[T, float]:
    began = process_time()
    return act(), process_time() - began
