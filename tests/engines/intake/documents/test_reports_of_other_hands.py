"""Reports that other hands wrote are read as well as the reference says: each batch by itself."""

import pytest

from headway.engines.intake.documents.earlier_reports.output import report_as_json
from headway.engines.intake.documents.earlier_reports.reader import read_report
from tests.engines.intake.documents.reports.corpus import nothing_else_read
from tests.engines.intake.documents.reports.other_hands import BATCHES, reports_of
from tests.engines.intake.documents.scoring import Score, score

LEAST = {"recall": 0.98, "precision": 0.94, "exact text": 0.90, "printed number": 0.99, "gaps": 1.0}


@pytest.mark.proof
@pytest.mark.parametrize("batch", BATCHES)
def test_each_batch_of_another_hand_is_read_to_the_measures_reached(batch):
    total, wrong = Score(), []
    for report in reports_of(batch):
        told = report_as_json(read_report(report.document, nothing_else_read(report.document, report.language)))
        own, faults = score(report, told)
        total, wrong = total + own, wrong + [f"{report.name}: {fault}" for fault in faults]

    below = {
        name: reached for (name, asked), reached in zip(LEAST.items(), total.measures, strict=True) if reached < asked
    }
    assert below == {}, "\n".join(wrong)
    assert total.wanted > 0
