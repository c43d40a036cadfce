"""Our own items, each field as a reader would note it; together they must be read as well as the issue asks."""

from pathlib import Path

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text
from headway.foundation.core.yaml import read_yaml

ITEMS = read_yaml((Path(__file__).parent / "corpus" / "items.yaml").read_text())["items"]
FLOORS = {
    "state": 0.97, "instruments": 0.97, "start": 0.95, "end": 0.95, "kind": 0.95, "delegation": 0.9, "national": 0.85,
    "quantities": 0.85,
}  # fmt: skip


def found_in(text):
    told = as_json(propose(read_text(text)))
    visit = told["visit"] or {}
    return {
        "state": told["state"],
        "body": told["body"],
        "on_behalf_of": told["on_behalf_of"],
        "kind": visit.get("kind"),
        "start": visit.get("start"),
        "end": visit.get("end"),
        "previous": told["previous_visit"],
        "instruments": told["instruments"],
        "delegation": told["delegation_organisations"],
        "national": told["national_organisations"],
        "quantities": [
            [q["low"], q["high"]] for q in told["quantities"] if q["low"] is not None or q["high"] is not None
        ],
    }


FOUND = [found_in(item["text"]) for item in ITEMS]


def as_set(value):
    if value is None:
        return set()
    return {str(v) for v in value} if isinstance(value, list) else {str(value)}


def f1(field):
    right = sum(len(as_set(i[field]) & as_set(f[field])) for i, f in zip(ITEMS, FOUND, strict=True))
    wanted = sum(len(as_set(i[field])) for i in ITEMS)
    given = sum(len(as_set(f[field])) for f in FOUND)
    return 2 * right / (wanted + given)


@pytest.mark.parametrize("field", FLOORS)
def test_each_field_is_read_as_well_as_was_asked(field):
    assert f1(field) >= FLOORS[field]


@pytest.mark.parametrize("field", ["body", "on_behalf_of", "previous"])
def test_who_came_for_whom_and_when_before(field):
    assert [(f[field] or None) for f in FOUND] == [(i[field] and str(i[field])) for i in ITEMS]


def test_a_text_without_a_visit_yields_none():
    assert [f["state"] for i, f in zip(ITEMS, FOUND, strict=True) if i["kind"] is None] == [None]
