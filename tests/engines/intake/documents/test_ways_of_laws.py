"""Laws as French, Arabic and common-law texts set them."""

import pytest

from headway.engines.intake.documents.kinds import DocumentKind, guess_kind
from headway.engines.intake.documents.laws.citations import find_laws
from headway.engines.intake.documents.laws.reading import read_law
from headway.engines.intake.documents.laws.resolving import passage_in
from headway.engines.intake.readers.reading import read_text

FRENCH = """LOI n° 2015-33 du 12 juin 2015 relative à la lutte contre le terrorisme

Article premier
Au sens de la présente loi, on entend par acte de terrorisme tout acte commis intentionnellement.

Art. 2. – Est puni de quinze ans de réclusion quiconque fournit ou réunit des fonds en vue de commettre un acte de terrorisme.
La tentative est punissable.

Article 2 bis (inséré par la loi n° 2017-8 du 3 mars 2017)
1° Est puni quiconque voyage à l'étranger en vue de suivre un entraînement ;
2° Est puni quiconque recrute.

Article 3
(abrogé)

Article 4. Délais.
Le délai est fixé par décret.

Date d'entrée en vigueur : 1er janvier 2016.
"""
ARABIC = """قانون رقم 33 لسنة 2015 بشأن مكافحة الإرهاب

المادة 4
تبلغ الجهات الخاضعة عن العمليات المشبوهة فوراً.

المادة 4 مكرراً
يعاقب كل من سافر إلى الخارج لتلقي تدريب.

المادة 4 مكرر (أ)
يعاقب كل من جند غيره.

المادة 5
يعمل بهذا القانون اعتباراً من 1 كانون الثاني/يناير 2016.
"""
ACT = """THE PREVENTION OF TERRORISM ACT, 2014
Act No. 30 of 2014

[Date of commencement: 19 December 2014]

PART I – PRELIMINARY
1. Short title
This Act may be cited as the Prevention of Terrorism Act, 2014.
2. Interpretation
(1) In this Act, "terrorist act" means an act which endangers life.
PART II – OFFENCES
3. Commission of a terrorist act
(1) A person who carries out a terrorist act commits an offence.
4. Liability
A person who helps another is liable to imprisonment for life.
4A. Travel for training
A person who travels commits an offence. [Act No. 25 of 2015, s. 3.]
5. Repealed by Act No. 25 of 2015.
6. Collection of property
A person who collects property for a terrorist act commits an offence.
"""


def law(text):
    return read_law(read_text(text))


def test_a_first_sentence_is_the_articles_text_and_no_heading():
    second = law(FRENCH).articles[1]

    assert (second.number, second.heading) == ("2", "")
    assert FRENCH[second.body : second.end].startswith("Est puni de quinze ans de réclusion")


def test_a_short_title_with_a_full_stop_stays_a_heading():
    fourth = next(article for article in law(FRENCH).articles if article.number == "4")

    assert fourth.heading == "Délais"


def test_an_article_of_which_only_its_repeal_is_left_is_repealed():
    assert [article.number for article in law(FRENCH).articles if article.repealed] == ["3"]


def test_points_with_a_degree_sign_are_paragraphs_that_can_be_cited():
    start, end = passage_in(law(FRENCH), "2 bis (2)")

    assert FRENCH[start:end] == "2° Est puni quiconque recrute."


def test_a_day_of_entry_into_force_is_read_without_a_verb():
    assert [said.date for said in law(FRENCH).in_force] == ["2016-01-01"]
    assert [said.date for said in law(ACT).in_force] == ["2014-12-19"]
    assert [said.date for said in law(ARABIC).in_force] == ["2016-01-01"]


def test_an_arabic_article_that_was_put_in_later_has_its_own_number():
    assert [article.number for article in law(ARABIC).articles] == ["4", "4bis", "4bisأ", "5"]


def test_a_section_with_a_letter_is_a_section_of_its_own():
    sections = law(ACT).articles

    assert [section.number for section in sections] == ["1", "2", "3", "4", "4a", "5", "6"]
    assert [section.heading for section in sections][4] == "Travel for training"
    assert law(ACT).missing == ()


def test_an_act_of_numbered_sections_is_taken_for_a_law():
    assert guess_kind(read_text(ACT)).kind is DocumentKind.LAW


def test_articles_counted_in_arabic_words_go_on_beyond_the_tenth():
    text = "قانون العقوبات\n\nالمادة العاشرة\nنص.\n\nالمادة الحادية عشرة\nنص.\n\nالمادة الثانية عشر\nنص.\n\nالمادة العشرون\nنص.\n\nالمادة الخامسة والعشرون\nنص.\n"

    assert [article.number for article in law(text).articles] == ["10", "11", "12", "20", "25"]


@pytest.mark.parametrize(
    ("said", "articles"),
    [
        ("المادة الثالثة من القانون رقم 34 لسنة 2015", ("3",)),
        ("المادة الحادية والعشرون من القانون رقم 34 لسنة 2015", ("21",)),
        ("article premier de la loi n° 2015-34", ("1",)),
        ("article 2 bis (2°) de la loi n° 2015-34", ("2bis(2)",)),
    ],
)
def test_an_article_is_cited_by_a_word_or_with_a_point_of_it(said, articles):
    (cited,) = find_laws(said)

    assert (cited.articles, cited.law.endswith(("2015", "34"))) == (articles, True)
