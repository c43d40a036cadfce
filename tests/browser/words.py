"""What a page says in a reader's language, found from its English words: messages, labels of choices, levels, areas.

A journey is written once, in English; its controls are found by the words that the catalogues of messages have for
them. Words that no catalogue has fail, so that a journey tells of a button nobody translated.
"""

import re
from functools import cache

from django.utils.translation import override, trans_real

from headway.doors.web.parts.said import say
from headway.foundation.catalogue.languages import in_readers_language, say_level
from headway.foundation.catalogue.values import load_catalogue
from languages.direction import MARK

TAG = re.compile(r"<[^>]+>")
HELD = re.compile(r"%\((\w+)\)[sd]")
SEPARATOR = "|"
"""Before it, where words mean several things, the context of the message."""
KEPT = "ar"
"""The catalogue of messages that says which English words there are."""


def in_words(language, english, other="", **given):
    """The words of a message ("context|words" where it has one), of a label or of a title in a language.

    With `other`, the plural, those of `n`. Raises AssertionError where nothing is kept under these words.
    """
    with override(language):
        if other:
            assert (english, 0) in _messages(), f"no message {english!r}"
            return trans_real.ngettext(english, other, given["n"])
        if SEPARATOR in english:
            assert english.replace(SEPARATOR, "\x04") in _messages(), f"no message {english!r}"
            return trans_real.pgettext(*english.split(SEPARATOR))
        if english in _messages():
            return trans_real.gettext(english)
        said = _title(english) or say(english)
        assert language == "en" or said != english, f"nothing is kept under {english!r}"
        return said


def as_pattern(words, whole=True, **given):
    """What finds words on a page: what they hold is as given, or anything; a mark of what is required may follow."""
    pieces = HELD.split(TAG.sub(" ", words))
    found = "".join(
        _held(given.get(piece)) if number % 2 else re.sub(r"\\?\s+", r"\\s*", re.escape(piece.strip("\n")))
        for number, piece in enumerate(pieces)
    ).replace(MARK, "")
    return re.compile(rf"^[\s{MARK}]*{found}[\s:*]*$" if whole else found)


def _held(value):
    return ".*" if value is None else f"[\u2068\u2069]*{re.escape(str(value))}[\u2068\u2069]*"


def _title(english):
    return next((say_level(*found) for found in _levels() if found[2] == english), "") or next(
        (in_readers_language("areas", one.id, "") for one in load_catalogue().areas.values() if one.title == english),
        "",
    )


@cache
def _levels():
    scales = load_catalogue().scales.values()
    return [(scale.id, level.id, level.label) for scale in scales for level in scale.levels]


@cache
def _messages():
    return trans_real.translation(KEPT)._catalog
