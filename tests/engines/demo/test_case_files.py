"""The files of the demonstration are consistent, and a mistake in them is told."""

import re
import shutil
from pathlib import Path

import pytest

from headway.engines.demo.checks import load_case
from headway.engines.demo.reading import PACKAGED, DemoErrors
from headway.engines.demo.services import counts_of
from headway.foundation.catalogue.values import load_catalogue

DOCS = Path(__file__).parents[3] / "docs" / "reference" / "demo-case.md"


def test_every_quote_is_in_its_source(case):
    quoted = [
        *((o.source, o.quote) for o in case.observations),
        *((f.source, f.quote) for f in case.figures),
        *((p.source, p.quote) for p in case.progress),
        *((r.source, r.text) for r in case.recommendations),
    ]

    missing = [pair for pair in quoted if (PACKAGED / "sources" / f"{pair[0]}.txt").read_text().count(pair[1]) != 1]

    assert missing == []
    assert len(quoted) > 290


def test_every_document_of_the_fictional_state_says_that_it_is_fictional(case):
    unmarked = [s.id for s in case.sources if not case.text_of(s.id).text.startswith("FICTIONAL DOCUMENT.")]

    assert unmarked == []


def test_no_real_state_is_named_in_the_fictional_case(case):
    names = [name for s in load_catalogue().states.values() if not s.is_fictional for name in (s.name, *s.names)]
    real = re.compile(rf"\b({'|'.join(re.escape(name) for name in names if len(name) > 3)})\b")
    files = [path for path in PACKAGED.rglob("*.*") if "azerbaijan" not in path.name]

    assert [(path.name, found) for path in files for found in real.findall(path.read_text())] == []
    assert real.search("a judgement on Azerbaijan")


def test_the_real_state_has_a_digest_and_nothing_else(case):
    assert [path.name for path in PACKAGED.rglob("*") if "azerbaijan" in path.name] == [
        "azerbaijan.yaml",
        "azerbaijan-digest.txt",
    ]
    assert [s.id for s in case.sources if s.id == case.country.source] == []
    assert not re.search(r"\b(Mr|Ms|Mrs)\b", case.text_of(case.country.source).text)


def test_no_sentence_of_the_digest_is_the_news_items_own(case, shared_folder):
    item = (shared_folder / "inputs" / "news" / "00-azerbaijan-2018.txt").read_text()
    digest = case.text_of(case.country.source).text
    title, *sentences = re.split(r"(?<=[.”])\s+", item)
    words = [sentence.split() for sentence in sentences]
    runs = {" ".join(line[i : i + 10]) for line in words for i in range(len(line) - 9)}

    assert [run for run in runs if run in digest.replace(title, "")] == []


def test_the_docs_tell_how_much_the_case_holds(case):
    told = dict(re.findall(r"^\| ([a-z ]+) \| (\d+) \|$", DOCS.read_text(), re.MULTILINE))

    assert {what: int(number) for what, number in told.items()} == counts_of(case)


def test_the_docs_name_every_file_and_persona(case):
    docs = DOCS.read_text()

    assert [path.name for path in PACKAGED.glob("*.yaml") if f"`{path.name}`" not in docs] == []
    assert [p.persona for p in case.people if f"`{p.persona}`" not in docs] == []


MISTAKES = [
    ("people.yaml", "office:", "post:", "people.yaml: assessor: unknown key 'post'"),
    ("people.yaml", "office:", "post:", "people.yaml: assessor: office is missing"),
    ("people.yaml", "since: 2005-01-01", "since: yesterday", "people.yaml: assessor: since: 'yesterday' is no date"),
    ("people.yaml", "organisation: cted", "organisation: nobody", "people.yaml: assessor: unknown reference 'nobody'"),
    ("figures.yaml", 'quote: "no fewer than 6', 'quote: "no fewer than 7', "figures.yaml: f09-plots: the quote"),
    (
        "figures.yaml",
        "indicator: plots-disrupted",
        "indicator: plots",
        "f09-plots: unknown reference 'plots'",
    ),
    ("observations.yaml", "areas: [threat-landscape]", "areas: [threats]", "o09-moderate: unknown reference 'threats'"),
    (
        "recommendations.yaml",
        "priority: high",
        "priority: high\n    rank: 1",
        "1: unknown key 'rank'",
    ),
    ("progress.yaml", "level: planned", "level: soon", "XOR-2009-1 as of 2010-10-29: unknown reference 'soon'"),
    (
        "judgements.yaml",
        'level: "not"',
        "level: C",
        "XOR-2009, strategy-national: unknown reference 'C'",
    ),
    ("demo.yaml", "source: published-summary-2010", "source: letter-visit-2018", "demo.yaml: XOR-2009-1: the quote"),
    ("undertakings.yaml", "undertakings:", "promises: []\nundertakings:", "file: unknown section 'promises'"),
    (
        "assistance.yaml",
        "need: n-crossings",
        "need: n-bridges",
        "off-databases for n-bridges: unknown reference",
    ),
    (
        "assistance.yaml",
        "proof: assistance-note-2018, state: met",
        "state: met",
        "n-laboratory: the day of the agreement",
    ),
    ("ending.yaml", "second: clearer", "second: nobody", "ending.yaml: adoption: unknown reference 'nobody'"),
    ("ending.yaml", "choice: replaced", "choice: reworded", "ending.yaml: file: "),
    ("sources.yaml", "id: letter-invitation-2009", "id: letter-2009", "sources/letter-2009.txt: file: is missing"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "told"), MISTAKES)
def test_a_mistake_is_told_with_file_entry_and_reason(file, right, wrong, told, tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(PACKAGED, folder)
    path = folder / file
    path.write_text(path.read_text().replace(right, wrong, 1))

    with pytest.raises(DemoErrors) as refused:
        load_case(folder)

    assert [line for line in refused.value.lines if told in line] != []


def test_a_text_that_no_source_names_is_told(tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(PACKAGED, folder)
    (folder / "sources" / "stray.txt").write_text("A stray text.")

    with pytest.raises(DemoErrors) as refused:
        load_case(folder)

    assert refused.value.lines == ("sources/stray.txt: file: belongs to no source",)
