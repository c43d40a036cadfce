"""Titles and names of States in other languages, from files beside the catalogue."""

import pytest

from headway.engines.reports.services import list_kinds
from headway.foundation.catalogue.languages import NotATranslation, read_titles, titled
from headway.foundation.catalogue.state_names import call_state, straight
from headway.foundation.catalogue.values import PACKAGED, load_catalogue

FILES = sorted((PACKAGED / "languages").glob("*.yaml"))


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("XOR", "en", "Orsania"),
        ("XOR", "zh-hans", "奥萨尼亚"),
        ("FRA", "es", "Francia"),
        ("KOR", "fr", "République de Corée"),
        ("PSE", "fr", "État de Palestine"),
        ("RUS", "en", "Russian Federation"),
        ("XYZ", "fr", "XYZ"),
    ],
)
def test_a_state_is_called_as_in_the_list_of_the_united_nations(code, language, said):
    assert call_state(code, language) == said


def test_a_name_from_an_index_is_turned_as_people_say_it():
    assert straight("Iran, République islamique d'") == "République islamique d'Iran"
    assert straight("كوريا، جمهورية") == "جمهورية كوريا"
    assert straight("España") == "España"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_translated_is_in_the_catalogue_and_translated_in_all_five(file):
    catalogue = load_catalogue()
    known = {
        "states": set(catalogue.states),
        "official_names": set(catalogue.states),
        "groups": set(catalogue.regional_groups),
        "areas": set(catalogue.areas),
        "levels": {f"{scale.id}/{level.id}" for scale in catalogue.scales.values() for level in scale.levels},
        "scales": set(catalogue.scales),
        "aggregations": {scale.id for scale in catalogue.scales.values() if scale.aggregation},
        "crosswalks": {scale.id for scale in catalogue.scales.values() if scale.follows},
        "special_values": set(catalogue.special_values),
        "stages": {f"{one.id}/{stage.id}" for one in catalogue.procedures.values() for stage in one.stages},
        "variants": {f"{one.id}/{track.id}" for one in catalogue.procedures.values() for track in one.variants},
        "indicators": set(catalogue.indicators),
        "reports": {kind.id for kind in list_kinds()},
        "organisations": set(catalogue.organisations),
        "frameworks": set(catalogue.frameworks),
        "procedures": set(catalogue.procedures),
    }

    titles = read_titles(file)

    assert [(section, key) for section, key in titles if key not in known[section]] == []
    assert set(titles) == set(read_titles(FILES[0]))
    for section in ("areas", "levels", "scales", "stages", "variants", "indicators", "frameworks", "procedures"):
        assert {key for its, key in titles if its == section} == known[section]


def test_translations_belong_to_no_edition_of_the_catalogue():
    assert [pack.name for pack in load_catalogue().packs if "languages" in pack.name] == []


def test_what_nobody_translated_stays_as_it_is():
    assert titled("levels", "no/such", "ar", "As it is") == "As it is"


@pytest.mark.parametrize("text", ["sorts: {a: b}", "areas: {a: [b]}", "areas: {a: ''}"])
def test_a_broken_file_is_refused(tmp_path, text):
    file = tmp_path / "ar.yaml"
    file.write_text(text)

    with pytest.raises(NotATranslation):
        read_titles(file)
