"""One line of notes is one observation, with the shortcuts as typed."""

from datetime import date

import pytest

from headway.engines.intake.documents.notes import read_notes
from headway.engines.intake.readers.reading import read_text

NIGHT = """Lower Ardan, crossing point
! Border Guard: about 40 attempts to cross a month, rising
+ new scanners at the ferry landing
- Customs: no link to INTERPOL databases at Upper Ardan
? Border Guard: number of persons stopped in 2017
> Border Guard: will send the statistics by 15 September
-----
met at 10:30, tea first
"""


def read(text=NIGHT):
    return read_notes(read_text(text), date(2018, 7, 17))


def test_the_shortcut_says_what_a_line_is():
    assert [(n.mark, n.kind, n.undertaking) for n in read().notes] == [
        ("", "context", ""),
        ("!", "threat", ""),
        ("+", "measure", ""),
        ("-", "gap", ""),
        ("?", "context", "request"),
        (">", "commitment", "commitment"),
        ("", "context", ""),
    ]


def test_who_stands_before_the_colon_is_the_voice_but_was_asked_in_a_question():
    voices = [(n.who, n.verb, n.inferred) for n in read().notes[1:6]]

    assert voices == [
        ("Border Guard", "said", False),
        ("", "noted", True),
        ("Customs", "said", False),
        ("", "asked", True),
        ("Border Guard", "promised", False),
    ]
    assert read().notes[4].office == "Border Guard"


def test_a_time_of_day_is_nobodys_voice():
    assert (read().notes[-1].who, read().notes[-1].text) == ("", "met at 10:30, tea first")


def test_a_promise_carries_its_day_counted_from_the_meeting():
    assert read().notes[5].due == date(2018, 9, 15)


def test_hedged_figures_stand_for_what_they_may_mean_and_areas_are_linked():
    (figure,) = read().notes[1].quantities

    assert (figure.text, figure.interval.low, figure.interval.high) == ("about 40", 36, 44)
    assert "bord-watchlists" in [area.key for area in read().notes[3].areas]


def test_nothing_is_lost_every_line_is_a_note_or_is_listed():
    found = read()
    lines = {n.line for n in found.notes} | {number for number, _ in found.left_out}

    assert lines == set(range(1, 9))
    assert found.left_out == ((7, "-----"),)
    assert [NIGHT[n.start : n.end] for n in found.notes] == [n.text for n in found.notes]


def test_a_shortcut_without_a_space_is_read_and_a_telephone_number_is_none():
    found = read("!threat grows\n+41 22 555 is the number of the office\n").notes

    assert [(n.mark, n.text) for n in found] == [("!", "threat grows"), ("", "+41 22 555 is the number of the office")]


def test_a_shortcut_may_stand_behind_the_office_too():
    notes = read("Border Guard: + 31 of 40 posts are connected\nMinistry of Justice: ? convictions since 2014\n").notes

    assert [(n.mark, n.kind, n.office, n.undertaking, n.text) for n in notes] == [
        ("+", "measure", "Border Guard", "", "31 of 40 posts are connected"),
        ("?", "context", "Ministry of Justice", "request", "convictions since 2014"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "undertaking", "text"),
    [
        ("؟ وزارة العدل: عدد أحكام الإدانة", "context", "request", "عدد أحكام الإدانة"),
        ("？判决数目", "context", "request", "判决数目"),
        ("！新的威胁", "threat", "", "新的威胁"),
        ("＋ 新措施", "measure", "", "新措施"),
        ("－ 没有数据库", "gap", "", "没有数据库"),
        ("＞ 将提供统计数据", "commitment", "commitment", "将提供统计数据"),
        ("-- no training at all", "gap", "", "no training at all"),
        ("!! two attacks since May", "threat", "", "two attacks since May"),
        ("3) ? copy of the decree", "context", "request", "copy of the decree"),
        ("3) four posts are open", "context", "", "3) four posts are open"),
    ],
)
def test_a_shortcut_is_known_as_every_keyboard_types_it(line, kind, undertaking, text):
    (note,) = read_notes(read_text(line)).notes

    assert (note.kind, note.undertaking, note.text) == (kind, undertaking, text)


def test_a_promise_in_french_has_its_day():
    (note,) = read_notes(read_text("> enverra le décret dans un délai de deux semaines"), date(2018, 7, 17)).notes

    assert note.due == date(2018, 7, 31)
