"""Reading at the command line is reading: marked rows are written down, and so is every file that leaves."""

import pytest
from click.testing import CliRunner

from headway.casework.recommendations.models import Recommendation
from headway.doors.cli.followup import followup
from headway.doors.cli.forms import form
from headway.doors.cli.report import report
from headway.foundation.access.departures import departures_of
from headway.foundation.access.models import Departure, Read, User
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked():
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    make.an_assessment(previous=earlier)
    row = make.a_recommendation(assessment=earlier)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="sensitive") as change:
        change.edit(row, marking="Confidential")
    return row


@pytest.fixture
def lead():
    return make.a_lead()


def run(command, actor, *arguments, code="XOR-2018"):
    email = User.objects.get(pk=actor.user).email
    return CliRunner().invoke(command, [code, "--person", email, *[str(one) for one in arguments]])


def test_whoever_compares_at_the_command_line_has_read(marked, lead):
    told = run(followup, lead)

    assert told.exit_code == 0, told.output
    assert [(read.user, read.door, read.record) for read in Read.objects.all()] == [(lead.user, "cli", marked.pk)]


def test_whoever_writes_a_report_at_the_command_line_has_read_and_taken_it(marked, lead, tmp_path):
    told = run(report, lead, "--audience", "body", "--format", "md", "-o", tmp_path / "report.md")

    assert told.exit_code == 0, told.output
    assert {read.record for read in Read.objects.all()} == {marked.pk}
    line = Departure.objects.get()
    assert (line.user, line.what, line.to, line.door) == (lead.user, "follow-up report of XOR-2018 (md)", "body", "cli")
    assert list(departures_of(Recommendation.objects.get(pk=marked.pk), lead)) == [line]


def test_whoever_writes_a_form_at_the_command_line_has_taken_what_it_asks_about(marked, lead, tmp_path):
    told = run(form, lead, "-o", tmp_path / "form.docx", code="XOR-2009")

    assert told.exit_code == 0, told.output
    line = Departure.objects.get()
    assert (line.user, line.what, line.door) == (lead.user, "response table of XOR-2009 (answer form)", "cli")
    assert list(departures_of(Recommendation.objects.get(pk=marked.pk), lead)) == [line]


def test_a_report_that_was_refused_has_not_left_but_was_read(marked, lead, tmp_path):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="nothing") as change:
        change.edit(marked, text="Orsania should adopt a law.")

    told = run(report, lead, "--audience", "body", "--cleared", "-o", tmp_path / "report.html")

    assert told.exit_code == 2
    assert {read.record for read in Read.objects.all()} == {marked.pk}
    assert not Departure.objects.exists()
