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
    assert len(catalogue.packs) == len([path for path in PACKAGED.rglob("*.yaml") if path.parent.name != "languages"])


U2396 = "instruments/unsc-2396-2017.yaml"
ASKED = "questions/ct-core-questions.yaml"
CORE = "frameworks/ct-core.yaml"
BROKEN = [  # file, what stands there, what is put instead, what is told of which entry
    ("areas.yaml", "    title: ", "    titel: ", "threat: unknown key 'titel'"),
    ("areas.yaml", "    title: ", "    titel: ", "threat: title is missing"),
    ("areas.yaml", "id: strategy", "id: threat", "threat: occurs twice"),
    ("areas.yaml", "parent: threat", "parent: threats", "threat-landscape: parent 'threats' is unknown"),
    ("areas.yaml", "parent: threat", "parent: bord-control", "threat-landscape: parent 'bord-control' is no chapter"),
    ("areas.yaml", "since: 2026-11-24", "since: 24 November 2026", "head: since: '24 November 2026' is no date"),
    ("states.yaml", "group: africa", "group: afrika", "AGO: group 'afrika' is unknown"),
    ("states.yaml", "{status: member", "{status: membre", "AFG: status: 'membre' is none of member, observer"),
    ("states.yaml", "word: Chad, states: [TCD]", "word: Chad, states: [CHD]", "Chad: State 'CHD' is unknown"),
    ("states.yaml", "alpha2: XO", "alpha2: NO", "file: alpha2 'NO' is given twice"),
    ("organisations.yaml", "succeeded_by: unoct", "succeeded_by: unocc", "ctitf: organisation 'unocc' is unknown"),
    ("bodies.yaml", "acts_for: un-ctc", "acts_for: un-xyz", "un-cted: body 'un-xyz' is unknown"),
    ("bodies.yaml", "acts_for: un-ctc", "acts_for: un-cted", "un-cted: acts for itself"),
    ("bodies.yaml", "procedures: [ctc-visit]", "procedures: [visit]", "un-ctc: procedure 'visit' is unknown"),
    ("special_values.yaml", "version:", "versio:", "head: unknown key 'versio'"),
    ("special_values.yaml", "special:declined", "declined", "declined: the id of a special value begins with"),
    ("scales.yaml", "since: 2026-11-26", "since: 2026-13-24", "head: since: '2026-13-24' is no date like 2018-07-23"),
    ("scales.yaml", "{id: largely,", "{id: fully,", "ct-law: level 'fully' is listed twice"),
    ("scales.yaml", "value: 3", "value: 5", "ct-law: levels are not in order"),
    ("scales.yaml", "value: 3", "value: 2.5", "ct-law: levels: largely: value: 2.5 is no int"),
    ("scales.yaml", "ignore: [pending]", "ignore: [open]", "upr-response: level 'open' is unknown"),
    (
        "scales.yaml",
        '{"special:not-applicable"',
        '{"special:na"',
        "special value 'special:na' is unknown",
    ),
    ("procedures.yaml", "rule: none", "rule: seldom", "ctc-visit: positions: rule: 'seldom' is none of none, optional"),
    ("procedures.yaml", "rule: required, scale: upr-response", "rule: required", "upr-cycle: positions need a scale"),
    ("procedures.yaml", "duration: P30D", "duration: 30 days", "deadline: duration: '30 days' is no duration"),
    (
        "procedures.yaml",
        "relative_to: draft-report",
        "relative_to: draft",
        "factual-comments: stage 'draft' is",
    ),
    ("procedures.yaml", ", after: P5D", "", "a gate by silence says after how long, and only such a gate does"),
    ("procedures.yaml", "by: un-ctc, what", "by: un-etc, what", "actor 'un-etc' is unknown"),
    ("procedures.yaml", "report: comprehensive", "report: complete", "ctc-visit: report 'complete' is unknown"),
    (U2396, "id: unsc-2396-2017", "id: unsc-2397-2017", "unsc-2396-2017: the file's name and its id differ"),
    (
        U2396,
        "adopted: 2017-12-21",
        "adopted: 2016-12-21",
        "year of adoption, symbol and id do not agree",
    ),
    (U2396, "in_force: 2017-12-21", "in_force: 2017-12-20", "unsc-2396-2017: is in force before it was adopted"),
    (U2396, "force: call", "force: advice", "unsc-2396-2017: provisions: force: 'advice' is none of obligation, call"),
    (U2396, "    areas:\n", "    areas:\n      - nowhere\n", "area 'nowhere' is unknown"),
    (CORE, "law: ct-law", "law: ct-practice", "ct-core: ct-practice is no scale of law"),
    (CORE, "  - unsc-2396-2017\n", "  - unsc-2397-2017\n", "ct-core: instrument 'unsc-2397-2017' is unknown"),
    (CORE, "  - unsc-2482-2019\n", "", "ct-core: the example of 2023-02-01 should list"),
    (CORE, "method: worst-obligation-caps", "method: minimum_or_mean", "'minimum_or_mean' is none of"),
    (ASKED, "area: threat-assessment", "area: threats", "q-threat-01: area 'threats' is unknown"),
    (ASKED, 'unsc-2396-2017:OP26"', 'unsc-2396-2017:OP99"', "provision 'unsc-2396-2017:OP99' is unknown"),
    (ASKED, "answer: yes_no", "answer: choice", "q-threat-01: options go with the answer type choice"),
    ("indicators.yaml", "unit: persons", "unit: people", "mixes units"),
]


@pytest.mark.parametrize(("file", "line", "instead", "told"), BROKEN, ids=[f"{b[0]} {b[2].strip()}" for b in BROKEN])
def test_a_wrong_line_is_told_with_file_entry_and_reason(folder, file, line, instead, told):
    path = folder / file
    text = path.read_text()
    assert line in text
    path.write_text(text.replace(line, instead, 1))

    with pytest.raises(CatalogueErrors) as refused:
        load_catalogue(folder)

    assert [reason for reason in refused.value.lines if reason.startswith(f"{file}: ") and told in reason]


def test_a_question_that_follows_an_answer_nobody_can_give_is_told(folder):
    path = folder / ASKED
    text, line = path.read_text(), '{question: q-threat-01, equals: "yes"}'
    assert line in text
    path.write_text(text.replace(line, line.replace("yes", "perhaps"), 1))

    with pytest.raises(CatalogueErrors, match=rf"{ASKED}: q-threat-02: answer 'perhaps' is unknown"):
        load_catalogue(folder)


def test_a_file_that_nobody_reads_is_told(folder):
    shutil.copy(folder / "areas.yaml", folder / "area.yaml")

    with pytest.raises(CatalogueErrors, match=r"area\.yaml: file: is no file of the catalogue"):
        load_catalogue(folder)


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
    assert [catalogue.procedures[key].version for key in ("fatf-follow-up-4", "fatf-follow-up")] == ["4", "5"]
    assert all(" " not in option.id for question in catalogue.questions.values() for option in question.options)
    assert {question.asked_when for question in catalogue.questions.values()} == {
        "always",
        "visited_before",
        "first_visit",
    }
    assert any(part.indicator for question in catalogue.questions.values() for part in question.parts)
    assert any(question.indicator for question in catalogue.questions.values())
