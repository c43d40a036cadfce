"""People without an office are found where they are named; those in office are left in peace."""

from pathlib import Path

from headway.engines.intake.names import find_private_names
from headway.engines.intake.readers.reading import read_text

CORPUS = Path(__file__).parent / "corpus" / "public"
SUSPECTS = (
    "Mr. Ivan Petrov, aged 34, was arrested at the airport. The victim, Anna Kovač, is 14. Petrov had been recruited in "
    "2015. The child Omar Sadik (9) was returned. Ms. Leila Haddad told the delegation that her son was missing. "
    "Tomas Berg was sentenced to four years."
)
IN_OFFICE = (
    "Mr. John Smith, Director of the Border Agency, said that progress was made. Mr. Smith added that more is to come. "
    "H.E. Mr. Karim Vell, Minister of Justice, opened the meeting. The Minister of the Interior, Dana Orlo, said that "
    "border guards were trained. Ambassador Kim Park thanked the hosts. Judge Ana Lima was present. The Security "
    "Council adopted resolution 2178 (2014). The National Counter-Terrorism Strategy was presented."
)


def names(text):
    return [name.text for name in find_private_names(read_text(text))]


def test_suspects_victims_and_children_are_found_with_every_place_their_family_name_stands():
    assert names(SUSPECTS) == ["Ivan Petrov", "Anna Kovač", "Petrov", "Omar Sadik", "Leila Haddad", "Tomas Berg"]


def test_whoever_holds_an_office_is_not_warned_of():
    assert names(IN_OFFICE) == []


def test_what_somebody_did_is_no_office():
    assert names("The suspect Ivan Petrov, who led the cell, was arrested in May.") == ["Ivan Petrov"]


def test_each_is_where_it_says_with_the_sentence_around_it():
    found = find_private_names(read_text(SUSPECTS))

    assert [SUSPECTS[name.start : name.end] for name in found] == [name.text for name in found]
    assert found[0].passage.startswith("Mr. Ivan Petrov, aged 34")


def test_forty_real_press_notes_about_officials_raise_hardly_any_alarm():
    alarms = [
        name.text for path in sorted(CORPUS.glob("*.txt")) for name in find_private_names(read_text(path.read_text()))
    ]

    assert len(alarms) <= 2
