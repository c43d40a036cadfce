"""A sentence is kept in English and said in the reader's language."""

from django.utils.translation import override

from headway.foundation.core.messages import Message, message_of

UNKNOWN = "“%(said)s” is no level of this scale: say once in the recipe what it stands for."


def test_a_message_is_english_as_text_and_said_in_the_language_in_use():
    message = Message(UNKNOWN, said="bald")

    assert message == "“bald” is no level of this scale: say once in the recipe what it stands for."
    with override("fr"):
        assert message.said.startswith("« bald » n’est pas un niveau de cette échelle")
    with override("en"):
        assert message.said == message


def test_a_message_within_a_message_is_said_along():
    reason = Message("%(reason)s; %(said)s", reason=Message("it is a spreadsheet"), said=Message("12"))

    with override("es"):
        assert reason.said == "es una hoja de cálculo; 12"


def test_what_is_kept_of_a_message_makes_the_same_one_again():
    message = Message("%(reason)s; %(said)s", reason=Message(UNKNOWN, said="50 %"), said="x")

    again = message_of(message.kept())

    assert (again, again.text, again.values) == (message, message.text, message.values)
    assert message_of("kept before there were messages, 50 %").said == "kept before there were messages, 50 %"


def test_nothing_said_stays_nothing():
    with override("fr"):
        assert Message("").said == ""
