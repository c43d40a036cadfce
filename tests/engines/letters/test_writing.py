"""Letters are written from templates, numbered without gap or double, one to each office in one act."""

from io import BytesIO

import pytest
from docx import Document

from headway.casework.assessments.models import Assessment
from headway.casework.evidence.models import Letter, Series
from headway.casework.recommendations.models import Addressee, Undertaking
from headway.engines.letters.owed import Due, addressed, owed
from headway.engines.letters.templates import SHIPPED, BadTemplate, filled, template_named
from headway.engines.letters.writing import Occasion, write_letters
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db
REMINDER = Occasion("reminder", "What is still owed")


def written(*offices, actor=None, at=make.NOW, assessment=None):
    due = [Due(office, (f"{office} will send the figures",)) for office in offices]
    return write_letters(
        assessment or Assessment.objects.first() or make.an_assessment(audience="public"),
        REMINDER,
        due,
        holder=make.a_body(),
        actor=actor or make.an_assessor(),
        at=at,
        state="Orsania",
    )


def words(data):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)


def test_each_office_gets_its_own_letter_in_one_act():
    letters = written("Customs", "Ministry of Justice")

    assert [(row.number, row.to_office) for row in letters] == [
        ("1/2026", "Customs"),
        ("2/2026", "Ministry of Justice"),
    ]
    assert Changeset.objects.order_by("-id").first().reason.startswith("write 2 letters")
    text = words(read_file(letters[0].source.file))
    assert "No. 1/2026" in text
    assert "Customs will send the figures" in text
    assert "Ministry of Justice" not in text
    assert "{{" not in text


def test_numbers_are_of_their_holder_and_year():
    written("Customs")
    other = make.an_assessor("fatf")
    theirs = write_letters(
        Assessment.objects.first(), REMINDER, [Due("Customs", ("x",))], holder=make.a_body("fatf"), actor=other,
        at=make.NOW, state="Orsania",
    )  # fmt: skip
    later = written("Customs", at=make.NOW.replace(year=2025))

    assert ([row.number for row in theirs], [row.number for row in later]) == (["1/2026"], ["1/2025"])
    assert written("Customs")[0].number == "2/2026"


def test_an_act_that_fails_takes_no_number():
    actor = make.an_assessor()
    with pytest.raises(NotAllowed), changeset(actor=actor, at=make.NOW, reason="fails"):
        _ = written("Customs", actor=actor), written("Customs", actor=make.a_focal_point())

    assert (Letter.objects.count(), Series.objects.count()) == (0, 0)
    assert written("Customs", actor=actor)[0].number == "1/2026"


def test_nobody_writes_for_an_organisation_of_others():
    with pytest.raises(NotAllowed):
        written("Customs", actor=make.a_focal_point())
    with pytest.raises(NotAllowed, match="at least one"):
        written()


def test_what_is_filled_in_is_never_read_as_a_template():
    template = template_named("reminder")
    nasty = "{{number}} {% for x in y %} {{ settings.SECRET_KEY }} <w:p/> \x00\x0b"

    text = words(filled(template, {"number": "7/2026", "to": nasty}, [nasty]))

    assert text.count("No. 7/2026") == 1
    assert "To: {{number}} {% for x in y %} {{ settings.SECRET_KEY }} <w:p/>" in text


def test_the_organisations_own_template_stands_in_for_the_shipped_one(tmp_path, settings):
    own = Document()
    own.add_paragraph("House style ").add_run("{{num")
    own.paragraphs[0].add_run("ber}}")
    own.add_paragraph("{{items}}")
    own.save(str(tmp_path / "reminder.docx"))
    settings.HEADWAY_LETTER_TEMPLATES = str(tmp_path)

    text = words(filled(template_named("reminder"), {"number": "7/2026"}, ["first", "second"]))

    assert text == "House style 7/2026\nfirst\nsecond"
    assert template_named("request") == (SHIPPED / "request.docx").read_bytes()


def test_a_template_that_asks_for_what_nobody_knows_is_refused_and_nothing_is_stored(tmp_path, settings):
    own = Document()
    own.add_paragraph("{{passwd}}")
    own.save(str(tmp_path / "reminder.docx"))
    settings.HEADWAY_LETTER_TEMPLATES = str(tmp_path)

    with pytest.raises(BadTemplate, match="passwd"):
        written("Customs")
    with pytest.raises(BadTemplate, match="no Word document"):
        filled(b"PK no", {}, [])

    assert (Letter.objects.count(), Series.objects.count()) == (0, 0)


def test_recommendations_go_to_those_they_are_addressed_to_and_else_to_the_government():
    actor, assessment = make.an_assessor(), make.an_assessment(audience="public")
    first = make.a_recommendation("1", assessment, audience="public", text="Connect all posts.")
    make.a_recommendation("2", assessment, audience="public", text="Adopt a strategy.")
    customs = make.a_ministry("Customs")
    make.added(
        Addressee(recommendation=first, organisation=customs, as_printed="the customs", **make.sight(audience="public"))
    )

    found = addressed(assessment, actor, "Orsania")

    assert found == [
        Due("Customs", ("XOR-2018-1: Connect all posts.",)),
        Due("Government of Orsania", ("XOR-2018-2: Adopt a strategy.",)),
    ]


def test_a_reminder_lists_promises_requests_and_unanswered_letters_but_not_what_was_met():
    actor, assessment = make.an_assessor(), make.an_assessment(audience="public")
    told = {"assessment": assessment, "made_on": "2018-07-17", **make.sight()}
    make.added(Undertaking(type="commitment", by="Customs", as_said="It will send it.", **told))
    make.added(Undertaking(type="request", by="CTED", to="Ministry of Justice", as_said="the figures", **told))
    make.added(Undertaking(type="commitment", by="Customs", as_said="Done long ago.", state="met", **told))
    make.a_letter("Ask.", direction="out", number="3/2018", to_office="Customs", wants_answer=True, dated="2018-08-01")

    assert owed(assessment, actor) == [
        Due(
            "Customs",
            ("Promised on 17 July 2018: It will send it.", "An answer to our letter No. 3/2018 of 1 August 2018"),
        ),
        Due("Ministry of Justice", ("Asked for on 17 July 2018: the figures",)),
    ]
    assert owed(assessment, make.a_focal_point()) == []
