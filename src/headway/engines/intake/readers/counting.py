"""Numbers told by what they do: whatever is printed ahead of several texts and counts up from one to the next numbers them.

One grammar for all: signs that open, words or codes that stay the same, a counter, and signs that close. "3/", "R(3)",
"N° 3", "III –", "[c]", "2021/03", "３．" and "第三条" differ in nothing but what stays the same.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headway.engines.intake.readers.ordinals import counted_by_sign, han_value, in_words, roman_value

_REACH = 48
_MOST_PIECES = 5
_FEWEST, _LEAST = 3, 2
_STEP = 3
_OPENS = r"[(\[{<«/|„“\"'（【]"
_CLOSES = r"[\s.:)\]}>»/–—|°ºª=~*_’”\"'、．：）】。-]"
_COUNTER = re.compile(
    rf"(?P<open>{_OPENS}?\s?)(?P<before>.*?)(?:(?P<han>[一二三四五六七八九十]{{1,3}})|(?P<sign>[①-⑳⓪❶-❿➀-➓])|(?<!\d)(?P<digits>\d{{1,3}})|(?<![^\W\d_])(?:(?P<roman>[IVXL]{{1,6}}|[ivxl]{{1,6}})|(?P<letter>[A-Za-zА-Яа-я])|(?P<word>[^\W\d_]{{3,16}})(?: [^\W\d_]{{4,16}})?))(?P<after>(?:条|{_CLOSES})*)"
)
_BEFORE = re.compile(
    r"(?:(?:[^\W\d_]{2,20}|[^\W\d_](?=[ .]?[°º#(])) ?[.:°º#№_/(\[–-]{0,2} ?){0,3}[#№§¶第]?\s?(?:(?:\d{1,4}|[^\W\d_]{1,5}|[^\W\d_]{1,3}\d{1,3})[./_()\[-]{1,2} ?|\d{1,2}(?:bis|ter)\.|\d{1,3}(?=$)|[^\W\d_](?=$)){0,4}"
)
_STEPS = re.compile(r"\d+|(?<![^\W\d_])[A-Za-z](?![^\W\d_])")
_CLOSE_UP = re.compile(r"[、．：）】]")
_BEGINS = re.compile(r"[\w\"'“‘«(\[¿¡]")
_A_DIGIT = re.compile(r"\d")
_BRACKETS = frozenset("([")
_NUMBERING_WORDS = frozenset({"no", "nr", "n", "num", "núm", "nro", "rec", "recommendation", "r"})


@dataclass(frozen=True, slots=True)
class Lead:
    """What numbers a text: the number as printed, its length with the space behind it, whether nothing else stands there,
    and whether it is a small letter or numeral by itself, as parts of a text bear."""

    number: str
    length: int
    alone: bool
    small: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read an opening: what stays the same, and what counts, step by step."""

    shape: tuple[str, str, str, bool]
    value: tuple[int, ...]
    lead: Lead
    signed: bool


def leads_of(texts: Sequence[str], *, refused: Callable[[str], bool] = lambda words: False) -> dict[int, Lead]:
    """The numbers of those texts that count up among the others, by the index of the text.

    `refused` tells words that number something else ("Article", "Table"). Three that count up are numbered; so are two
    next to each other, and two anywhere under what numbers three elsewhere, where a sign closes the number.
    """
    by_shape: dict[tuple[str, str, str, bool], list[tuple[int, _Reading]]] = {}
    for index, text in enumerate(texts):
        for reading in dict.fromkeys(_readings(text, refused)):
            by_shape.setdefault(reading.shape, []).append((index, reading))
    found: dict[int, Lead] = {}
    for own in sorted(by_shape.values(), key=len):
        runs = [run for run in _runs(own) if len(run) >= _LEAST]
        known = any(len(run) >= _FEWEST for run in runs)
        for run in runs:
            if len(run) < _FEWEST and not (_begins_at_one(run) and run[0][1].signed and (known or _are_beside(run))):
                continue
            for index, reading in run:
                if index not in found or found[index].length <= reading.lead.length:
                    found[index] = reading.lead
    return found


