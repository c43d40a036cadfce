"""The items of `corpus/blind`: what was read well of them once they were read may not be read worse without a word."""

import pytest

from bench.accuracy import BESIDE, BLIND, scored

FLOORS = {
    "a": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.start": 1.0, "visit.end": 1.0, "visit.modality": 1.0, "previous_visit": 1.0, "instruments": 1.0,
        "delegation_organisations": 0.97, "national_organisations": 0.97, "quantities": 0.95, "recommendation_sentences": 0.9,
        "measure_sentences": 0.9, "commitment_sentences": 0.75, "threat_sentences": 0.9, "speakers": 0.95,
    },
    "b": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.start": 1.0, "visit.end": 1.0, "visit.modality": 1.0, "previous_visit": 0.85, "instruments": 1.0,
        "delegation_organisations": 0.95, "national_organisations": 0.95, "quantities": 0.95, "recommendation_sentences": 0.85,
        "measure_sentences": 0.85, "commitment_sentences": 0.9, "threat_sentences": 0.9, "speakers": 0.9,
    },
    "c": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.modality": 1.0, "previous_visit": 1.0, "instruments": 1.0,
        "delegation_organisations": 0.97, "national_organisations": 0.9, "quantities": 0.95, "recommendation_sentences": 0.9,
        "measure_sentences": 0.9, "commitment_sentences": 0.85, "threat_sentences": 0.95, "speakers": 0.75,
    },
    "d": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.start": 1.0, "visit.end": 1.0, "visit.modality": 1.0, "previous_visit": 1.0, "instruments": 1.0,
        "delegation_organisations": 0.97, "national_organisations": 0.97, "quantities": 0.97, "recommendation_sentences": 0.93,
        "measure_sentences": 0.85, "commitment_sentences": 0.85, "threat_sentences": 0.93, "speakers": 0.88,
    },
    "e": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.start": 1.0, "visit.end": 1.0, "visit.modality": 1.0, "previous_visit": 1.0, "instruments": 1.0,
        "delegation_organisations": 0.95, "national_organisations": 0.95, "quantities": 0.97, "recommendation_sentences": 0.8,
        "measure_sentences": 0.8, "commitment_sentences": 0.9, "threat_sentences": 0.75, "speakers": 0.78,
    },
    "f": {
        "state": 1.0, "body": 1.0, "visit.kind": 1.0, "visit.start": 1.0, "visit.modality": 1.0, "previous_visit": 1.0, "instruments": 1.0,
        "delegation_organisations": 0.95, "national_organisations": 0.95, "quantities": 0.97, "recommendation_sentences": 0.75,
        "measure_sentences": 0.8, "commitment_sentences": 0.95, "threat_sentences": 0.9, "speakers": 0.7,
    },
}  # fmt: skip


@pytest.mark.skipif(not BESIDE.is_dir(), reason="the scorer of intake lies beside the checkout, not in it")
@pytest.mark.parametrize("name", FLOORS)
def test_what_was_read_well_is_read_well(name):
    told = scored(BLIND / name)

    below = {field: told[field]["f1"] for field, floor in FLOORS[name].items() if (told[field]["f1"] or 0) < floor}

    assert below == {}
