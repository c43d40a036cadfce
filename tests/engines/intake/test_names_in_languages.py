"""People without an office are found in French, Spanish, Russian, Arabic and Chinese, too; those in office are not."""

import pytest

from headway.engines.intake.names import find_private_names
from headway.engines.intake.readers.reading import read_text

NAMED = [
    ("M. Karim Beldan, détenu à la prison de Velmar, a raconté son arrestation.", ["Karim Beldan"]),
    ("Le prévenu Karim Beldan a été condamné à dix ans de réclusion en 2016.", ["Karim Beldan"]),
    ("Karim Beldan, âgé de 17 ans, a été arrêté en 2016.", ["Karim Beldan"]),
    ("La veuve de Karim Beldan reçoit une pension.", ["Karim Beldan"]),
    ("Lina Torvald, victime de l'attentat, a été entendue.", ["Lina Torvald"]),
    ("La víctima, Lina Torvald, declaró ante el tribunal.", ["Lina Torvald"]),
    ("Karim Beldan, de 17 años, fue detenido en 2016.", ["Karim Beldan"]),
    ("El acusado Karim Beldan fue condenado a diez años de prisión.", ["Karim Beldan"]),
    ("Г-н Карим Белдан рассказал о своём аресте.", ["Карим Белдан"]),
    ("Обвиняемый Карим Белдан был осуждён в 2016 году.", ["Карим Белдан"]),
    ("Карим Белдан, 1990 года рождения, был задержан на границе.", ["Карим Белдан"]),
    ("السيد كريم بلدان، سجين في سجن فلمار، تحدث عن اعتقاله.", ["كريم بلدان"]),
    ("حكم على المتهم كريم بلدان بالسجن عشر سنوات عام 2016.", ["كريم بلدان"]),
    ("التقى الوفد السيدة لينا طرفالد، ضحية الهجوم.", ["لينا طرفالد"]),
    ("الطفل عبد الله بن سالم عاد مع والدته.", ["عبد الله بن سالم"]),
    ("嫌疑人王小明于2016年被捕。", ["王小明"]),
    ("被告人：李娜，女，25岁，被判处五年有期徒刑。", ["李娜"]),
]
IN_OFFICE = [
    "M. Paul Verdan, Ministre de l'intérieur, a ouvert la réunion. M. Verdan a remercié la délégation.",
    "Le Directeur de la police, M. Paul Verdan, a présenté la stratégie. M. Paul Verdan a répondu aux questions.",
    "Le prévenu doit être jugé dans un délai raisonnable. Le suspect Principal reste libre.",
    "El Sr. Pablo Verdan, Ministro del Interior, inauguró la reunión.",
    "Г-н Павел Вердан, министр внутренних дел, открыл совещание.",
    "افتتح السيد بول فردان، وزير الداخلية، الاجتماع. وشكر السيد بول فردان الوفد.",
    "استقبل وزير العدل السيد عادل حسني الوفد.",
    "يحق للمتهم أن يستعين بمحام. المتهم الرئيسي في القضية لم يحاكم بعد. المتهم بالتمويل يعاقب بالسجن.",
    "تكافح الوحدة الأعمال الإرهابية وتضم أحد عشر عضواً. يقصد بالعمل الإرهابي كل عمل يرتكب عمداً.",
    "السيد وزير الداخلية، تحية طيبة وبعد.",
    "嫌疑人有权委托律师。被告人不服判决的，可以上诉。",
]


def names(text):
    return [name.text for name in find_private_names(read_text(text))]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:24] for text, _ in NAMED])
def test_who_is_named_without_an_office_is_found_in_every_language_of_the_united_nations(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("text", IN_OFFICE, ids=[text[:24] for text in IN_OFFICE])
def test_who_holds_an_office_and_who_is_not_named_raises_no_alarm_in_any_language(text):
    assert names(text) == []


def test_several_who_are_named_together_are_all_found():
    text = "Two returnees, Karim Beldan and Lina Torvald, were interviewed."

    assert names(text) == ["Karim Beldan", "Lina Torvald"]


def test_who_is_named_with_the_years_of_a_sentence_is_found():
    text = "Convicted in 2016: Karim Beldan (10 years), Lina Torvald (4 years and 6 months)."

    assert names(text) == ["Karim Beldan", "Lina Torvald"]
