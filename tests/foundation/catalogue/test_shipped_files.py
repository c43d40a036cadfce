"""What ships reads without a complaint, and one wrong line is told with its file, entry and reason."""

import shutil

import pytest

from headway.foundation.catalogue.values import PACKAGED, CatalogueErrors, load_catalogue


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "catalogue"
    shutil.copytree(PACKAGED, copied)
    return copied


def test_what_ships_reads_without_a_complaint():
    catalogue = load_catalogue()

    assert {"unsc-1373-2001", "unsc-1624-2005", "unsc-2178-2014", "unsc-2396-2017"} <= set(catalogue.instruments)
    assert len(catalogue.packs) == len(list(PACKAGED.rglob("*.yaml")))


BROKEN = [
    ("areas.yaml", "    title: ", "    titel: ", "areas.yaml: threat: unknown key 'titel'"),
    ("areas.yaml", "id: strategy", "id: threat", "areas.yaml: threat: occurs twice"),
    ("bodies.yaml", "acts_for: un-ctc", "acts_for: un-xyz", "bodies.yaml: un-cted: body 'un-xyz' is unknown"),
    ("procedures.yaml", "rule: none", "rule: seldom", "'seldom' is none of none, optional, required"),
    ("scales.yaml", "since: 2026-11-24", "since: 2026-13-24", "since: '2026-13-24' is no date like 2018-07-23"),
    (
        "instruments/unsc-2396-2017.yaml",
        "id: unsc-2396-2017",
        "id: unsc-2397-2017",
        "the file's name and its id differ",
    ),
    ("instruments/unsc-2396-2017.yaml", "adopted: 2017-12-21", "adopted: 2018-12-21", "unsc-2396-2017"),
    ("special_values.yaml", "version:", "versio:", "special_values.yaml: head: unknown key 'versio'"),
]


@pytest.mark.parametrize(("file", "line", "instead", "told"), BROKEN, ids=[f"{b[0]} {b[2].strip()}" for b in BROKEN])
def test_a_wrong_line_is_told_with_file_entry_and_reason(folder, file, line, instead, told):
    path = folder / file
    text = path.read_text()
    assert line in text
    path.write_text(text.replace(line, instead, 1))

    with pytest.raises(CatalogueErrors) as refused:
        load_catalogue(folder)

    assert any(told in reason and reason.startswith(file.split("/")[0]) for reason in refused.value.lines)


def test_a_missing_file_is_told(folder):
    (folder / "scales.yaml").unlink()

    with pytest.raises(CatalogueErrors, match=r"scales\.yaml: file: is missing"):
        load_catalogue(folder)


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "a: [1\n", "\xff\xfe", "- 1\n"])
def test_a_file_that_is_no_mapping_is_told(folder, text):
    (folder / "areas.yaml").write_bytes(text.encode("latin-1"))

    with pytest.raises(CatalogueErrors, match=r"areas.yaml: file: "):
        load_catalogue(folder)


def test_the_corrections_we_made_to_what_we_took_over_hold():
    catalogue = load_catalogue()
    framework = catalogue.frameworks["ct-core"]
    visit = catalogue.procedures["ctc-visit"]

    assert (catalogue.scales[framework.axes.law].axis, catalogue.scales[framework.axes.practice].axis) == (
        "law",
        "practice",
    )
    assert all(key.startswith("special:") for key in catalogue.special_values)
    assert "hybrid" not in {kind.id for kind in visit.visit_types}
    assert "hybrid" in visit.modalities
    assert [stage.opens for stage in visit.stages if stage.id == "follow-up-visit"] == ["follow-up"]
    assert {gate.kind for stage in visit.stages for gate in stage.gates} >= {"consent"}
    assert catalogue.procedures["upr-cycle"].positions.rule == "required"
    assert visit.positions.rule == "none"
