"""`headway followup`, `headway report`, `headway intake`: what they print, what they refuse, what they leave behind."""

import zipfile
from io import BytesIO

import orjson
import pytest
from click.testing import CliRunner

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Observation, Source
from headway.doors.cli.followup import followup
from headway.doors.cli.forms import answers
from headway.doors.cli.intake import intake
from headway.doors.cli.report import report
from headway.engines.intake.acceptance import UNREVIEWED, text_of
from headway.foundation.ledger.history import history
from tests import make

TEXT = """Experts visit Orsania

The Counter-Terrorism Committee Executive Directorate (CTED) visited Orsania from 4 to 7 March 2019. According to the
Ministry of Justice, approximately 120 persons were convicted of terrorist offences. The delegation recommended that
Orsania should connect all border posts to the databases of INTERPOL.
"""


@pytest.fixture
def run(loaded):
    return lambda command, *arguments: CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_a_follow_up_is_told_most_important_first(run):
    told = run(followup, "XOR-2018")

    assert told.exit_code == 0
    assert told.output.index("Recommendations of the earlier visit: 32") < told.output.index("In scope:")
    assert "10  implemented" in told.output


def test_a_follow_up_as_data_holds_everything(run):
    found = orjson.loads(run(followup, "XOR-2018", "--format", "json").output)

    assert (found["case"]["code"], found["previous"]["code"], len(found["paths"])) == ("XOR-2018", "XOR-2009", 32)


def test_the_drafter_is_told_which_sentences_have_no_source_and_a_cleared_report_is_refused_for_them(run, tmp_path):
    make.an_uncited_judgement(Assessment.objects.get(code="XOR-2018"), audience="shared")

    draft = run(report, "XOR-2018", "--format", "md", "-o", tmp_path / "draft.md")
    cleared = run(report, "XOR-2018", "--format", "md", "--cleared", "-o", tmp_path / "cleared.md")

    assert (draft.exit_code, cleared.exit_code) == (0, 2)
    assert "state a fact without a source" in cleared.stderr
    assert "Without a source" in draft.output
    assert "Three posts were connected" in draft.output
    assert "Three posts were connected" in cleared.output
    assert "Without a source" not in (tmp_path / "draft.md").read_text()
    assert not (tmp_path / "cleared.md").exists()


def test_a_follow_up_read_as_the_public_holds_what_is_public(run):
    assert "Recommendations of the earlier visit: 10" in run(followup, "XOR-2018", "--person", "public").output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["XOR-1999"], "There is no assessment XOR-1999 that you may see"),
        (["XOR-2018", "--person", "nobody"], 'nobody here is called "nobody"'),
    ],
)
def test_a_follow_up_that_cannot_be_made_says_why_in_one_sentence(run, arguments, sentence):
    told = run(followup, *arguments)

    assert told.exit_code == 2
    assert told.stderr.startswith(f"headway: {sentence}")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "md"])
def test_a_report_is_written_in_each_format(run, tmp_path, form):
    path = tmp_path / f"report.{form}"

    told = run(report, "XOR-2018", "--format", form, "--audience", "public", "-o", path)

    assert told.exit_code == 0
    assert path.stat().st_size > 1_000


def test_what_was_left_out_is_told_on_the_terminal_only(run, tmp_path):
    path = tmp_path / "report.md"

    told = run(report, "XOR-2018", "--format", "md", "--audience", "public", "-o", path)

    assert "Left out, " in told.stderr
    assert "Left out" not in path.read_text()


def test_a_template_that_is_no_word_document_is_told(run, tmp_path):
    template = tmp_path / "house.docx"
    template.write_text("no document")

    told = run(report, "XOR-2018", "--format", "docx", "--template", template, "-o", tmp_path / "report.docx")

    assert told.exit_code == 2
    assert "house.docx is no Word document" in told.stderr


def test_a_place_that_cannot_be_written_is_told(run, tmp_path):
    told = run(report, "XOR-2018", "-o", tmp_path / "nowhere" / "report.html")

    assert told.exit_code == 2
    assert "cannot be written" in told.stderr


def test_a_file_is_read_and_nothing_is_stored(run, tmp_path):
    path = tmp_path / "item.txt"
    path.write_text(TEXT)
    before = Source.objects.unscoped("for the test").count()

    told = run(intake, path)

    assert told.exit_code == 0
    assert "XOR, 2019-03-04 to 2019-03-07" in told.output
    assert Source.objects.unscoped("for the test").count() == before


def test_as_data_every_offset_quotes_the_text(run, tmp_path):
    path = tmp_path / "item.txt"
    path.write_text(TEXT)

    found = orjson.loads(run(intake, path, "--json").output)

    assert found["state"] == "XOR"
    assert all(TEXT[q["start"] : q["end"]] == q["text"] for q in found["quantities"])
    assert all(TEXT[o["start"] : o["end"]] == o["text"] for o in found["observations"])
    assert found["observations"]


def test_accepting_everything_says_in_the_ledger_that_nobody_reviewed_it(run, tmp_path):
    path = tmp_path / "item.txt"
    path.write_text(TEXT)

    told = run(intake, path, "--accept-all", "--person", "assessor")

    assert told.exit_code == 0
    rows = Observation.objects.unscoped("for the test").filter(unreviewed=True, compartment="XOR")
    assert rows.count() > 0
    assert {history(row)[0].changeset.reason for row in rows} == {UNREVIEWED}


