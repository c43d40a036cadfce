"""The table of security requirements is complete, and each test it names exists."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "reference" / "security.md").read_text()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| \d", line)]
WORDS = {"**operator**", "**not met**"}
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2
8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4
11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7
16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
"""How many requirements of level 1 or 2 each section of ASVS 5.0.0 has; they are always its first ones."""


def test_every_requirement_of_levels_one_and_two_stands_in_the_table_once():
    sections = [section.split(":") for section in SECTIONS.split()]
    wanted = [f"{section}.{number}" for section, count in sections for number in range(1, int(count) + 1)]
    told = [number for row in ROWS for number in row[0].split(", ")]

    assert len(wanted) == 253
    assert sorted(told) == sorted(wanted)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_names_a_test_that_exists_or_says_why_there_is_none(row):
    proof = row[3]
    if proof in WORDS:
        assert row[2], "say who does it, or what does not hold"
        return
    path, _, name = proof.strip("`").partition("::")

    assert (TESTS / path).is_file(), f"there is no tests/{path}"
    assert re.search(rf"^def {name}\(", (TESTS / path).read_text(), re.M), f"tests/{path} has no {name}"
