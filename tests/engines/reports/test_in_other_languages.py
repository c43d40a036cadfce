"""A report in the language chosen: what Headway prints is in it, words of the record say whose or which they are."""

import io
import re
from importlib.util import find_spec

import pypdfium2
import pytest
from django.utils.translation import override
from docx import Document

from headway.casework.assessments.models import Assessment
from headway.casework.assistance.models import Need, Offer
from headway.casework.plans.models import Measure
from headway.casework.recommendations.models import Recommendation, Undertaking
from headway.casework.translations.rules import may_translate
from headway.casework.translations.services import translate
from headway.engines.demo.personas import demo_actor
from headway.engines.reports.arranging import add_chapter, write_remark
from headway.engines.reports.original import marked
from headway.engines.reports.render import render, render_fragment
from headway.engines.reports.services import list_kinds, write_report
from headway.engines.reports.told_abroad import tell_abroad
from headway.engines.reports.values import Heading, Report, Voice, list_sentences
from headway.engines.reports.voices import STRENGTH
from headway.engines.reports.words import say_body
from tests import make

OTHERS = ("ar", "zh-hans", "fr", "ru", "es")
HAS_CHINESE = find_spec("noto_cjk_sans_otc") is not None
SPELT_ALIKE = {"Sources", "Assistance", "Introduction", "Conclusions"}
TITLES = {
    "ar": "تقييم المتابعة: أورسانيا",
    "fr": "Évaluation de suivi : Orsanie",
    "ru": "Последующая оценка: Орсания",
}
PRINTED = {
    "ar": ["الوضع القائم", "تطور جديد لم يُتحقق منه", "كيفية قراءة هذا التقرير", "دولة خيالية", "تموز/يوليه 2018"],
    "fr": ["État de la situation", "Fait nouveau, non vérifié.", "Comment lire ce rapport", "État fictif",
           "juillet 2018"],
    "ru": ["Положение дел", "Новое событие, не проверено.", "Как читать этот доклад", "вымышленное государство",
           "июля 2018"],
}  # fmt: skip


@pytest.fixture
def written(loaded):
    assessor = demo_actor("assessor", today=make.TODAY, door="tests")

    def write(language, **given) -> Report:
        told = {"kind": "follow-up", "audience": "shared", "actor": assessor, "at": make.NOW, **given}
        return write_report("XOR-2018", language=language, **told)

    return write


def in_pdf(report):
    pdf = pypdfium2.PdfDocument(render(report, "pdf"))
    try:
        return plain("\n".join(page.get_textpage().get_text_bounded() for page in pdf))
    finally:
        pdf.close()


def in_word(report):
    document = Document(io.BytesIO(render(report, "docx")))
    return plain("\n".join(text.text or "" for text in document.element.body.iter() if text.tag.endswith("}t")))


def plain(text):
    """Words one blank apart, a word that is broken at the end of a line whole again."""
    return " ".join(re.sub(r"[\u00ad\ufffe]\s*|(?<=\w)-\n", "", text).split())


def as_read(text, words):
    """The words of an expected text, as a set: a PDF of letters that join gives words, not the marks between them."""
    return set(text.split()) <= set(re.sub(r"[.:؛،,«»]", " ", words).split()) or text in words


@pytest.mark.parametrize("language", ["ar", "fr", "ru"])
def test_what_is_printed_is_read_back_in_its_language_from_pdf_and_word(written, language):
    report = written(language)

    for words in (in_pdf(report), in_word(report)):
        for expected in (TITLES[language], *PRINTED[language]):
            assert as_read(plain(re.sub(r"[.:]", "", expected)), re.sub(r"[.:]", "", words)), expected


@pytest.mark.skipif(not HAS_CHINESE, reason="needs the extra: pip install 'headway[cjk]'")
def test_a_chinese_pdf_is_read_back(written):
    assert "现况" in in_pdf(written("zh-hans"))


