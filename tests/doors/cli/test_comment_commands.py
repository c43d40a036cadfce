"""`headway report --for-comments` and `headway comments`: a draft leaves, comes back, is shown and stored."""

import orjson
import pytest
from click.testing import CliRunner

from headway.doors.cli.commands import headway
from headway.engines.exchange.sent import blocks_of
from headway.engines.reports.models import Comment, Return, Sending
from tests.engines.exchange.word_edits import Draft

MINISTRY = "Ministry of Education and Youth"


def run(*arguments):
    return CliRunner().invoke(headway, [str(argument) for argument in arguments])


@pytest.fixture
def back(loaded, tmp_path):
    """A file that came back with a replacement and a remark."""
    draft = tmp_path / "draft.docx"
    told = run("report", "XOR-2018", "--format", "docx", "--for-comments", "--to", MINISTRY, "-o", draft)
    assert told.exit_code == 0, told.output
    edited = Draft(draft.read_bytes())
    numbered = {block.key for block in blocks_of(draft.read_bytes()) if block.number.isdigit()}
    rows = [(key, p) for key, p in edited.paragraphs(20) if key in numbered and edited.run(p) is not None]
    edited.replace(rows[0][1], rows[0][0])
    edited.remark(rows[1][1], rows[1][0])
    file = tmp_path / "back.docx"
    file.write_bytes(edited.saved())
    return file


def comments(file, *more):
    return run("comments", file, "--assessment", "XOR-2018", "--institution", MINISTRY, *more)


def test_a_dry_run_shows_each_comment_with_its_paragraph_and_stores_nothing(back):
    told = comments(back)

    assert told.exit_code == 0, told.output
    assert "2 comments, 0 not placed" in told.output
    assert told.output.count("¶") == 2
    assert Return.objects.count() == 0


def test_programs_read_the_same_as_json(back):
    found = orjson.loads(comments(back, "--json").output)

    assert [one["what"] for one in found["files"][0]["comments"]] == ["replacement", "remark"]
    assert found["stored"] is False


def test_accepting_stores_once_and_says_so_the_second_time(back):
    assert comments(back, "--accept").exit_code == 0

    again = comments(back, "--accept")

    assert again.exit_code == 2
    assert "taken in on" in again.output
    assert Comment.objects.count() == 2


def test_a_sending_is_recorded_and_is_a_word_file(loaded, tmp_path):
    refused = run("report", "XOR-2018", "--for-comments", "-o", tmp_path / "draft.html")

    assert refused.exit_code == 2
    assert "--format docx" in refused.output
    assert Sending.objects.count() == 0


def test_an_unknown_institution_is_named(back):
    told = run("comments", back, "--assessment", "XOR-2018", "--institution", "Ministry of Silly Walks")

    assert told.exit_code == 2
    assert "Ministry of Silly Walks" in told.output
