"""A text's words in another language stand beside it, say whose they are, and are seen by whoever sees the text."""

import pytest

from headway.casework.recommendations.models import Recommendation
from headway.casework.translations.models import RecordLanguage, Translation
from headway.casework.translations.queries import worded
from headway.casework.translations.rules import may_confirm, may_translate
from headway.casework.translations.services import confirm_translation, say_language, translate
from headway.foundation.access.opening import submit, widen
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.expunge import CannotExpunge, expunge
from headway.foundation.ledger.models import Payload, Revision
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db

TEXT = "Establish a single system for the advance information on all passengers who arrive."
FRENCH = "Mettre en place un système unique de renseignements préalables sur tous les voyageurs."


@pytest.fixture
def asked():
    return make.a_recommendation(text=TEXT, audience="body")


def shown(row, actor, language):
    return worded([row], actor, language)[row.pk]


def test_a_reader_of_a_language_gets_its_words_and_everyone_else_those_of_record(asked):
    assessor = make.an_assessor()

    made = translate(asked, language="fr", words=FRENCH, by="Translation Service", actor=assessor, at=make.NOW)

    in_french, in_arabic = shown(asked, assessor, "fr"), shown(asked, assessor, "ar")
    assert (in_french.words, in_french.shown_in, in_french.translation.by) == (FRENCH, "fr", "Translation Service")
    assert (in_arabic.words, in_arabic.shown_in, in_arabic.translation) == (TEXT, "en", None)
    assert in_arabic.others == (made,)


def test_the_text_of_record_is_not_changed_by_it(asked):
    before = (asked.revision, asked.text)

    translate(asked, language="fr", words=FRENCH, actor=make.an_assessor(), at=make.NOW)

    row = Recommendation.objects.unscoped("a test").get(pk=asked.pk)
    assert (row.revision, row.text) == before


def test_a_translation_of_an_earlier_revision_is_shown_as_such_until_it_is_translated_anew(asked):
    assessor = make.an_assessor()
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="mended") as change:
        change.edit(asked, text=f"{TEXT} Do it by 2027.")

    assert (shown(asked, assessor, "fr").is_earlier, shown(asked, assessor, "fr").words) == (True, FRENCH)

    translate(asked, language="fr", words=f"{FRENCH} Avant 2027.", actor=assessor, at=make.NOW)

    assert not shown(asked, assessor, "fr").is_earlier
    assert Translation.objects.visible_to(assessor).count() == 1
    assert Revision.objects.filter(kind="translation").count() == 2


def test_an_expunged_text_names_its_translations_which_still_tell_it(asked):
    made = translate(asked, language="fr", words=FRENCH, actor=make.an_assessor(), at=make.NOW)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="mended") as change:
        change.edit(asked, text="A name that must go.")
    told = {"actor": make.SYSTEM, "at": make.NOW, "reason": "mistake", "witness": "W. Itness"}

    receipt = expunge(asked.revision, **told, restore=True)

    assert receipt.flagged == (("translation", made.pk),)
    with pytest.raises(CannotExpunge, match="1 other row stands on this one: expunge those first"):
        expunge(Recommendation.objects.unscoped("a test").get(pk=asked.pk).revision, **told)


def test_a_text_is_expunged_with_every_wording_of_its_translations_and_the_ledger_verifies(asked):
    assessor = make.an_assessor()
    translate(asked, language="fr", words="Un nom qui doit partir.", actor=assessor, at=make.NOW)
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)
    translate(asked, language="ar", words="اسم يجب أن يزول.", machine="opus-mt", actor=assessor, at=make.NOW)
    say_language(asked, "en", actor=assessor, at=make.NOW)

    receipt = expunge(asked.revision, actor=make.SYSTEM, at=make.NOW, reason="mistake", witness="W. Itness", along=True)

    told = " ".join(Payload.objects.values_list("text", flat=True))
    assert (receipt.flagged, len(receipt.tombstones)) == ((), 5)
    assert [words for words in (TEXT, "Un nom qui", FRENCH, "اسم يجب") if words in told] == []
    assert not Translation.objects.unscoped("a test").exists()
    assert not RecordLanguage.objects.unscoped("a test").exists()
    assert not Recommendation.objects.unscoped("a test").filter(pk=asked.pk).exists()
    assert verify().problems == []


def test_opening_a_row_wider_makes_no_translation_of_it_an_earlier_one(asked):
    assessor = make.an_assessor()
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)

    widened(asked, assessor)

    assert not shown(asked, assessor, "fr").is_earlier


def test_a_machine_s_words_are_entered_as_such_and_say_who_confirmed_them(asked):
    assessor = make.an_assessor()
    row = translate(asked, language="fr", words=FRENCH, machine="opus-mt 2020", actor=assessor, at=make.NOW)
    assert (row.machine, row.is_unread) == ("opus-mt 2020", True)

    confirm_translation(row, asked, actor=assessor, at=make.NOW)

    assert (row.is_unread, row.confirmed_on, bool(row.confirmed_by)) == (False, make.TODAY, True)
    assert may_confirm(assessor, row, asked).because == "It is confirmed already."


