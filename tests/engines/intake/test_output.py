"""A reading as JSON: exactly the keys that are promised."""

import json

import pytest

from headway.engines.intake.output import as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

EVERYTHING = """Hybrid follow-up visit to Velland

On behalf of the Counter-Terrorism Committee, CTED conducted a hybrid follow-up visit to Velland. Virtual discussions were held from 1 to 3 March 2022, followed by an on-site visit from 14 to 17 March 2022. The previous visit took place in October 2011. Experts of INTERPOL took part in the delegation.

The delegation met the Ministry of Justice and discussed resolutions 1373 (2001) and 2396 (2017). According to the Ministry of Justice, almost 200 citizens joined ISIL (Da'esh), and the majority of them are believed to have died.

Velland has established a centre for returnees in partnership with UNODC and the International Committee of the Red Cross, resulting in fewer convictions in some cases.

"We shall do more," said Mr. Adan Orel, Deputy Minister of Justice.

Recommendations

12. The State should adopt a law on victims.
"""
TOP = {
    "source", "state", "body", "on_behalf_of", "visit", "previous_visit", "instruments", "delegation_organisations", "national_organisations",
    "other_organisations", "groups", "quantities", "observations", "speakers",
}  # fmt: skip
QUANTITY = {
    "text", "subject", "indicator", "low", "high", "low_open", "high_open", "hedge", "said_by", "part_of", "share", "start", "end",
}  # fmt: skip
OBSERVATION = {
    "kind", "number", "voice", "organisations", "status", "results", "qualifiers", "open_list", "text", "sentence", "start", "end", "areas",
    "provisions", "confidence", "reasons",
}  # fmt: skip


def told(text):
    return as_json(propose(read_text(text)))


@pytest.mark.parametrize("text", [EVERYTHING, "Rain\n", "Ma. 12\n\n–\n"])
def test_every_text_gives_the_same_keys(text):
    found = told(text)
    assert found.keys() == TOP
    assert found["source"].keys() == {"title", "language", "media_type", "sha256", "characters"}


def test_a_text_with_everything_fills_every_key():
    found = told(EVERYTHING)
    assert [key for key in TOP if not found[key]] == ["other_organisations"] or all(found[key] for key in TOP)
    assert found["visit"].keys() == {"kind", "start", "end", "modality", "components"}
    assert [part.keys() for part in found["visit"]["components"]] == [{"modality", "start", "end"}] * 2
    assert all(quantity.keys() == QUANTITY for quantity in found["quantities"])
    assert all(observed.keys() == OBSERVATION for observed in found["observations"])
    assert all(observed["voice"].keys() == {"who", "verb", "inferred"} for observed in found["observations"])
    assert all(
        part.keys() == {"name", "part"} for observed in found["observations"] for part in observed["organisations"]
    )
    assert all(speaker.keys() == {"name", "office", "organisation"} for speaker in found["speakers"])


def test_values_are_those_of_the_text():
    found = told(EVERYTHING)
    assert (found["state"], found["body"], found["on_behalf_of"]) == ("XVL", "CTED", "CTC")
    assert (found["visit"]["kind"], found["visit"]["modality"]) == ("follow-up", "hybrid")
    assert found["previous_visit"] == "2011-10"
    assert found["instruments"] == ["S/RES/1373 (2001)", "S/RES/2396 (2017)"]
    almost, majority = found["quantities"]
    assert (almost["low"], almost["high"], almost["high_open"], almost["hedge"]) == (180, 200, True, "almost")
    assert (majority["part_of"], majority["share"]) == (0, [0.5, 1])
    numbered = [observed for observed in found["observations"] if observed["number"]]
    assert [(o["number"], o["text"]) for o in numbered] == [("12", "The State should adopt a law on victims.")]


def test_a_text_that_tells_nothing_gives_nulls_and_empty_lists():
    found = told("Rain\n\nThe rain fell all day.\n")
    assert {key: found[key] for key in TOP - {"source"}} == {
        "state": None, "body": None, "on_behalf_of": None, "visit": None, "previous_visit": None, "instruments": [],
        "delegation_organisations": [], "national_organisations": [], "other_organisations": [], "groups": [], "quantities": [],
        "observations": [], "speakers": [],
    }  # fmt: skip


def test_it_can_be_written_as_json():
    assert json.loads(json.dumps(told(EVERYTHING))) == told(EVERYTHING)
