"""`headway catalogue`: the diff of a load, and every mistake of a file with exit status 2."""

import shutil

import pytest
from click.testing import CliRunner

from headway.doors.cli.catalogue import catalogue
from headway.foundation.catalogue.values import PACKAGED, load_catalogue


def run(*words):
    return CliRunner().invoke(catalogue, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "catalogue"
    shutil.copytree(PACKAGED, copied)
    return copied


def spoil(path, line, instead):
    text = path.read_text()
    assert line in text
    path.write_text(text.replace(line, instead, 1))


@pytest.mark.django_db
def test_a_load_prints_its_diff_and_a_second_has_none():
    first, second = run("load"), run("load")

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output.startswith("states: 251 added (ABW, AFG,")
    assert first.output.endswith(f"organisations: {len(load_catalogue().organisations)} added\n")
    assert second.output == "The catalogue is up to date.\n"


def test_what_ships_is_said_to_agree():
    checked = run("check")

    assert checked.exit_code == 0
    assert "files agree" in checked.output


def test_a_folder_is_checked_by_itself(folder):
    assert run("check", folder).exit_code == 0
    (folder / "scales.yaml").unlink()

    checked = run("check", folder)

    assert (checked.exit_code, checked.output) == (2, "scales.yaml: file: is missing\n")


def test_a_file_is_checked_in_the_place_of_the_one_of_its_name(tmp_path):
    shutil.copy(PACKAGED / "bodies.yaml", tmp_path)
    assert run("check", tmp_path / "bodies.yaml").exit_code == 0
    spoil(tmp_path / "bodies.yaml", "acts_for: un-ctc", "acts_for: un-xyz")

    checked = run("check", tmp_path / "bodies.yaml")

    assert (checked.exit_code, checked.output) == (2, "bodies.yaml: un-cted: body 'un-xyz' is unknown\n")


def test_a_file_may_add_an_instrument(tmp_path):
    added = tmp_path / "instruments" / "unsc-2500-1999.yaml"
    added.parent.mkdir()
    text = (PACKAGED / "instruments" / "unsc-1624-2005.yaml").read_text()
    text = text.replace("unsc-1624-2005", "unsc-2500-1999").replace("S/RES/1624 (2005)", "S/RES/2500 (1999)")
    added.write_text(text.replace("2005-09-14", "1999-09-14"))

    checked = run("check", added)

    assert (checked.exit_code, "17 instruments" in checked.output) == (0, True)


def test_a_file_that_belongs_nowhere_says_where_files_belong(tmp_path):
    (tmp_path / "stray.yaml").write_text("id: stray\n")

    checked = run("check", tmp_path / "stray.yaml")

    assert checked.exit_code == 2
    assert checked.output == (
        "stray.yaml: file: belongs nowhere; instruments, frameworks, questions are the folders to add to\n"
    )


def test_all_mistakes_are_named_at_once(folder):
    spoil(folder / "areas.yaml", "title: ", "titel: ")
    spoil(folder / "scales.yaml", "since: 2026-11-26", "since: yesterday")

    checked = run("check", folder)

    assert checked.exit_code == 2
    assert {line.partition(":")[0] for line in checked.output.splitlines()} == {"areas.yaml", "scales.yaml"}
