"""`headway demo` leaves the report of the fictional State's follow-up visit in the installation's folder."""

from headway.doors.cli.demo import write_reports
from headway.engines.demo.services import load_demo
from headway.foundation.catalogue.services import load
from tests.make import NOW


def test_the_demonstrations_report_tells_what_both_sides_share(db, settings, tmp_path):
    settings.DATA = tmp_path
    load(NOW)
    load_demo(at=NOW)

    paths = write_reports()

    assert [path.name for path in paths] == [f"XOR-2018-follow-up.{form}" for form in ("html", "docx", "pdf")]
    told = paths[0].read_text()
    assert "The earlier visit left 32 recommendations" in told
    assert "nobody met by the delegation could say what it will cost" not in told
    first = [path.stat().st_mtime_ns for path in paths]
    assert [path.stat().st_mtime_ns for path in write_reports()] == first
