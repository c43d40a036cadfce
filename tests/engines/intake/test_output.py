"""The JSON that programs read: every field, for a text with everything and for one with nothing."""

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

TEXT = """Experts conclude follow-up visit to Orsania

The Counter-Terrorism Committee Executive Directorate (CTED), acting on behalf of the Counter-Terrorism Committee, visited Orsania
from 4 to 7 March 2019 to follow up on its visit of October 2009. The delegation included an expert of INTERPOL and met the Ministry of
Justice. It discussed resolutions 2178 (2014) and 2396 (2017).

According to Ms. Ana Ruiz, Director of Prisons, almost 200 nationals joined ISIL, and half of them returned.

The delegation welcomed the adoption of a law on returning fighters and their prosecution where appropriate.
"""
KEYS = {
    "source", "state", "body", "on_behalf_of", "visit", "previous_visit", "instruments", "delegation_organisations",
    "national_organisations", "other_organisations", "groups", "quantities", "observations", "speakers",
}  # fmt: skip
OF_A_QUANTITY = {
    "text", "subject", "indicator", "low", "high", "low_open", "high_open", "hedge", "said_by", "part_of", "start", "end",
}  # fmt: skip
OF_AN_OBSERVATION = {
    "kind", "voice", "organisations", "status", "results", "qualifiers", "open_list", "text", "sentence", "start", "end",
    "areas", "provisions", "confidence", "reasons",
}  # fmt: skip


def told(text):
    return as_json(propose(read_text(text)))


def test_a_text_with_everything_fills_every_field():
    found = told(TEXT)

    assert set(found) == KEYS
    assert set(found["source"]) == {"title", "language", "media_type", "sha256", "characters"}
    assert (found["state"], found["body"], found["on_behalf_of"], found["previous_visit"]) == (
        "XOR",
        "CTED",
        "CTC",
        "2009-10",
    )
    assert found["visit"] == {
        "kind": "follow-up", "start": "2019-03-04", "end": "2019-03-07", "modality": "on-site", "components": [],
    }  # fmt: skip
    assert found["instruments"] == ["S/RES/2178 (2014)", "S/RES/2396 (2017)"]
    assert found["delegation_organisations"] == ["CTED", "INTERPOL"]
    assert found["national_organisations"] == ["Ministry of Justice"]
    assert found["groups"] == ["Islamic State in Iraq and the Levant"]
    assert found["speakers"] == [{"name": "Ms. Ana Ruiz", "office": "Director of Prisons", "organisation": ""}]


def test_a_figure_and_its_share_are_told_with_bounds():
    total, half = told(TEXT)["quantities"]

    assert set(total) >= OF_A_QUANTITY
    assert (total["low"], total["high"], total["high_open"], total["hedge"]) == (180, 200, True, "almost")
    assert (half["low"], half["share"], half["part_of"], half["subject"]) == (None, [0.5, 0.5], 0, "nationals")


def test_an_observation_tells_what_it_rests_on():
    found = told(TEXT)["observations"]
    law = next(o for o in found if o["kind"] == "measure")

    assert all(set(o) >= OF_AN_OBSERVATION for o in found)
    assert law["voice"] == {"who": "The delegation", "verb": "welcomed", "inferred": False}
    assert law["qualifiers"] == ["where appropriate"]
    assert law["text"] in law["sentence"]
    assert law["areas"]
    assert law["reasons"]


def test_a_text_with_nothing_has_every_field_and_nothing_in_it():
    found = told("A recipe for bread\n\nMix flour and water. Bake it until it is brown.\n")

    assert set(found) == KEYS
    assert [found[key] for key in ("state", "body", "on_behalf_of", "visit", "previous_visit")] == [None] * 5
    assert [
        found[key] for key in sorted(KEYS - {"source", "state", "body", "on_behalf_of", "visit", "previous_visit"})
    ] == [[]] * 8
