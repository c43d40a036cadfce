"""A tracker kept in French, Spanish, Russian, Arabic or Chinese is mapped like an English one."""

from datetime import date

import pytest

from headway.engines.intake.trackers.output import tracker_as_text
from tests import make
from tests.engines.intake.trackers.spreadsheets import HEADINGS, an_xlsx
from tests.engines.intake.trackers.test_trackers import shown

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 1)
TRACKERS = {
    "fr": (
        ["N° de recommandation", "Recommandation", "État de mise en œuvre", "Mesures prises", "Date de mise à jour"],
        [1, "x", "Partiellement mise en œuvre", "30 postes sur 40", "1er septembre 2018"],
        [2, "x", "Mise en œuvre", "Loi adoptée", DAY],
        [3, "x", "Non mise en œuvre", "Rien", "sept. 2018"],
    ),
    "es": (
        ["N.º", "Recomendación", "Estado de cumplimiento", "Medidas adoptadas", "Fecha"],
        [1, "x", "Parcialmente cumplida", "30 de 40", "1 de septiembre de 2018"],
        [2, "x", "Cumplida", "Ley aprobada", DAY],
        [3, "x", "No iniciada", "Nada", DAY],
    ),
    "ru": (
        ["№", "Рекомендация", "Статус выполнения", "Принятые меры", "Дата"],
        [1, "x", "Частично выполнена", "30 из 40", "1 сентября 2018"],
        [2, "x", "Выполнена", "Закон принят", DAY],
        [3, "x", "Не начата", "Ничего", DAY],
    ),
    "ar": (
        ["الرقم", "التوصية", "حالة التنفيذ", "الإجراءات المتخذة", "التاريخ"],
        ["١", "x", "نُفذت جزئياً", "تم ربط 30 مركزاً", "١ أيلول/سبتمبر 2018"],
        [2, "x", "نُفّذت", "صدر القانون", DAY],
        [3, "x", "لم تنفذ", "لا شيء", DAY],
    ),
    "zh": (
        ["编号", "建议", "落实情况", "采取的措施", "日期"],
        [1, "x", "部分落实", "40个中的30个", "2018年9月1日"],
        [2, "x", "已落实", "法律已通过", DAY],
        [3, "x", "未开始", "无", DAY],
    ),
}


@pytest.fixture
def ministry():
    actor = make.a_focal_point()
    circle = make.a_circle(make.a_body(), make.a_ministry())
    first = make.an_assessment("XOR-2009", audience="shared", circle=circle.pk)
    for number in ("1", "2", "3"):
        make.a_recommendation(number, first, audience="shared", circle=circle.pk)
    return actor


@pytest.mark.parametrize("language", TRACKERS)
def test_its_columns_and_words_are_known(ministry, language):
    found = shown(an_xlsx(*TRACKERS[language]), ministry)

    fields = [mapped.field for mapped in found.suggestion.columns]
    assert fields == ["number", "", "level", "reason", "as_of"]
    assert [row.outcome.value for row in found.found.rows] == ["create"] * 3
    assert list(found.suggestion.recipe.words.values()).count("partially") == 1
    assert sorted(found.suggestion.recipe.words.values()) == ["implemented", "not-started", "partially"]


def test_a_terminal_shows_what_a_word_is_taken_to_stand_for(ministry):
    found = shown(an_xlsx(HEADINGS, [1, "done", "2018-09-01", "x"]), ministry)

    text = tracker_as_text(found.workbook, found.suggestion, found.found)
    assert "“done” is taken for “implemented”; --word says otherwise" in text