def test_words_entered_anew_are_confirmed_by_nobody(asked):
    assessor = make.an_assessor()
    row = translate(asked, language="fr", words=FRENCH, machine="opus-mt", actor=assessor, at=make.NOW)
    confirm_translation(row, asked, actor=assessor, at=make.NOW)

    again = translate(asked, language="fr", words="Autre chose.", machine="opus-mt", actor=assessor, at=make.NOW)

    assert (again.pk, again.is_unread, again.confirmed_on) == (row.pk, True, None)


def test_a_person_s_translation_is_shown_before_a_machine_s_that_nobody_read():
    both = make.a_circle(make.a_body())
    asked = make.a_recommendation(text=TEXT, audience="shared", circle=both.pk)
    assessor, focal_point = make.an_assessor(), make.a_focal_point()
    translate(asked, language="fr", words="Machine.", machine="opus-mt", actor=assessor, at=make.NOW)
    translate(asked, language="fr", words=FRENCH, by="Interpreter", actor=focal_point, at=make.NOW)

    assert shown(asked, focal_point, "fr").words == FRENCH
    assert shown(asked, assessor, "fr").words == "Machine."


def test_what_a_side_translates_of_the_other_s_words_is_its_own():
    both = make.a_circle(make.a_body())
    asked = make.a_recommendation(text=TEXT, audience="shared", circle=both.pk)
    focal_point = make.a_focal_point()

    row = translate(asked, language="ar", words="إنشاء نظام موحد.", actor=focal_point, at=make.NOW)

    assert (row.audience, row.holder_id) == ("state", focal_point.seats[0].organisation)
    assert list(Translation.objects.visible_to(make.an_assessor())) == []


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (lambda: make.an_assessor(), True),
        (lambda: make.an_assessor("fatf"), False),
        (lambda: make.a_focal_point(), False),
        (lambda: make.a_delegate(), False),
    ],
)
def test_a_body_s_own_row_is_translated_by_those_who_write_for_it(asked, who, may):
    actor = who()

    assert bool(may_translate(actor, asked)) is may


def test_a_translation_goes_along_when_its_row_is_opened(asked):
    assessor = make.an_assessor()
    translate(asked, language="fr", words=FRENCH, actor=assessor, at=make.NOW)
    say_language(asked, "en", actor=assessor, at=make.NOW)
    focal_point = make.a_focal_point()
    assert list(Translation.objects.visible_to(focal_point)) == []

    widened(asked, assessor)

    assert [row.words for row in Translation.objects.visible_to(focal_point)] == [FRENCH]
    assert [row.language for row in RecordLanguage.objects.visible_to(focal_point)] == ["en"]


def widened(row, actor):
    circle = make.a_circle(make.a_body())
    widen(row.assessment, "shared", circle=circle.pk, actor=actor, at=make.NOW, reason="for a test", along=True)
    widen(row, "shared", circle=circle.pk, actor=actor, at=make.NOW, reason="for a test", along=True)


def test_a_draft_s_translation_is_passed_to_its_side_with_it():
    own = make.an_observation(text=TEXT, audience="own")
    assessor = make.an_assessor()
    translate(own, language="fr", words=FRENCH, actor=assessor, at=make.NOW)

    submit(own, actor=assessor, at=make.NOW)

    assert [row.audience for row in Translation.objects.visible_to(assessor)] == ["body"]


def test_the_language_of_record_is_told_by_the_words_until_somebody_says_it():
    row = make.an_observation(text="Le service des frontières contrôle les voyageurs à tous les postes du pays.")
    assessor = make.an_assessor()
    assert (shown(row, assessor, "en").language, shown(row, assessor, "en").said) == ("fr", False)

    say_language(row, "es", actor=assessor, at=make.NOW)
    say_language(row, "fr", actor=assessor, at=make.NOW)

    assert (shown(row, assessor, "en").language, shown(row, assessor, "en").said) == ("fr", True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("إنشاء نظام موحد لمعلومات المسافرين", "ar"),
        ("Создать единую систему сведений о пассажирах", "ru"),
        ("建立统一的旅客信息系统", "zh-hans"),
        ("Counter 2", "en"),
    ],
)
def test_letters_tell_a_language_however_short_the_text(text, language):
    row = make.an_observation(text=text)

    assert shown(row, make.an_assessor(), "en").language == language


@pytest.mark.parametrize(
    ("language", "words", "because"),
    [
        ("en", FRENCH, "The text is in that language itself."),
        ("de", FRENCH, "Choose one of the six languages."),
        ("fr", "  ", "Write the words."),
    ],
)
def test_what_is_no_translation_is_refused(asked, language, words, because):
    with pytest.raises(NotAllowed, match=because):
        translate(asked, language=language, words=words, actor=make.an_assessor(), at=make.NOW)


def test_texts_of_a_page_are_asked_for_at_once(asked, django_assert_num_queries):
    assessor = make.an_assessor()
    others = [make.an_observation(text=TEXT) for _ in range(3)]

    with django_assert_num_queries(1):
        worded([asked], assessor, "fr")
    with django_assert_num_queries(1):
        worded([asked, *others], assessor, "fr")
