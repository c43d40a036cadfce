"""What texts mean is known in any language from the wheel alone, and where the machine cannot tell, replies are read by words."""

import os
import threading

import numpy as np
import pytest

from headway.engines.intake import meanings
from headway.engines.intake.documents.likeness import Likeness
from headway.engines.intake.documents.replies.reading import read_reply
from headway.engines.intake.documents.replies.values import Asked
from headway.engines.intake.readers.reading import read_text
from tests.engines.intake.by_meaning import needs_meaning

QUESTIONS = ["How are detainees protected from torture?", "Who supervises banks?", "Is trafficking in arms an offence?"]
ANSWERS = {
    "fr": "La commission de contrôle visite les établissements de crédit deux fois par an.",
    "es": "La comisión de control visita las entidades de crédito dos veces al año.",
    "ru": "Комиссия по надзору посещает кредитные организации два раза в год.",
    "ar": "تزور لجنة الرقابة مؤسسات الائتمان مرتين في السنة.",
    "zh": "监管委员会每年两次视察信贷机构。",
}


@needs_meaning
@pytest.mark.parametrize("language", ANSWERS)
def test_a_text_is_nearest_the_question_that_it_answers_whatever_its_language(language):
    near = meanings.saying([ANSWERS[language]]) @ meanings.asking(QUESTIONS).T

    assert int(near.argmax()) == 1


@needs_meaning
def test_vectors_are_of_length_one_and_those_of_no_text_are_none():
    found = meanings.saying(["A text.", "", "  ", "\u202e\u0000\U0001f600" * 50, "long " * 3000])

    assert np.allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-3)
    assert meanings.asking([]).shape == (0, meanings.SIZE)


@needs_meaning
def test_threads_that_ask_at_once_are_told_what_one_alone_is_told():
    texts = [f"The inspectorate visited {n} prisons." for n in range(8)]
    alone = meanings.saying(texts)
    found: dict[int, np.ndarray] = {}

    def ask(turn: int) -> None:
        found[turn] = meanings.saying(texts[turn:] + texts[:turn])

    threads = [threading.Thread(target=ask, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(np.allclose(np.roll(found[turn], turn, axis=0), alone, atol=1e-5) for turn in range(4))


@needs_meaning
@pytest.mark.parametrize("threads", [None, "3"])
def test_the_model_leaves_the_number_of_threads_of_other_programs_as_it_was(threads, monkeypatch):
    if threads is None:
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    else:
        monkeypatch.setenv("OMP_NUM_THREADS", threads)
    meanings._kept.cache_clear()

    meanings.saying(["A text."])

    assert os.environ.get("OMP_NUM_THREADS") == threads


def test_a_machine_without_what_the_model_needs_reads_replies_by_words(tmp_path, monkeypatch):
    old = tmp_path / "cpuinfo"
    old.write_text("processor\t: 0\nflags\t\t: fpu vme sse sse2 avx\n")
    monkeypatch.setattr(meanings, "_PROCESSORS", old)
    monkeypatch.setattr(meanings.platform, "machine", lambda: "x86_64")
    meanings.known.cache_clear()
    try:
        assert not meanings.known()
        assert not Likeness(QUESTIONS, english=True, among=["The banks are supervised."]).knows_meaning
        document = read_text("1. By the Ombudsman, who visits.\n\n2. The Central Bank.\n\n3. Yes, article 12.")
        asked = [Asked("", str(n), text) for n, text in enumerate(QUESTIONS, start=1)]

        assert [one.question.number for one in read_reply(document, asked).answers] == ["1", "2", "3"]
    finally:
        meanings.known.cache_clear()
