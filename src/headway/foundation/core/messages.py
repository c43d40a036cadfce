"""A sentence that is kept in English and said in the reader's language, with the message it was made of."""

from typing import Any

from django.utils.translation import gettext


class Message(str):
    """English text, as the record keeps it, that knows its message (`gettext_noop`) and the values in its places.

    Values are text or whole numbers; a value that is a Message itself is said along. Two are equal where their English
    is.
    """

    __slots__ = ("text", "values")

    text: str
    values: dict[str, Any]

    def __new__(cls, text: str, /, **values: Any) -> "Message":
        filled = {name: value if isinstance(value, int | Message) else str(value) for name, value in values.items()}
        made = super().__new__(cls, text % filled if filled else text)
        made.text, made.values = text, filled
        return made

    @property
    def said(self) -> str:
        """The sentence in the language in use."""
        if not self.text:
            return ""
        told = {name: value.said if isinstance(value, Message) else value for name, value in self.values.items()}
        return gettext(self.text) % told if told else gettext(self.text)

    def kept(self) -> list[Any]:
        """What JSON can hold of it, and `message_of` makes the same message of."""
        return [self.text, {n: v.kept() if isinstance(v, Message) else v for n, v in self.values.items()}]


NOTHING_SAID = Message("")


def message_of(kept: list[Any] | str) -> Message:
    """The message that was kept; what was kept as plain text is said as it is."""
    if isinstance(kept, str):
        return Message(kept)
    text, values = kept
    return Message(text, **{n: message_of(v) if isinstance(v, list) else v for n, v in values.items()})
