"""An organisation's own folder of catalogue files, laid over those that ship."""

import pytest

from headway.foundation.catalogue.values import CatalogueErrors, lay_over, load_catalogue

HEAD = "version: 1\nsince: 2026-11-26\nsource: Ours.\n"
WRONG = "levels: 3"
LEVELS = "levels: [{id: good, label: Good, value: 1, meaning: Good.}, {id: bad, label: Bad, value: 0, meaning: Bad.}]"


@pytest.fixture
def own(tmp_path):
    lay_over(tmp_path)
    yield tmp_path
    lay_over(None)


def a_scale(key, title="Ours", levels=LEVELS):
    return f"  - {{id: {key}, title: {title}, kind: rating, axis: none, order: best_first, checked: false, {levels}}}\n"


def test_what_its_files_list_is_added_and_an_entry_of_the_same_id_takes_the_others_place(own):
    shipped = set(load_catalogue().scales)
    (own / "scales.yaml").write_text(f"{HEAD}scales:\n{a_scale('ours')}{a_scale('priority', 'Urgency')}")
    lay_over(own)

    scales = load_catalogue().scales
    assert set(scales) == {*shipped, "ours"}
    assert scales["priority"].title == "Urgency"


def test_its_files_are_remembered_beside_those_that_ship(own):
    (own / "scales.yaml").write_text(f"{HEAD}scales:\n{a_scale('ours')}")
    lay_over(own)

    names = [pack.name for pack in load_catalogue().packs]
    assert {"scales.yaml", "own/scales.yaml"} <= set(names)


def test_a_state_of_its_own_is_added(own):
    (own / "states.yaml").write_text(
        f"{HEAD}states:\n  XNR: {{name: Norland, official_name: Kingdom of Norland, alpha2: XN, status: fictional,"
        " group: africa, names: [], adjectives: [Norlandic], people: [Norlanders]}\n"
    )
    lay_over(own)

    assert load_catalogue().states["XNR"].name == "Norland"
    assert load_catalogue().states["XOR"].name == "Orsania"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "scales.yaml",
            f"{HEAD}scales:\n{a_scale('ours', levels=WRONG)}",
            "own/scales.yaml: ours: levels: must",
        ),
        ("scale.yaml", "a: b", "own/scale.yaml: file: is no file of the catalogue"),
        ("frameworks/ours.yaml", "id: other", "own/frameworks/ours.yaml: ours: "),
    ],
)
def test_what_is_wrong_in_them_is_told_by_their_own_name(own, name, text, told):
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_text(text)
    lay_over(own)

    with pytest.raises(CatalogueErrors, match=told):
        load_catalogue()
