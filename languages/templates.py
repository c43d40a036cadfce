"""What a template says outside its translated words, and wrapping what is plain enough to be wrapped by a program."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DJANGO = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")
_SILENT = (
    re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}", re.S),
    re.compile(r"{#.*?#}"),
    re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.S),
    re.compile(r"<script\b.*?</script>", re.S),
    re.compile(r"<style\b.*?</style>", re.S),
    re.compile(r"<!DOCTYPE[^>]*>"),
    re.compile(r"<code>[^<]*</code>"),
)
_HTML = re.compile(r"<[^<>]*>")
_SPOKEN = re.compile(r"""\b(?:title|aria-label|placeholder|alt|data-label)=(["'])(.*?)\1""", re.S)
_LITERAL = re.compile(r"""(?<![\w(])(["'])((?:(?!\1).)*)\1""")
_FILTERED = re.compile(r"""\|(?:default|default_if_none|yesno|pluralize|add):(["'])((?:(?!\1).)*)\1""")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SAYING_TAGS = ("nothing",)
NAMES = {"Headway", "UTC", "Headway ·", "· Headway"}
"""Words that are the same in every language."""

TAG = "\x00"
VALUE = "\x01"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words in a template that no language but English has. `plain` if a program can wrap them; `within` a tag."""

    start: int
    end: int
    text: str
    plain: bool
    within: bool = False


def sayings(source: str) -> list[Saying]:
    """Everything a template says that is not wrapped, in order."""
    masked = _masked(source)
    found = [*_texts(masked), *_spoken(masked), *_literals(source)]
    return sorted((one for one in found if one.text.strip() not in NAMES), key=lambda one: one.start)


def wrap(source: str) -> str:
    """The template with its plain words wrapped, and `i18n` loaded; what `sayings` still finds wants a person."""
    changed = source
    for one in reversed([one for one in sayings(source) if one.plain]):
        words = source[one.start : one.end]
        quote = "'" if '"' in words else '"'
        put = f"_({words})" if one.within else f"{{% translate {quote}{words}{quote} %}}"
        changed = changed[: one.start] + put + changed[one.end :]
    return changed if changed == source else _loading(changed)


def _loading(source: str) -> str:
    if re.search(r"{%\s*load\b[^%]*\bi18n\b", source):
        return source
    extends = re.match(r"{%\s*extends[^%]*%}", source)
    if not extends:
        return "{% load i18n %}" + source
    rest = source[extends.end() :]
    return source[: extends.end()] + "{% load i18n %}" + rest


def _masked(source: str) -> str:
    """The source with what says nothing blotted out, every place kept: tags as TAG, values as VALUE."""
    for silent in _SILENT:
        source = silent.sub(lambda found: re.sub(r"[^\n]", TAG, found[0]), source)
    return _DJANGO.sub(lambda found: (VALUE if found[0].startswith("{{") else TAG) * len(found[0]), source)


def _texts(masked: str) -> Iterator[Saying]:
    place = 0
    for tag in [*_HTML.finditer(masked), None]:
        end = tag.start() if tag else len(masked)
        yield from _pieces(masked[place:end], place)
        place = tag.end() if tag else end


def _pieces(text: str, offset: int) -> Iterator[Saying]:
    """The words of one stretch between HTML tags, cut at template tags."""
    runs = [run for run in re.finditer(rf"[^{TAG}]+", text) if _LETTERS.search(run[0].replace(VALUE, ""))]
    for run in runs:
        words = run[0].strip()
        start = offset + run.start() + len(run[0]) - len(run[0].lstrip())
        plain = VALUE not in text and "\n" not in words and (len(runs) == 1 or words[:1].isupper())
        yield Saying(start, start + len(words), words.replace(VALUE, "…"), plain)


def _spoken(masked: str) -> Iterator[Saying]:
    for tag in _HTML.finditer(masked):
        for found in _SPOKEN.finditer(tag[0]):
            if not _LETTERS.search(found[2].replace(VALUE, "").replace(TAG, "")):
                continue
            plain = not {VALUE, TAG} & set(found[2])
            start = tag.start() + found.start(2)
            yield Saying(start, start + len(found[2]), re.sub(rf"[{TAG}{VALUE}]+", "…", found[2]), plain)


def _literals(source: str) -> Iterator[Saying]:
    """Words inside tags: the argument of `nothing`, what `default` puts in the place of an empty value."""
    for tag in _DJANGO.finditer(source):
        inner = tag[0].strip("{%} ")
        pattern = _LITERAL if inner.split(" ")[0] in _SAYING_TAGS else _FILTERED
        for found in pattern.finditer(tag[0]):
            if _LETTERS.search(found[2]) or ":pluralize" in found[0]:
                start = tag.start() + found.start(1)
                yield Saying(start, tag.start() + found.end(), found[2], "pluralize" not in found[0], within=True)
        if "|pluralize" in tag[0]:
            yield Saying(tag.start(), tag.end(), tag[0], plain=False, within=True)
