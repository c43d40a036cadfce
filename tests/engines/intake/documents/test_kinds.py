"""What kind of document it is, and why."""

from io import BytesIO

import docx
import pytest

from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.documents.ratings.reading import read_ratings
from headway.engines.intake.readers.reading import read, read_text

NOTES = """Meeting with the Border Guard, 24 July
! two attempts to cross at night in May
+ new scanners at three posts since 2016
- no link to I-24/7 at the southern posts
? number of refusals since January
> will send the statistics by September
"""
LAW = "\n\n".join(
    ["Law on Countering Terrorism", *(f"Article {n}. The competent body shall act." for n in range(1, 8))]
)
LETTER = """Ministry of Foreign Affairs

Excellency,

I have the honour to transmit the comments of my Government.

Accept, Excellency, the assurances of its highest consideration.
"""
REPORT = "\n\n".join(
    ["Report of the visit", *(f"{n}. The State should amend article {n} of the Criminal Code." for n in range(1, 7))]
)
LISTED = "\n\n".join(
    [
        "Report of the visit",
        *(f"{n}. Interlocutors said that law {n} should be amended." for n in range(1, 6)),
        "Recommendations",
        *(f"{n}. The State should amend article {n} of the Criminal Code." for n in range(6, 10)),
    ]
)
REPLY = "\n\n".join(
    f"{n}. Has the State criminalised the offence of {word}?\n\nYes, by law {n} of 2014."
    for n, word in enumerate(("travel", "recruitment", "financing", "training"), start=1)
)
NEWS = "Experts visit Orsania\n\nA delegation visited Orsania from 23 to 25 July 2018. It met the Border Guard."


@pytest.mark.parametrize(
    ("text", "kind", "because"),
    [
        (NOTES, DocumentKind.NOTES, "shortcut"),
        (LAW, DocumentKind.LAW, "paragraphs begin with an article: 7"),
        (LETTER, DocumentKind.LETTER, "excellency"),
        (REPORT, DocumentKind.EARLIER_REPORT, "numbered paragraphs recommend something: 6"),
        (LISTED, DocumentKind.EARLIER_REPORT, "listed, labelled or set in bold in it: 4"),
        (REPLY, DocumentKind.REPLY, "numbered questions stand in it: 4"),
        (NEWS, DocumentKind.NEWS, "nothing in it"),
    ],
)
def test_the_kind_of_a_document_is_guessed_from_how_it_is_written(text, kind, because):
    guess = guess_kind(read_text(text))

    assert guess.kind is kind
    assert because in guess.reason


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Reply of the Ministry of Defence", DocumentKind.REPLY),
        ("The Ministry has gone through the questions that fall within its remit.", DocumentKind.REPLY),
        ("Answers of the Migration Service", DocumentKind.REPLY),
        ("Réponses du Ministère de la justice", DocumentKind.REPLY),
        ("The visit was made with a contribution from the United Nations.", DocumentKind.NEWS),
        ("The delegation visited two posts.", DocumentKind.NEWS),
        ("Éléments de réponse\n\n1°) Contrôle des services", DocumentKind.REPLY),
        (
            "MINISTERIO DE JUSTICIA\n\nEn atención al cuestionario recibido, se informa lo siguiente.",
            DocumentKind.REPLY,
        ),
        ("ردود الجهات الوطنية\n\nنعم، تعاقب المادة 21 عليه.", DocumentKind.REPLY),
        ("National reply\n\nSection A\n\nTwo conventions.", DocumentKind.REPLY),
    ],
)
def test_a_text_that_calls_itself_a_reply_is_one_though_it_counts_and_repeats_nothing(opening, kind):
    assert guess_kind(read_text(f"{opening}\n\nThe register was opened in 2019. It is kept on paper.")).kind is kind


def test_a_letter_without_a_greeting_is_known_by_its_head():
    head = "Ministry of the Interior\nRef. No. MI/2026/114\nVelmar, 3 March 2026\nSubject: Follow-up to the visit"
    guess = guess_kind(read_text(f"{head}\n\n31 border posts are now connected."))

    assert (guess.kind, guess.reason) == (
        DocumentKind.LETTER,
        "it has the head of a letter: its subject, number or date",
    )


ASKED = "\n\n".join(f"- Fill the posts of office {number} and publish the plan." for number in range(1, 5))


def test_bullets_are_no_shortcuts_of_notes():
    assert guess_kind(read_text(f"Report of the visit\n\nNext steps\n\n{ASKED}")).kind is DocumentKind.EARLIER_REPORT


def test_what_only_asks_as_a_whole_list_is_a_report_where_it_calls_itself_one():
    report, plan = (
        guess_kind(read_text(f"{name} of Orsania\n\nThe years ahead\n\n{ASKED}")) for name in ("Review", "Plan")
    )

    assert (report.kind, report.reason) == (
        DocumentKind.EARLIER_REPORT,
        "it calls itself a report and lists what it asks for: 4",
    )
    assert plan.kind is DocumentKind.NEWS


@pytest.mark.parametrize("head", ["No.\tRating", "Recommendation\tStatus"])
def test_a_report_that_lists_what_it_recommends_is_one_whatever_tables_stand_in_it(head):
    source = docx.Document()
    source.add_heading("Recommendations", 1)
    for words in ("Fill the posts of the laboratory.", "Publish the plan.", "The police should register arrests."):
        source.add_paragraph(words, style="List Number")
    source.add_heading("Annex", 1)
    table = source.add_table(0, 2)
    for cells in (head.split("\t"), *((f"R.{number}", "PC") for number in range(1, 9))):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    out = BytesIO()
    source.save(out)

    assert guess_kind(read(out.getvalue(), name="a.docx")).kind is DocumentKind.EARLIER_REPORT


RATED = "LC C PC NC PC LC".split()


@pytest.mark.parametrize(
    "lines",
    [
        [f"R.{number}   {rating}" for number, rating in enumerate(RATED, 1)],
        [f"R.{number} {rating}" for number, rating in enumerate(RATED, 1)],
        [f"{number}. Measures of chapter {number}\t{rating}" for number, rating in enumerate(RATED, 1)],
        ["Rec | Rating | Comment", *(f"{number} | {rating} | Some delays" for number, rating in enumerate(RATED, 1))],
        ["   ".join(f"R.{number}" for number in range(1, 7)), "   ".join(f"{rating:3}" for rating in RATED)],
        [", ".join(f"R{number} {rating}" for number, rating in enumerate(RATED, 1)) + "."],
    ],
)
def test_ratings_in_a_plain_text_are_ratings(lines):
    document = read_text("\n".join(["Mutual evaluation of Vellia, 2021", "", "Technical compliance", "", *lines]))

    assert guess_kind(document).kind is DocumentKind.RATINGS
    assert [(one.name, one.as_said) for one in read_ratings(document).ratings] == [
        (f"R.{number}", rating) for number, rating in enumerate(RATED, 1)
    ]
