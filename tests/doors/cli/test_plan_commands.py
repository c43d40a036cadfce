"""`headway organisations` and `headway strategy`: as data and in words, as the State and as others."""

import orjson
import pytest
from click.testing import CliRunner

from headway.casework.plans.models import Milestone, Pillar, Strategy
from headway.doors.cli.commands import headway
from headway.foundation.actors.models import Organisation, Succession
from tests import make

MADE = ("--state", "XOR", "--title", "A first strategy")


@pytest.fixture
def run(loaded):
    return lambda *arguments: CliRunner().invoke(headway, [str(argument) for argument in arguments])


def data(told):
    assert told.exit_code == 0, told.stderr
    return orjson.loads(told.output)


def test_an_institution_is_entered_once_and_listed(run):
    before = {one["name"] for one in data(run("organisations", "list", "--state", "XOR", "--json"))}

    made = data(
        run("organisations", "add", "Cyber Agency", "--type", "agency", "--state", "xor", "--acronym", "CYA", "--json")
    )
    again = run("organisations", "add", "Cyber Agency", "--type", "agency", "--state", "XOR")
    elsewhere = run("organisations", "add", "An agency", "--type", "agency", "--state", "XVL")

    after = {one["name"] for one in data(run("organisations", "list", "--state", "XOR", "--json"))}
    assert (made["name"], made["acronym"], made["state"]) == ("Cyber Agency", "CYA", "XOR")
    assert after - before == {"Cyber Agency"}
    assert (again.exit_code, again.stderr) == (2, "headway: Cyber Agency is in the list already.\n")
    assert (elsewhere.exit_code, Organisation.objects.filter(name="An agency").exists()) == (2, False)


def test_what_became_of_one_is_recorded_and_taken_back(run):
    make.a_ministry("Old Service"), make.a_ministry("New Service")
    became = ("organisations", "became", "Old Service", "New Service", "--state", "XOR")

    nowhere = run(*became)
    told = data(run(*became, "--on", "2020", "--source", "Law 1 of 2020", "--json"))
    listed = {one["name"]: one["answers now"] for one in data(run("organisations", "list", "--state", "XOR", "--json"))}
    undone = run(*became, "--undo", "a mistake")

    assert nowhere.stderr == "headway: Say where that stands: a law, a decree, a letter.\n"
    assert (told["before"], told["after"], told["how"]) == ("Old Service", "New Service", "became")
    assert listed["Old Service"] == ["New Service"]
    assert undone.output == "It is undone: Old Service answers for itself again; releases ended: 0.\n"
    assert not Succession.objects.filter(before__name="Old Service").exists()
    unknown = run("organisations", "became", "No Such", "New Service", "--state", "XOR")
    assert (unknown.exit_code, "no institution of this list answers to “No Such”" in unknown.stderr) == (2, True)


def test_who_takes_part_and_what_is_missing_is_told_as_data_and_in_words(run):
    (row,) = data(run("strategy", "list", "--state", "XOR", "--json"))[:1]

    found = data(run("strategy", "coverage", "--state", "XOR", "--title", row["title"], "--json"))
    words = run("strategy", "coverage", "--state", "XOR", "--title", row["title"]).output

    assert found["pillars"] == [one["title"] for one in row["pillars"]]
    assert f"Recommendations without a measure: {len(found['recommendations without a measure'])}" in words
    assert any(one["engaged"] for one in found["kinds"])
    assert run("strategy", "coverage", "--state", "XOR", "--title", "None such").exit_code == 2


def test_a_first_strategy_is_proposed_made_and_undone(run):
    before = Strategy.objects.count()
    proposed = data(run("strategy", "first", "--state", "XOR", "--json"))
    assert Strategy.objects.count() == before
    left, kept = proposed["pillars"][0], proposed["pillars"][1:]
    gap = next(gap["code"] for one in [*kept, {"gaps": proposed["general"]}] for gap in one["gaps"])

    undated = run("strategy", "first", *MADE, "--gap", gap, "--accept")
    made = data(
        run(
            "strategy",
            "first",
            *MADE,
            "--leave",
            left["area"],
            "--gap",
            gap,
            "--gaps-by",
            "2027-01-31",
            "--accept",
            "--json",
        )
    )

    assert (undated.exit_code, "Say by when" in undated.stderr) == (2, True)
    row = Strategy.objects.get(title="A first strategy")
    assert [one["title"] for one in made["pillars"]] == [one["title"] for one in kept]
    assert made["measures"] == sum(len(one["measures"]) for one in kept)
    assert [mile.title for mile in Milestone.objects.filter(strategy=row)] == [f"Name a measure that answers {gap}"]
    assert (row.audience, Pillar.objects.filter(strategy=row).count()) == ("state", len(kept))
    assert run("strategy", "first", *MADE, "--undo").output == "It is undone; the measures stand as before.\n"
    assert Strategy.objects.count() == before


@pytest.mark.parametrize("person", ["assessor", "partner"])
def test_nobody_but_the_state_builds_its_strategy(run, person):
    told = run("strategy", "first", "--state", "XOR", "--person", person)

    assert (told.exit_code, told.stderr) == (2, "headway: The State's focal point or approver keeps its strategy.\n")
