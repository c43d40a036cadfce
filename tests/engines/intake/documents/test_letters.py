"""A letter's own facts, and those of the letters it names."""

from datetime import date

from headway.engines.intake.documents.due import due_in
from headway.engines.intake.documents.letters import read_letter
from headway.engines.intake.documents.printed import letter_as_json
from headway.engines.intake.readers.reading import read_text

LETTER = """Ministry of Justice of Orsania
12 Assembly Square, Velmar

Ref.: MOJ/14/2018
Velmar, 3 June 2018

Counter-Terrorism Committee Executive Directorate
New York

Subject: Information on prosecutions

Excellency,

With reference to your letter No. 12/2018 of 3 May 2018, I have the honour to inform you that approximately 120 persons were convicted of terrorist offences between 2014 and 2017.

The Ministry will send the figures by court by 30 September 2018. The Ministry would be grateful if the Executive Directorate could provide the list of meetings within 30 days.

Please accept, Excellency, the assurances of my highest consideration.

Director-General for International Affairs
Ministry of Justice

Enclosures: (1) Table of convictions; (2) Act on Data of Passengers
"""
NOTE = """Note No. 77/2018

The Permanent Mission of the Republic of Orsania to the United Nations presents its compliments to the Counter-Terrorism Committee Executive Directorate and has the honour to refer to the latter's note verbale No. CTED/2018/31 dated 1 March 2018.

The Government agrees to the visit from 16 to 19 July 2018.

New York, 12 March 2018

Annexes:
- Draft programme
- List of institutions
"""


def test_a_letter_says_from_whom_to_whom_when_and_under_which_number():
    told = letter_as_json(read_letter(read_text(LETTER)))

    assert [told[name] for name in ("number", "dated", "from", "to", "subject", "language")] == [
        "MOJ/14/2018",
        "2018-06-03",
        "Ministry of Justice of Orsania",
        "Counter-Terrorism Committee Executive Directorate",
        "Information on prosecutions",
        "en",
    ]


def test_the_letter_it_answers_is_not_taken_for_the_letter_itself():
    (cited,) = read_letter(read_text(LETTER)).cites

    assert (cited.number, cited.dated, cited.whose) == ("12/2018", "2018-05-03", "theirs")
    assert LETTER[cited.start : cited.end] == "letter No. 12/2018 of 3 May 2018"


def test_what_is_asked_and_what_is_promised_are_told_apart_with_their_days():
    asked = [(a.type, a.due) for a in read_letter(read_text(LETTER)).asked]

    assert asked == [("commitment", date(2018, 9, 30)), ("request", date(2018, 7, 3))]


def test_enclosures_are_listed_whether_on_one_line_or_below_it():
    assert [m.text for m in read_letter(read_text(LETTER)).enclosures] == [
        "Table of convictions",
        "Act on Data of Passengers",
    ]
    assert [m.text for m in read_letter(read_text(NOTE)).enclosures] == ["Draft programme", "List of institutions"]


def test_a_note_verbale_names_both_sides_in_its_compliments_and_its_date_at_the_foot():
    read = read_letter(read_text(NOTE))

    assert (read.number, read.dated) == ("77/2018", "2018-03-12")
    assert read.sender
    assert read.recipient
    assert read.sender.text.startswith("The Permanent Mission of the Republic of Orsania")
    assert read.recipient.text == "the Counter-Terrorism Committee Executive Directorate"
    assert [c.number for c in read.cites] == ["CTED/2018/31"]


def test_every_quoted_stretch_is_where_it_says():
    for text in (LETTER, NOTE):
        read = read_letter(read_text(text))
        mentions = [m for m in (read.sender, read.recipient, read.subject, *read.enclosures) if m]

        assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]


def test_what_a_letter_does_not_say_is_not_invented():
    told = letter_as_json(read_letter(read_text("We thank you for the meeting.")))

    assert [told[name] for name in ("number", "dated", "from", "to", "subject")] == [None] * 5
    assert (told["references"], told["enclosures"], told["asked"]) == ([], [], [])


def test_a_day_without_a_year_is_the_next_one_and_none_where_nobody_knows_when_it_was_said():
    assert due_in("will send it by 15 May", date(2018, 7, 17)) == date(2019, 5, 15)
    assert due_in("will send it by 15 May", None) is None
    assert due_in("before the end of the year", date(2018, 7, 17)) == date(2018, 12, 31)
    assert due_in("within two months", date(2018, 12, 31)) == date(2019, 2, 28)


PLAIN = """Ministry of the Interior
Ref. No. MI/2026/114
Velmar, 3 March 2026
To: Counter-Terrorism Committee Executive Directorate
Subject: Follow-up to the visit

31 border posts are now connected. The Ministry would be grateful for your observations by 15 May 2026.

Enclosures: 2 (list of posts; Act No. 12)
"""


def test_enclosures_counted_before_their_list_are_the_list():
    assert letter_as_json(read_letter(read_text(PLAIN)))["enclosures"] == ["list of posts", "Act No. 12"]


def test_what_a_letter_would_be_grateful_for_is_asked_with_its_day():
    (asked,) = read_letter(read_text(PLAIN)).asked

    assert (asked.type, asked.due) == ("request", date(2026, 5, 15))
