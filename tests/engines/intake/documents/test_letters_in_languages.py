"""Letters in French, Arabic, Spanish, Russian and Chinese, and heads in capitals, say the same facts as English ones."""

from datetime import date

import pytest

from headway.engines.intake.dates import find_dates
from headway.engines.intake.documents.due import due_in
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.printed import letter_as_json
from headway.engines.intake.readers.reading import read_text

FRENCH = """République d'Orsania
Ministère de l'Intérieur
Direction générale de la police nationale

Réf. : MI/DGPN/2018/0457
Velmar, le 12 novembre 2018

À l'attention de la Direction exécutive du Comité contre le terrorisme

Objet : Suites données à la visite

Madame, Monsieur,

En réponse à votre lettre n° 34/2018 du 3 octobre 2018, trente des quarante postes sont reliés.

Le Ministère s'engage à transmettre les statistiques avant le 15 janvier 2019. Nous vous transmettrons également le décret dans un délai de trente jours.

Nous vous prions de bien vouloir nous faire parvenir le projet de rapport d'ici au 30 novembre 2018.

Veuillez agréer, Madame, Monsieur, l'expression de ma haute considération.

Pièces jointes : 1) Décret n° 2018-114 ; 2) Tableau des postes frontière
"""
ARABIC = """جمهورية أورسانيا
وزارة الداخلية
الإدارة العامة للحدود

الرقم: 112/2018
التاريخ: 12 تشرين الثاني/نوفمبر 2018

إلى: المديرية التنفيذية للجنة مكافحة الإرهاب
الموضوع: متابعة التوصيات

سعادة المديرة التنفيذية،

إشارةً إلى رسالتكم رقم 34/2018 المؤرخة 3 تشرين الأول/أكتوبر 2018، تود الوزارة إفادتكم بأن المراكز قد تم ربطها.

وتتعهد الوزارة بإرسال الإحصاءات قبل 15 كانون الثاني/يناير 2019. وسوف ترسل نص المرسوم في غضون ثلاثين يوماً.

ونرجو منكم موافاتنا بمشروع التقرير في موعد أقصاه 30 تشرين الثاني/نوفمبر 2018.

وتفضلوا بقبول فائق الاحترام والتقدير.

المرفقات: 1) المرسوم رقم 114؛ 2) جدول المراكز الحدودية
"""
CAPITALS = """REPUBLIC OF ORSANIA
MINISTRY OF JUSTICE
International Cooperation Department

Ref: MoJ/ICD/2018-211                                     Velmar, 5 November 2018

To: Counter-Terrorism Committee Executive Directorate
Cc: Ministry of Foreign Affairs

Dear Sir or Madam,

The amended Criminal Code entered into force on 1 September 2018.
"""


def told(text):
    return letter_as_json(read_letter(read_text(text)))


def test_a_french_letter_says_from_whom_to_whom_and_what_lies_with_it():
    letter = told(FRENCH)

    assert [letter[name] for name in ("number", "dated", "from", "to", "subject")] == [
        "MI/DGPN/2018/0457", "2018-11-12", "Ministère de l'Intérieur",
        "la Direction exécutive du Comité contre le terrorisme", "Suites données à la visite",
    ]  # fmt: skip
    assert [(c["number"], c["dated"], c["whose"]) for c in letter["references"]] == [
        ("34/2018", "2018-10-03", "theirs")
    ]
    assert letter["enclosures"] == ["Décret n° 2018-114", "Tableau des postes frontière"]


def test_an_arabic_letter_says_the_same():
    letter = told(ARABIC)

    assert [letter[name] for name in ("number", "dated", "from", "to", "subject")] == [
        "112/2018", "2018-11-12", "وزارة الداخلية", "المديرية التنفيذية للجنة مكافحة الإرهاب", "متابعة التوصيات",
    ]  # fmt: skip
    assert [(c["number"], c["dated"], c["whose"]) for c in letter["references"]] == [
        ("34/2018", "2018-10-03", "theirs")
    ]
    assert letter["enclosures"] == ["المرسوم رقم 114", "جدول المراكز الحدودية"]


@pytest.mark.parametrize("text", [FRENCH, ARABIC], ids=["French", "Arabic"])
def test_what_is_promised_and_what_is_asked_has_its_day(text):
    assert [(asked["type"], asked["due"]) for asked in told(text)["asked"]] == [
        ("commitment", "2019-01-15"),
        ("commitment", "2018-12-12"),
        ("request", "2018-11-30"),
    ]


def test_a_head_in_capitals_is_read_and_a_line_with_a_label_is_no_sender():
    letter = told(CAPITALS)

    assert (letter["from"], letter["to"]) == (
        "MINISTRY OF JUSTICE",
        "Counter-Terrorism Committee Executive Directorate",
    )


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("El Gobierno se compromete a enviar las estadísticas.", "commitment"),
        ("El Ministerio remitirá el texto del decreto.", "commitment"),
        ("Agradeceríamos que nos enviaran el proyecto de informe.", "request"),
        ("Министерство направит статистические данные.", "commitment"),
        ("Просим предоставить проект доклада.", "request"),
        ("我部将提供统计数据。", "commitment"),
        ("请贵方提供报告草稿。", "request"),
    ],
)
def test_asking_and_promising_is_known_in_the_other_languages_too(sentence, kind):
    assert [asked["type"] for asked in told(f"Ref. 1/2018\n\n{sentence}\n")["asked"]] == [kind]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("d'ici au 15 septembre", date(2018, 9, 15)),
        ("au plus tard le 15 septembre", date(2018, 9, 15)),
        ("sous 30 jours", date(2018, 8, 16)),
        ("dans un délai de deux semaines", date(2018, 7, 31)),
        ("d'ici la fin de l'année", date(2018, 12, 31)),
        ("antes del 15 de septiembre", date(2018, 9, 15)),
        ("a más tardar el 15 de septiembre de 2018", date(2018, 9, 15)),
        ("en un plazo de 30 días", date(2018, 8, 16)),
        ("не позднее 15 сентября", date(2018, 9, 15)),
        ("в течение двух месяцев", date(2018, 9, 17)),
        ("بحلول 15 أيلول/سبتمبر", date(2018, 9, 15)),
        ("خلال أسبوعين", date(2018, 7, 31)),
        ("في غضون 30 يوماً", date(2018, 8, 16)),
        ("2018年9月15日前", date(2018, 9, 15)),
        ("by the end of month", date(2018, 7, 31)),
    ],
)
def test_a_day_by_which_is_known_in_every_language(said, due):
    assert due_in(said, date(2018, 7, 17)) == due


def test_a_month_with_both_of_its_arabic_names_is_one_date():
    text = "صدر في 15 كانون الثاني/يناير 2019 وعُدّل في أيلول/سبتمبر 2020."

    assert [(m.text, m.period.text) for m in find_dates(text)] == [
        ("15 كانون الثاني/يناير 2019", "2019-01-15"),
        ("أيلول/سبتمبر 2020", "2020-09"),
    ]
