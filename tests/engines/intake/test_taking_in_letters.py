"""Letters come in with their file: one with text is read, a scan is kept and gets its text from people or a machine."""

import pytest

from headway.casework.evidence.correspondence import confirm_text, silent_pages
from headway.casework.evidence.models import Letter, Source
from headway.casework.evidence.queries import text_of
from headway.casework.evidence.services import quote
from headway.engines.intake import ocr
from headway.engines.intake.letters import Facts, pages_of, read_by_machine, take_in_letter, type_text
from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.engines.intake.scans import page_picture
from headway.engines.intake.sources import reading_of, take_in
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import StoredFile
from tests import make
from tests.engines.intake.scanned import a_picture, a_scan, needs_tesseract

pytestmark = pytest.mark.django_db
LETTER = """Ministry of Justice of Orsania

Ref.: MOJ/14/2018
Velmar, 3 June 2018

Counter-Terrorism Committee Executive Directorate

Subject: Information on prosecutions

Excellency,

The Ministry would be grateful if the Executive Directorate could provide the list of meetings within 30 days.

Enclosures: Table of convictions; Act on Data of Passengers
"""
IN = Facts("in")


def given(data, name="letter.txt", facts=IN, actor=None):
    actor = actor or make.an_assessor()
    source = Source(type="letter", **make.sight(audience="own"))
    if isinstance(data, str):
        data = data.encode()
    return take_in_letter(source, data, facts, name=name, limits=Limits(), actor=actor, at=make.NOW)


def test_what_nobody_says_of_a_letter_is_taken_from_the_letter():
    letter = given(LETTER)

    assert (letter.number, letter.from_office, letter.to_office, letter.subject) == (
        "MOJ/14/2018",
        "Ministry of Justice of Orsania",
        "Counter-Terrorism Committee Executive Directorate",
        "Information on prosecutions",
    )
    assert (letter.source.dated, letter.source.language, letter.source.document_kind) == ("2018-06-03", "en", "letter")
    assert (letter.wants_answer, f"{letter.answer_due_on}") == (True, "2018-07-03")
    assert letter.enclosures.splitlines() == ["Table of convictions", "Act on Data of Passengers"]


def test_what_a_person_says_of_it_stands_before_what_it_says_itself():
    letter = given(LETTER, facts=Facts("in", number="14/18", from_office="Ministry of Justice", wants_answer=False))

    assert (letter.number, letter.from_office, letter.wants_answer) == ("14/18", "Ministry of Justice", False)


def test_a_scan_is_kept_as_a_letter_with_its_silent_pages_listed_and_refused_as_any_other_kind():
    scan = a_scan(["Note No. 5/2018"], ["Second page"])

    letter = given(scan, "note.pdf")

    assert (letter.pages, letter.silent, letter.read_by) == (2, "1–2", "nobody")
    assert (letter.source.reading, letter.source.file.size) == (None, len(scan))
    assert reading_of(letter.source) is None
    with pytest.raises(Unreadable, match="probably a scan"):
        take_in(make.Source(type="document", **make.sight()), scan, name="a.pdf", actor=make.SYSTEM, at=make.NOW)


def test_a_picture_is_a_letter_of_one_page_shown_as_pixels_drawn_anew():
    letter = given(a_picture("Note No. 5/2018"), "note.png")

    assert (letter.pages, letter.silent, letter.source.file.media_type) == (1, "1", "image/png")
    assert page_picture(a_scan(["one"], ["two"]), 2).startswith(b"\x89PNG")
    with pytest.raises(IndexError):
        page_picture(a_scan(["one"]), 2)


def test_typed_text_is_kept_beside_the_scan_and_a_page_left_empty_stays_listed():
    actor = make.an_assessor()
    letter = given(a_scan(["one"], ["two"], ["three"]), "note.pdf", actor=actor)

    type_text(letter, ["The posts are connected.", "", "All of them."], actor=actor, at=make.NOW)

    letter.refresh_from_db()
    assert (letter.silent, letter.read_by) == ("2", "person")
    assert pages_of(letter) == ["The posts are connected.", "", "All of them."]
    assert letter.source.language == "en"
    assert reading_of(letter.source).characters == len(text_of(letter.source))


def test_the_text_of_a_scan_stays_as_it_is_once_something_was_quoted_from_it():
    actor = make.an_assessor()
    letter = given(a_scan(["one"]), "note.pdf", actor=actor)
    type_text(letter, ["The posts are connected."], actor=actor, at=make.NOW)
    type_text(letter, ["The posts are all connected."], actor=actor, at=make.NOW)
    quote(letter.source, 0, 9, text=text_of(letter.source), actor=actor, at=make.NOW)

    with pytest.raises(NotAllowed, match="quoted"):
        type_text(letter, ["Something else."], actor=actor, at=make.NOW)

    assert len(history(letter.source)) == 3


def test_the_text_of_a_letter_with_text_is_not_typed_over():
    actor = make.an_assessor()

    with pytest.raises(NotAllowed, match="text of its own"):
        type_text(given(LETTER, actor=actor), [], actor=actor, at=make.NOW)


def test_somebody_elses_letter_is_not_typed_over():
    letter = given(a_scan(["one"]), "note.pdf")

    with pytest.raises(NotAllowed):
        type_text(letter, ["Mine now."], actor=make.a_focal_point(), at=make.NOW)


def test_a_letter_that_cannot_be_read_leaves_nothing_behind():
    for data, name in ((b"", "a.txt"), (b"%PDF-1.7 broken", "a.pdf"), (b"\x89PNG\r\nbroken", "a.png")):
        with pytest.raises(Unreadable):
            given(data, name)

    assert (Letter.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_pages_are_listed_as_people_write_them():
    assert silent_pages(["", "a", "", "", "", "b"]) == "1, 3–5"


@needs_tesseract
def test_a_machine_reads_a_scan_and_its_text_is_marked_until_a_person_confirms_it():
    actor = make.an_assessor()
    scan = a_scan(["Note No. 5/2018", "The border posts are connected."], ["Thirty of forty posts."])
    letter = given(scan, "note.pdf", actor=actor)

    read_by_machine(letter, actor=actor, at=make.NOW)

    letter.refresh_from_db()
    assert (letter.read_by, letter.silent) == ("machine", "")
    assert "The border posts are connected." in pages_of(letter)[0]
    assert "Thirty of forty posts." in pages_of(letter)[1]
    confirm_text(letter, actor=actor, at=make.NOW)
    assert Letter.objects.get().read_by == "person"


def test_without_a_machine_people_are_told_to_type(monkeypatch):
    monkeypatch.setattr(ocr, "PROGRAM", "no-such-program")

    with pytest.raises(ocr.NotRead, match="type the text"):
        ocr.read_picture(a_picture("one"))
