"""Replies in the words of other languages, the questions in the same: each answer goes to its question."""

import pytest

from headway.engines.intake.documents.replies.values import Asked
from tests.engines.intake.documents.answers.test_ways_of_writing import told

FRENCH = (
    ["Quelles autorités contrôlent les explosifs ?", "Comment le hawala est-il surveillé ?", "Qui indemnise les victimes ?"],
    ["Une inspection.", "La Banque centrale.", "Un fonds."],
)  # fmt: skip
SPANISH = (
    ["¿Qué autoridades controlan los explosivos?", "¿Cómo se supervisa la hawala?", "¿Quién indemniza a las víctimas?"],
    ["Una inspección.", "El Banco Central.", "Un fondo."],
)
RUSSIAN = (
    ["Какие органы контролируют взрывчатые вещества?", "Как осуществляется надзор за хавалой?", "Кто компенсирует ущерб?"],
    ["Инспекция.", "Центральный банк.", "Фонд."],
)  # fmt: skip
ARABIC = (
    ["ما هي السلطات التي تراقب المتفجرات؟", "كيف تخضع الحوالة للإشراف؟", "كيف يعوض الضحايا؟"],
    ["هيئة التفتيش.", "البنك المركزي.", "من صندوق."],
)
CHINESE = (["哪些机关管制爆炸物？", "如何监管哈瓦拉？", "如何赔偿受害者？"], ["检查局。", "中央银行。", "由基金支付。"])


@pytest.mark.parametrize(
    ("language", "ahead"),
    [
        (FRENCH, ["1° ", "2° ", "3° "]),
        (FRENCH, ["Première question : ", "Deuxième question : ", "Troisième question : "]),
        (FRENCH, ["S'agissant du point 1 : ", "S'agissant du point 2 : ", "S'agissant du point 3 : "]),
        (SPANISH, ["Primera.- ", "Segunda.- ", "Tercera.- "]),
        (SPANISH, ["Respuesta a la pregunta N.º 1. ", "Respuesta a la pregunta N.º 2. ", "Respuesta a la pregunta N.º 3. "]),
        (RUSSIAN, ["Ответ на вопрос № 1: ", "Ответ на вопрос № 2: ", "Ответ на вопрос № 3: "]),
        (RUSSIAN, ["Первый вопрос: ", "Второй вопрос: ", "Третий вопрос: "]),
        (ARABIC, ["السؤال ١: ", "السؤال ٢: ", "السؤال ٣: "]),
        (ARABIC, ["ج١: ", "ج٢: ", "ج٣: "]),
        (CHINESE, ["问题1：", "问题2：", "问题3："]),
        (CHINESE, ["对问题一的答复：", "对问题二的答复：", "对问题三的答复："]),
        (CHINESE, ["一、", "二、", "三、"]),
        (CHINESE, ["1．", "2．", "3．"]),
    ],
)  # fmt: skip
def test_numbers_in_the_words_and_signs_of_a_language(language, ahead):
    questions, said = language
    asked = [Asked("", str(place), text) for place, text in enumerate(questions, start=1)]

    assert told(*(f"p {one}{text}" for one, text in zip(ahead, said, strict=True)), asked=asked) == [
        (str(place), text) for place, text in enumerate(said, start=1)
    ]


def test_a_list_of_issues_named_by_a_heading_above_paragraphs_that_count_on():
    asked = [Asked("", str(place), text) for place, text in enumerate(SPANISH[0], start=1)]
    lines = [
        line
        for place, said in enumerate(SPANISH[1], start=1)
        for line in (f"p Párrafo {place} de la lista de cuestiones", f"p {9 + place}. {said}")
    ]

    assert told(*lines, asked=asked) == [(str(place), said) for place, said in enumerate(SPANISH[1], start=1)]
