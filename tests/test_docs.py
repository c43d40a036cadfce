"""The documentation keeps up: each command, setting, role and audience has its line, and no link leads nowhere."""

import re
from pathlib import Path

import click
import pytest

from headway.doors.cli.commands import headway as command_line
from headway.foundation.access.models import Audience
from headway.foundation.access.policy import as_table
from headway.foundation.core.actors import Role

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SETTINGS = (ROOT / "src" / "headway" / "site" / "settings.py").read_text()


def verbs(group, above=""):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command.name == name
        if isinstance(command, click.Group):
            yield from verbs(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


VERBS = dict(verbs(command_line))


def page(name):
    return (ROOT / "docs" / "reference" / name).read_text()


@pytest.mark.parametrize("verb", VERBS)
def test_each_command_has_its_line(verb):
    assert f"`headway {verb}" in page("command-line.md")


@pytest.mark.parametrize("verb", VERBS)
def test_each_command_says_what_it_does(verb):
    assert VERBS[verb].help


@pytest.mark.parametrize("name", sorted(set(re.findall(r'environ\.get\("(HEADWAY_\w+)"', SETTINGS))))
def test_each_setting_has_its_line(name):
    assert f"`{name}`" in page("settings.md")


DATA = ROOT / "src" / "headway" / "data"
NAMED_BY_FOLDER = ("demo/", "catalogue/instruments/", "catalogue/questions/", "catalogue/languages/")
"""A case, and folders of files that are alike: the page describes one of them."""


def data_files():
    names = (file.relative_to(DATA).as_posix() for file in DATA.rglob("*") if file.suffix in {".yaml", ".docx"})
    return sorted(name for name in names if not name.startswith(NAMED_BY_FOLDER))


@pytest.mark.parametrize("name", data_files())
def test_each_data_file_has_its_place_in_a_reference_page(name):
    pages = [file.read_text() for file in (ROOT / "docs" / "reference").glob("*.md")]

    assert any(f"{name.rpartition('/')[2]}`" in text for text in pages), name


@pytest.mark.parametrize("word", [*Role, *Audience.values])
def test_each_role_and_each_audience_has_its_line(word):
    assert f"| `{word}` |" in page("access.md")


def test_the_policy_is_printed_as_it_stands():
    assert as_table() in page("access.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_leads_nowhere(path):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text())

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("service", ["headway.site.wsgi:application", "/headway work\n", "headway backup"])
def test_the_page_for_organisations_names_whatever_has_to_run(service):
    assert service in (ROOT / "docs" / "how-to" / "install-for-an-organisation.md").read_text()


def test_how_soon_parts_are_renewed_is_written_down():
    section = (ROOT / "SECURITY.md").read_text().partition("## How soon parts are renewed")[2]
    rows = re.findall(r"^\| (?!a part|-)(.+?) \| (.+?) \|$", section, re.M)

    assert len(rows) == 5
    assert all(re.search(r"\d+ (days|months)", when) for _, when in rows)


def test_every_runtime_dependency_says_why_it_is_there():
    listed = re.search(r"^dependencies = \[(.*?)^\]", (ROOT / "pyproject.toml").read_text(), re.S | re.M)[1]
    names = re.findall(r'"([A-Za-z0-9-]+)', listed)
    why = (ROOT / "docs" / "decisions" / "0001-parts.md").read_text()

    assert [name for name in names if name not in why] == []