def test_a_chinese_word_file_needs_no_font_of_ours(written):
    words = in_word(written("zh-hans"))

    assert [expected for expected in ("现况", "如何阅读本报告") if expected not in words] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_chapter_is_left_in_english(written, language):
    english, report = written("en"), written(language)

    assert report.language == language
    assert chapters(report) & chapters(english) <= SPELT_ALIKE
    assert (report.direction == "rtl") is (language == "ar")


def chapters(report):
    return {block.text for block in report.blocks if isinstance(block, Heading) and block.level == 1}


@pytest.mark.parametrize("language", OTHERS)
def test_a_label_of_the_front_matter_has_the_same_key_in_every_language(written, language):
    def keys(report):
        return [fact.key for block in report.blocks for fact in getattr(block, "facts", ())]

    assert keys(written(language)) == keys(written("en"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_report_in_another_language_rests_on_the_same_sources(written, language):
    def cited(report):
        return {c.key for block in report.blocks for s in list_sentences(block) for c in s.citations}

    assert cited(written(language)) == cited(written("en"))


def test_a_report_is_not_in_the_language_of_whoever_asks_for_it(written):
    with override("fr"):
        report = written("en")

        assert report.title == "Follow-up assessment of Orsania"
        assert "Notes" in render_fragment(report)
        assert "How to read this report" in render(report, "md").decode()


def a_recommendation():
    return Recommendation.objects.unscoped("a test").get(code="XOR-2009-12")


def told_of(report, code):
    return next(s.text for b in report.blocks for s in list_sentences(b) if s.text.startswith(f"{code}. "))


def test_words_of_the_record_stand_in_translation_and_say_whose_it_is(written):
    assessor = demo_actor("assessor", today=make.TODAY, door="tests")
    translate(a_recommendation(), language="fr", words="Créer une base unique.", by="Service de traduction",
              actor=assessor, at=make.NOW)  # fmt: skip

    told = told_of(written("fr"), "XOR-2009-12")

    assert told == "XOR-2009-12. « Créer une base unique. » [traduction : Service de traduction]."
    assert "Créer une base unique" not in told_of(written("en"), "XOR-2009-12")


def test_a_machine_s_words_say_so(written):
    assessor = demo_actor("assessor", today=make.TODAY, door="tests")
    translate(
        a_recommendation(), language="ru", words="Создать единую базу.", machine="opus-mt", actor=assessor, at=make.NOW
    )

    assert "[машинный перевод (opus-mt), никем не подтверждён]" in told_of(written("ru"), "XOR-2009-12")


def test_words_that_nobody_translated_stand_in_their_language_and_name_it(written):
    assert told_of(written("ar"), "XOR-2009-12").endswith("[بالإنكليزية].")
    assert "[" not in told_of(written("en"), "XOR-2009-12")


def test_a_translation_that_the_readers_may_not_see_is_not_printed(written):
    """A side translates for itself what it has received: a report for both sides has the words of record."""
    focal_point = demo_actor("focal-point", today=make.TODAY, door="tests")
    row = a_recommendation()
    made = translate(row, language="fr", words="Pour nous seuls.", actor=focal_point, at=make.NOW)
    assert made.audience == "state"

    assert "Pour nous seuls" not in told_of(written("fr", actor=focal_point), "XOR-2009-12")
    assert "Pour nous seuls" in told_of(written("fr", actor=focal_point, audience="state"), "XOR-2009-12")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("verb", [*STRENGTH, "", "muttered"])
def test_abroad_no_verb_becomes_a_confirmation(language, verb):
    confirmed = {"ar": "مؤكد", "zh-hans": "证实", "fr": "onfirm", "ru": "одтвержд", "es": "onfirm"}

    with override(language):
        told = tell_abroad(Voice("The Ministry", verb, inferred=True), "the words")

    assert confirmed[language] not in told
    assert "The Ministry" in told
    assert "the words" in told


def test_latin_names_keep_their_order_in_arabic_alone():
    with override("ar"):
        assert (say_body("United Nations"), say_body("وزارة العدل")) == ("\u2068United Nations\u2069", "وزارة العدل")
    with override("ru"):
        assert say_body("United Nations") == "United Nations"


def test_french_words_in_an_english_report_say_that_they_are_french():
    text = "Le service des frontières contrôle les voyageurs à tous les postes du pays depuis mars."

    assert marked(text, "en") == (text, " [in French]")
    assert marked("Ministère de la Justice", "en") == ("Ministère de la Justice", "")


def sentences(report):
    return " ".join(s.text for block in report.blocks for s in list_sentences(block))


def test_measures_needs_and_promises_stand_in_translation(written):
    assessor = demo_actor("assessor", today=make.TODAY, door="tests")
    for number, model in enumerate((Measure, Need, Undertaking)):
        for place, row in enumerate(model.objects.visible_to(assessor).filter(compartment="XOR")):
            if may_translate(assessor, row):
                translate(row, language="fr", words=f"Traduit {number}-{place}.", actor=assessor, at=make.NOW)

    told = sentences(written("fr"))

    assert [f"raduit {number}-" for number in range(3) if f"raduit {number}-" not in told] == []
    assert "raduit" not in sentences(written("en"))


def test_an_offer_that_its_provider_translated_stands_so_in_the_french_follow_up(written):
    delegate = demo_actor("partner", today=make.TODAY, door="tests")
    offer = Offer.objects.visible_to(delegate).get(holder=delegate.seats[0].organisation)

    translate(offer, language="fr", words="Accès étendu aux bases de données", actor=delegate, at=make.NOW)

    french, english = sentences(written("fr")), sentences(written("en"))
    assert "Accès étendu aux bases de données" in french
    assert offer.title not in french
    assert "Accès étendu" not in english
    assert offer.title in english


def test_a_translation_of_an_offer_that_the_body_keeps_to_itself_is_not_in_what_others_read(written):
    assessor = demo_actor("assessor", today=make.TODAY, door="tests")
    offer = Offer.objects.visible_to(assessor).order_by("id").first()

    translate(offer, language="fr", words="Cours traduit", actor=assessor, at=make.NOW)

    assert "Cours traduit" not in sentences(written("fr"))
    assert "Cours traduit" in sentences(written("fr", audience="own"))


def test_what_drafters_wrote_and_called_a_chapter_stands_in_translation(written):
    lead = demo_actor("assessor", today=make.TODAY, door="tests")
    assessment = Assessment.objects.visible_to(lead).get(code="XOR-2018")
    outline = next(kind for kind in list_kinds() if kind.id == "follow-up")
    chapter = add_chapter(assessment, outline, "What we saw", after="summary", actor=lead, at=make.NOW)
    remark = write_remark(assessment, outline, chapter.section, "The border is long.", cites=[], is_assessment=True,
                          readers="shared", actor=lead, at=make.NOW)  # fmt: skip

    translate(chapter, language="fr", words="Ce que nous avons vu", actor=lead, at=make.NOW)
    translate(remark, language="fr", words="La frontière est longue.", by="Service de traduction", actor=lead,
              at=make.NOW)  # fmt: skip

    french = written("fr")
    assert "Ce que nous avons vu" in chapters(french)
    assert "La frontière est longue [traduction : Service de traduction]." in sentences(french)
    assert "The border is long" not in sentences(french)
    assert "What we saw" in chapters(written("en"))


def test_chapters_that_were_arranged_keep_the_heading_of_their_language(written):
    lead = demo_actor("assessor", today=make.TODAY, door="tests")
    assessment = Assessment.objects.visible_to(lead).get(code="XOR-2018")
    outline = next(kind for kind in list_kinds() if kind.id == "follow-up")
    before = chapters(written("fr"))

    add_chapter(assessment, outline, "What we saw", after="summary", actor=lead, at=make.NOW)

    assert before <= chapters(written("fr"))
