"""`headway intake` reads the pages of a scan by machine, says which they are, and stores nothing of it."""

import pytest
from click.testing import CliRunner

from headway.doors.cli.intake import intake
from tests.engines.intake.scanned import a_scan, needs_tesseract

pytestmark = [pytest.mark.django_db, needs_tesseract]


def test_it_tells_which_pages_a_machine_read_and_leaves_them_to_the_eye_if_asked_to(tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(a_scan(("Recommendations", "1. Orsania should ratify it.")))

    told = CliRunner().invoke(intake, ["--as", "earlier-report", str(file)])
    by_eye = CliRunner().invoke(intake, ["--as", "earlier-report", str(file), "--no-read-scans"])
    stored = CliRunner().invoke(intake, ["--as", "earlier-report", str(file), "--accept-all"])

    assert "Orsania should ratify it" in told.output
    assert "Read by machine, to be compared with the scan: page 1." in told.output
    for outcome in (by_eye, stored):
        assert outcome.exit_code != 0
        assert "probably a scan" in outcome.output