def _readings(text: str, refused: Callable[[str], bool]) -> Iterator[_Reading]:
    for end in _ends(text):
        hit = _COUNTER.fullmatch(text, 0, end)
        if hit is None or not _may_number(hit, refused):
            continue
        rest = text[end:]
        body = rest.lstrip()
        if body and not _BEGINS.match(body):
            continue
        after = "".join(hit["after"].split())
        signed = bool(after)
        if not signed and not (hit["digits"] or hit["sign"] or _A_DIGIT.search(hit["before"])):
            continue
        if not signed and (body[:1] in _BRACKETS or body[:1].islower()):
            continue
        small = not hit["before"] and (hit["roman"] or hit["letter"] or "A").islower()
        lead = Lead(text[:end].strip(), end + len(rest) - len(body), not body, small)
        constant = _STEPS.sub("#", " ".join(hit["before"].casefold().split()))
        steps = tuple(_step(one) for one in _STEPS.findall(hit["before"]))
        for style, value in _values(hit):
            yield _Reading((hit["open"].strip() + constant, style, after, not body), (*steps, value), lead, signed)


def _ends(text: str) -> Iterator[int]:
    """Where what numbers a text may end: at a space near its beginning, behind a sign that needs none, or at its end."""
    count = 0
    for place, letter in enumerate(text[:_REACH]):
        if letter.isspace() and not text[place - 1 : place].isspace() and place:
            yield place
            count += 1
        elif _CLOSE_UP.match(letter):
            yield place + 1
            count += 1
        if count > _MOST_PIECES:
            return
    if len(text) <= _REACH:
        yield len(text)


def _may_number(hit: re.Match[str], refused: Callable[[str], bool]) -> bool:
    before = hit["before"]
    if _BEFORE.fullmatch(before) is None:
        return False
    words = re.findall(r"(?<!\w)[^\W\d_]{2,}", before)
    if not words:
        return True
    first = words[0]
    told = first[0].isupper() or not first[0].isascii() or first.casefold() in _NUMBERING_WORDS
    return told and not refused(" ".join(words).casefold())


def _step(piece: str) -> int:
    return int(piece) if piece.isdigit() else ord(piece.casefold())


def _values(hit: re.Match[str]) -> Iterator[tuple[str, int]]:
    """What the counter counts; a letter that is a Roman numeral as well is read as both."""
    if hit["digits"]:
        yield "digits", int(hit["digits"])
    elif hit["sign"]:
        yield "sign", counted_by_sign(hit["sign"])
    elif hit["han"]:
        yield "han", han_value(hit["han"])
    elif hit["word"]:
        if value := in_words(hit["word"]):
            yield "word", value
    else:
        shown = hit["roman"] or hit["letter"]
        case = "lower" if shown.islower() else "upper"
        if hit["roman"] and (value := roman_value(shown.lower())):
            yield f"roman {case}", value
        if len(shown) == 1:
            yield f"letter {case}", ord(shown.casefold()) - ord("a") + 1 if shown.isascii() else ord(shown.casefold())


def _runs(own: Sequence[tuple[int, _Reading]]) -> Iterator[list[tuple[int, _Reading]]]:
    run: list[tuple[int, _Reading]] = []
    for index, reading in own:
        if run and not _counts_on(run[-1][1].value, reading.value):
            yield run
            run = []
        run.append((index, reading))
    yield run


def _counts_on(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if len(before) != len(after):
        return False
    if before[:-1] == after[:-1]:
        return 0 < after[-1] - before[-1] <= _STEP
    return before[:-1] < after[:-1] and after[-1] == 1


def _begins_at_one(run: Sequence[tuple[int, _Reading]]) -> bool:
    return run[0][1].value[-1] == 1


def _are_beside(run: Sequence[tuple[int, _Reading]]) -> bool:
    return run[-1][0] - run[0][0] < len(run)
