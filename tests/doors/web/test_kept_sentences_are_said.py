"""What is kept in English, as why something was proposed, is said on pages in the reader's language."""

import re

import pytest
from django.utils.translation import override

from headway.doors.web.parts.kept_said import say_departure, say_placing
from headway.doors.web.parts.retold import retell
from headway.doors.web.templatetags.headway import marked
from headway.engines.intake.pipeline import propose
from headway.engines.intake.readers.reading import read_text

TEXT = """
The authorities said that almost one thousand nationals travelled to the conflict zone, and that about 150 returned.
The delegation noted that the border service had strengthened its controls. Orsania should adopt a national strategy.
The majority of them were prosecuted in the courts. The National Security Service reported that 25 plots were disrupted.
"""


def reasons():
    found = propose(read_text(TEXT))
    yield from (reason for one in found.observations for reason in one.reasons)
    yield from (link.reason for one in found.observations for link in (*one.areas, *one.provisions))
    yield from (one.reason for one in found.quantities)


def test_every_reason_of_a_reading_is_said_in_the_readers_language():
    """Only what stands between quotation marks or in brackets are words of the text."""
    kept = {*filter(None, reasons())}
    with override("ar"):
        said = {reason: re.sub(r"«[^»]*»|\([^)]*\)", "", retell(reason)) for reason in kept}

    assert len(kept) > 8
    assert [reason for reason, words in said.items() if re.search("[A-Za-z]{2}", words)] == []


@pytest.mark.parametrize(
    ("language", "kept", "said"),
    [
        ("en", "says “150”", "says “150”"),
        ("fr", "says “150”", "dit « 150 »"),
        ("fr", "says “court”, and means something near", "dit « court », et le sens est proche"),
        ("ru", "a share (no hedge) of the figure before it", "доля (без оговорки) от предыдущей цифры"),
        ("fr", "its heading says so; 80 per cent of its cells fit",
         "son intitulé le dit ; 80 pour cent de ses cellules conviennent"),
        ("fr", "A sentence of nobody’s", "A sentence of nobody’s"),
    ],
)  # fmt: skip
def test_a_kept_sentence_is_known_by_its_message_and_keeps_its_values(language, kept, said):
    with override(language):
        assert retell(kept) == said


def test_a_sentence_that_may_be_of_one_message_alone_is_said_by_no_other():
    with override("fr"):
        assert retell("says “150”", among=("Name a measure that answers %(code)s",)) == "says “150”"


def test_why_a_measure_stands_in_a_pillar_and_which_file_left_are_said():
    with override("fr"):
        assert say_placing("area: Border control and coordinated management") == (
            "domaine : Contrôle aux frontières et gestion coordonnée"
        )
        assert say_placing("chosen by hand") == "choisi à la main"
        assert say_departure("file of a source") == "fichier : source"
        assert say_departure("what was told to whom (csv)") == "what was told to whom (csv)"


def test_a_marking_is_said_with_its_caveats():
    with override("ar"):
        assert marked("Confidential // By name only, Source protected") == "سري // بالاسم فقط، مصدر محمي"
        assert marked("Of our own") == "Of our own"
