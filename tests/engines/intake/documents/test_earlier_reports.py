"""Earlier reports of eight layouts, as DOCX and as PDF: every recommendation found, whole, with its number, and every gap told."""

import pytest

from headway.engines.intake.documents.kinds import DocumentKind, Guess, guess_kind
from headway.engines.intake.documents.output import document_as_json
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read
from tests.engines.intake.documents.reports.as_pdf import as_pdf
from tests.engines.intake.documents.reports.compose import LAYOUTS
from tests.engines.intake.documents.reports.corpus import ASKED, ENTRIES, WRITERS, made, scored, told_of


def test_an_earlier_report_adds_its_fields_to_those_of_every_document():
    document = read(as_pdf(made("cted-annex")), name="report.pdf")
    told = document_as_json(document, propose(document), Guess(DocumentKind.EARLIER_REPORT, "as said"))

    assert (told["state"], told["visit"]["start"], told["completeness"]["found"]) == ("XOR", "2018-05-14", 34)
    assert set(told["recommendations"][0]) >= {
        "number", "text", "parts", "page", "paragraph", "area", "addressees", "instruments", "priority", "answers",
        "also_at", "start", "end",
    }  # fmt: skip


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_read_to_the_measures_asked_for(layout, form):
    total, wrong = scored(layout, form)

    reached = [measure >= asked for measure, asked in zip(total.measures, ASKED.values(), strict=True)]
    assert reached == [True] * len(ASKED), "\n".join(wrong)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_quoted_stands_at_its_offsets(name, form):
    _, document, told = told_of(name, form)

    for one in told["recommendations"]:
        for quoted in (one, *one["parts"]):
            assert document.text[quoted["start"] : quoted["end"]] == quoted["text"]


@pytest.mark.parametrize("form", WRITERS)
def test_the_parts_of_a_recommendation_are_told_with_their_labels(form):
    report, _, told = told_of("treaty-nested", form)

    parts = {one["number"]: [part["label"] for part in one["parts"]] for one in told["recommendations"]}
    assert parts == {one.number: one.parts for one in report.gold}


@pytest.mark.parametrize("form", WRITERS)
def test_a_recommendation_in_bold_names_the_paragraph_it_stands_in(form):
    report, document, told = told_of("rapporteur-bold", form)
    within = [one for one in told["recommendations"] if document.block_at(one["start"]).body < one["start"]]

    assert [one["paragraph"] for one in told["recommendations"]] == [one.paragraph for one in report.gold]
    assert all(one["paragraph"] in one["answers"] for one in within)
    assert len(within) == 20


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_recommendation_in_summary_chapter_and_annex_is_one(form):
    _, _, told = told_of("summary-labels", form)

    assert [len(one["also_at"]) for one in told["recommendations"]] == [2] * 20
    differing = {one["number"] for one in told["recommendations"] if any(place["text"] for place in one["also_at"])}
    assert differing == {str(number) for number in range(3, 21, 3)}


def test_a_gap_says_on_which_pages_to_look():
    _, _, told = told_of("cted-annex", "pdf")

    gap = told["completeness"]["gaps"][0]
    around = [one["page"] for one in told["recommendations"] if one["number"] in ("16", "18")]
    assert gap == {"number": "17", "pages": list(range(around[0], around[1] + 1))}
    where = f"page {around[0]}" if around[0] == around[1] else f"pages {around[0]}–{around[1]}"
    assert told["completeness"]["sentence"] == f"the report announces 35, found 34: number 17 missing, look at {where}"


def test_pages_without_text_are_listed_and_lie_where_the_numbers_are_missing():
    report, _, told = told_of("scan-list", "pdf")

    assert told["pages_without_text"] == report.look["silent"]
    assert all(set(report.look["silent"]) <= set(gap["pages"]) for gap in told["completeness"]["gaps"])


@pytest.mark.parametrize("form", WRITERS)
def test_a_table_tells_to_whom_by_when_and_how_urgent(form):
    _, _, told = told_of("table-five", form)

    first = told["recommendations"][0]
    assert (first["deadline"], first["priority"]) == ("June 2019", "High")
    assert all(one["addressees"][0].lower() in one["text"].lower() for one in told["recommendations"])


@pytest.mark.parametrize("form", WRITERS)
def test_suggestions_are_told_apart_and_good_practices_are_no_recommendations(form):
    _, _, told = told_of("irrs-coded", form)

    kinds = {one["number"][0]: one["kind"] for one in told["recommendations"]}
    assert kinds == {"R": "recommendation", "S": "suggestion"}
    assert all(one["number"].startswith("GP") for one in told["good_practices"])
    assert told["good_practices"] != []


@pytest.mark.parametrize("form", WRITERS)
def test_a_recommendation_answers_the_paragraphs_it_cites(form):
    _, _, told = told_of("greco-roman", form)

    assert [one["answers"] for one in told["recommendations"]] == [[str(3 + count)] for count in range(18)]


@pytest.mark.parametrize("name", ["irrs-coded", "jee-bullets", "spanish-chapters", "u-actions", "u-french", "v-boxes"])
def test_a_report_is_known_by_the_recommendations_printed_in_it(name):
    _, document, _ = told_of(name, "docx")

    assert guess_kind(document).kind is DocumentKind.EARLIER_REPORT