NAMING = f"{TEXT}\nThe victim, Anna Kovač, is 14 years old.\n"


def test_a_file_that_names_people_without_an_office_is_not_stored_before_somebody_has_decided(run, tmp_path):
    path = tmp_path / "item.txt"
    path.write_text(NAMING)
    before = Source.objects.unscoped("for the test").count()

    told = run(intake, path, "--accept-all")

    assert told.exit_code == 2
    assert told.stderr.startswith("headway: item.txt names people without an office, so nothing was stored: ")
    assert "add --black-out" in told.stderr
    assert "--keep-names" in told.stderr
    assert "The victim, Anna Kovač, is 14 years old." in told.stderr
    assert told.stdout == ""
    assert Source.objects.unscoped("for the test").count() == before


@pytest.mark.parametrize(("decided", "kept"), [("--black-out", False), ("--keep-names", True)])
def test_names_of_people_are_blacked_out_or_kept_as_decided(run, tmp_path, decided, kept):
    path = tmp_path / "item.txt"
    path.write_text(NAMING)

    earlier = list(Source.objects.unscoped("for the test").values_list("pk", flat=True))
    told = run(intake, path, "--accept-all", decided)

    assert (told.exit_code, "Stored unreviewed" in told.stderr) == (0, True)
    assert "Read these passages before" not in told.stderr
    source = Source.objects.unscoped("for the test").exclude(pk__in=earlier).get()
    assert ("Kovač" in text_of(source)) is kept


def test_what_a_script_says_that_a_file_is_it_stays(run, tmp_path):
    path = tmp_path / "code.txt"
    path.write_text("Criminal Code\n\nArticle 214.1. Travel\n\nWhoever travels abroad shall be punished.\n")
    earlier = list(Source.objects.unscoped("for the test").values_list("pk", flat=True))

    run(intake, path, "--accept-all", "--as", "law", "--state", "XOR")

    assert Source.objects.unscoped("for the test").exclude(pk__in=earlier).get().document_kind == "law"


def test_names_cannot_be_both_blacked_out_and_kept(run, tmp_path):
    path = tmp_path / "item.txt"
    path.write_text(NAMING)

    told = run(intake, path, "--accept-all", "--black-out", "--keep-names")

    assert told.exit_code == 2
    assert "either --black-out or --keep-names" in told.stderr


@pytest.mark.parametrize("option", ["--accept-all", "--queue"])
def test_a_state_that_no_catalogue_knows_is_refused_before_anything_is_stored(run, tmp_path, option):
    path = tmp_path / "item.txt"
    path.write_text(TEXT)
    before = Source.objects.unscoped("for the test").count()

    told = run(intake, path, option, "--state", "XXX")

    assert told.exit_code == 2
    assert '"XXX" is no State that the catalogue knows' in told.stderr
    assert Source.objects.unscoped("for the test").count() == before


def test_a_folder_is_told_to_go_into_the_queue(run, tmp_path):
    told = run(intake, tmp_path)

    assert told.exit_code == 2
    assert "is a folder: add --queue" in told.stderr


def test_a_law_is_told_by_its_articles_alone(run, tmp_path):
    path = tmp_path / "law.txt"
    path.write_text("\n\n".join(f"Article {n}. Whoever travels abroad shall be punished." for n in range(1, 5)))

    told = run(intake, path)

    assert "Read as law" in told.output
    assert "recommendation" not in told.output
    assert [line[0] for line in told.output.splitlines() if line[:1].isdigit()] == ["1", "2", "3", "4"]


def a_bomb():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "A" * 30_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"%PDF-1.7 broken", "broken.pdf"),
        (b"PK\x03\x04broken", "broken.docx"),
        (a_bomb(), "bomb.docx"),
        (bytes(range(256)) * 8, "noise.bin"),
    ],
    ids=["empty", "broken PDF", "broken DOCX", "ZIP bomb", "noise"],
)
def test_what_cannot_be_read_gets_one_sentence_and_stores_nothing(run, tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    before = Source.objects.unscoped("for the test").count()

    told = run(intake, path, "--accept-all")

    assert told.exit_code == 2
    assert told.stderr.startswith(f"headway: {name}: ")
    assert told.stderr.count("\n") == 1
    assert Source.objects.unscoped("for the test").count() == before


def test_a_file_that_is_not_there_and_one_over_the_limit_are_refused(run, tmp_path, settings):
    path = tmp_path / "item.txt"
    path.write_text(TEXT)
    settings.HEADWAY_INTAKE_MAX_BYTES = 100

    missing, large = run(intake, tmp_path / "none.txt"), run(intake, path)

    assert (missing.exit_code, large.exit_code) == (2, 2)
    assert "cannot be read" in missing.stderr
    assert "the limit is 100" in large.stderr


@pytest.mark.parametrize(
    ("name", "begins", "sentence"),
    [
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        ("torn.pdf", b"%PDF-1.7 torn", "The PDF is damaged"),
        ("torn.xlsx", b"PK\x03\x04 torn", "The spreadsheet is damaged"),
    ],
    ids=["encrypted", "PDF", "spreadsheet"],
)
def test_what_came_back_as_a_form_and_cannot_be_read_is_called_what_it_is(run, tmp_path, name, begins, sentence):
    path = tmp_path / name
    path.write_bytes(begins)

    told = run(answers, path, "--assessment", "XOR-2009")

    assert (told.exit_code, sentence in told.stderr) == (2, True)
    assert told.stderr.count(".\n") == 1
