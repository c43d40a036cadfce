"""What a script of ours says by itself, in English: its sentences come from the page, which has their languages."""

import re
from collections.abc import Iterator

from babel.messages.jslexer import Token, tokenize

SHOWS = {"textContent", "innerText", "innerHTML", "title", "placeholder", "ariaLabel", "alt", "value"}
"""What is set here is read by whoever looks at the page, be it one word."""
TELLS = {"append", "prepend", "before", "after", "alert", "confirm", "prompt", "createTextNode"}

_SEVERAL = re.compile(r"[^\W\d_]{2,}[:;]? (?:[^\W\d_]|…)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LITERALS = ("string", "template_string")


def spoken(source: str) -> list[str]:
    """Every literal of a script that reads like words: two side by side, or one where something is shown."""
    return [text for text, shown in _literals(list(tokenize(source, jsx=False))) if _is_said(text, shown)]


def _is_said(text: str, shown: bool) -> bool:
    return bool(_SEVERAL.search(text) or (shown and _WORD.search(text)))


def _literals(tokens: list[Token]) -> Iterator[tuple[str, bool]]:
    """Each literal without its quotes, a value in it as "…", and whether it stands where something is shown."""
    shown = False
    for place, token in enumerate(tokens):
        before = tokens[place - 1].value.rpartition(".")[2] if place else ""
        if token.value == ";":
            shown = False
        elif (token.value, before in SHOWS) == ("=", True) or (token.value, before in TELLS) == ("(", True):
            shown = True
        elif token.type in _LITERALS:
            yield from ((text, shown) for text in _parts(token))


def _parts(token: Token) -> Iterator[str]:
    """A literal's own words, and those of the literals among a template's values."""
    inner = re.findall(r"\$\{([^}]*)\}", token.value) if token.type == "template_string" else []
    yield re.sub(r"\$\{[^}]*\}", "…", token.value[1:-1])
    for value in inner:
        yield from (one.value[1:-1] for one in tokenize(value, jsx=False) if one.type in _LITERALS)
