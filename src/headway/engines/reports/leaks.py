"""Whether anything that stays in a public version quotes, names, totals or figures what left it. Pure.

It reads the whole report and the version composed from it. It is a sieve for people, not a proof: each finding is
either mended, by leaving out or rewording what stays, or answered with a reason by a person who looked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from itertools import combinations

from headway.engines.intake.numerals import NUMBER, value_of
from headway.engines.reports.partial import Choices, Part, What, parts_of
from headway.engines.reports.values import Heading, OpenTo, Report, Sentence, Table
from headway.foundation.language.words import folded

RUN = 6
COMMON = 5
SMALL = 10
MOST = 120
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_CODE = re.compile(r"\b[A-Z]{3}-\d{4}-[\w()-]*\w")
_NUMBER = re.compile(NUMBER)
_DATED = re.compile(
    r"\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:19|20)\d\d\b|\b[a-z]{3}-\d{4}-[\w()-]*|\bs/res/\d+"
    r"|\b(?:para\.|paragraphs?|art\.|articles?|source|p\.|¶) ?\d+"
)
_TOTALS = re.compile(r"\b(?:total|in all|altogether|together|of these|of whom|of which|sum|remaining|overall)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stays and gives away what left: what kind, which words, where it stays, what it tells of."""

    kind: str
    what: str
    stays: str
    left: str

    @property
    def key(self) -> str:
        return sha256(f"{self.kind}|{self.what}|{self.stays}|{self.left}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Said:
    where: str
    chapter: str
    text: str


def find_leaks(report: Report, version: Report, choices: Choices, *, marked: bool) -> list[Finding]:
    """What a version gives away of the parts that are no longer in it, in a stable order."""
    parts = parts_of(report)
    gone = [part for part in parts if part.key in choices and choices[part.key].what is not What.KEPT]
    if not gone:
        return []
    stays = list(_stays(version))
    found = [
        *_quotes(parts, gone, stays),
        *_names(gone, stays),
        *_figures(gone, stays),
        *_totals(report, choices, stays),
        *_remainders(gone, stays),
    ]
    if not marked:
        found += _counts(report, choices, stays)
    return list({finding.key: finding for finding in found}.values())


@lru_cache(maxsize=16_384)
def numbers_in(text: str) -> tuple[tuple[Decimal, str], ...]:
    """The numbers of a text that count something, each with the word after it; days, years and references are none."""
    plain = _DATED.sub(lambda m: " ~" + " " * (len(m.group()) - 2), folded(text))
    found = []
    for match in _NUMBER.finditer(plain):
        before, value = plain[: match.start()], value_of(match.group())
        if value is not None and not before.endswith(("/", "-", "(", "~")):
            after = _WORD.search(plain, match.end())
            found.append((value, after.group() if after else ""))
    return tuple(found)


def _stays(version: Report) -> Iterator[_Said]:
    yield _Said("the title", "", f"{version.title} {version.subtitle}")
    for block in version.blocks:
        if isinstance(block, Heading):
            yield _Said("a heading", "", block.text)
        elif isinstance(block, Table):
            yield _Said("the head of a table", "", " | ".join((block.caption, *block.header)))
    for part in parts_of(version):
        for sentence in part.sentences:
            yield _Said(part.label or part.chapter, part.chapter, sentence.text)
            for quote in _quoted(sentence):
                yield _Said(f"a note to {part.label or part.chapter}", part.chapter, quote)


def _quoted(sentence: Sentence) -> list[str]:
    return [c.quote for c in sentence.citations if c.quote and c.open_to is OpenTo.PASSAGE]


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(text)))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def _quotes(parts: Sequence[Part], gone: Sequence[Part], stays: Sequence[_Said]) -> Iterator[Finding]:
    """Six words in a row that left and stay, unless the whole report says them again and again, as its forms do."""
    often = Counter(run for part in parts for run in set(_runs(_words(part.text))))
    for part in gone:
        for text in (part.text, *(quote for sentence in part.sentences for quote in _quoted(sentence))):
            words = _words(text)
            left = {run for run in _runs(words) if often[run] <= COMMON}
            for said in stays:
                shared = _longest(_words(said.text), left)
                if shared:
                    yield Finding("quotes", shared, said.where, _named(part))


def _longest(words: Sequence[str], left: set[tuple[str, ...]]) -> str:
    """The longest stretch of words all of whose runs left; "" for none."""
    best, start = "", None
    for place, run in enumerate([*_runs(words), ()]):
        if run in left:
            start = place if start is None else start
        elif start is not None:
            stretch = " ".join(words[start : place + RUN - 1])
            best, start = max(best, stretch, key=len), None
    return best


def _names(gone: Sequence[Part], stays: Sequence[_Said]) -> Iterator[Finding]:
    """The number of a recommendation that left, where it still stands."""
    for part in gone:
        first = _CODE.match(part.text)
        for said in stays if first else ():
            if first and first.group() in _CODE.findall(said.text):
                yield Finding("names", first.group(), said.where, _named(part))


def _figures(gone: Sequence[Part], stays: Sequence[_Said]) -> Iterator[Finding]:
    """A figure that left and stays; a small one only where it counts the same thing."""
    for part in gone:
        figures = numbers_in(part.text)
        for said in stays:
            kept = numbers_in(said.text)
            same = [
                (value, what)
                for value, what in figures
                if any(value == other and (value >= SMALL or (what and what == named)) for other, named in kept)
            ]
            for value, what in same:
                yield Finding("figures", f"{_shown(value)} {what}".strip(), said.where, _named(part))


def _totals(report: Report, choices: Choices, stays: Sequence[_Said]) -> Iterator[Finding]:
    """A total that stays of a column from which rows left: what left can be had by subtraction."""
    for block in report.blocks:
        if isinstance(block, Table):
            rows = [(row.key in choices and choices[row.key].what is not What.KEPT, row) for row in block.rows]
            if any(left for left, _ in rows):
                for place, head in enumerate(block.header):
                    cells = [(left, _only_number(row.cells[place].sentences)) for left, row in rows]
                    yield from _solved(cells, head, block.caption, stays)


def _solved(
    cells: Sequence[tuple[bool, Decimal | None]], head: str, caption: str, stays: Sequence[_Said]
) -> Iterator[Finding]:
    known = [(left, value) for left, value in cells if value is not None]
    gone = sum((value for left, value in known if left), Decimal(0))
    total = sum((value for _, value in known), Decimal(0))
    if len(known) < 2 or not gone:
        return
    for said in stays:
        if any(value == total for value, _ in numbers_in(said.text)):
            yield Finding("totals", f"{_shown(total)}, of the column “{head}”", said.where, f"rows of “{caption}”")
    if any(not left and value == gone + sum((v for o, v in known if not o and v != value), Decimal(0))
           for left, value in known):  # fmt: skip
        yield Finding("totals", f"the total of the column “{head}”", f"“{caption}”", f"rows of “{caption}”")


def _only_number(sentences: Iterable[Sentence]) -> Decimal | None:
    text = folded(" ".join(sentence.text for sentence in sentences)).strip()
    match = _NUMBER.fullmatch(text)
    return value_of(match.group()) if match else None


def _remainders(gone: Sequence[Part], stays: Sequence[_Said]) -> Iterator[Finding]:
    """A total in prose that stays with all but one of its parts, in the same chapter: the one that left follows."""
    solved = {chapter: _solvable([said for said in stays if said.chapter == chapter])
              for chapter in {part.chapter for part in gone}}  # fmt: skip
    for part in gone:
        for figure in dict.fromkeys(value for value, _ in numbers_in(part.text)):
            for said, total in solved[part.chapter].get(figure, ()):
                yield Finding("totals", f"{_shown(total)}, less what stays beside it", said.where, _named(part))


def _solvable(beside: Sequence[_Said]) -> dict[Decimal, list[tuple[_Said, Decimal]]]:
    """What follows from the totals of a chapter, less one or two of the other numbers that stand in it."""
    known = dict.fromkeys(value for said in beside for value, _ in numbers_in(said.text))
    found: dict[Decimal, list[tuple[_Said, Decimal]]] = {}
    for said in beside:
        for total, _ in numbers_in(said.text) if _TOTALS.search(folded(said.text)) else ():
            others = [value for value in known if value != total][:MOST]
            sums = {sum(some, Decimal(0)) for count in (1, 2) for some in combinations(others, count)}
            for rest in sums:
                found.setdefault(total - rest, []).append((said, total))
    return found


def _counts(report: Report, choices: Choices, stays: Sequence[_Said]) -> Iterator[Finding]:
    """A number that counts what a list or table held before parts of it left, where nothing else says that any did."""
    for block in report.blocks:
        keyed = [row.key for row in block.rows] if isinstance(block, Table) else [
            item.key for item in getattr(block, "items", ()) if hasattr(item, "key")
        ]  # fmt: skip
        left = [key for key in keyed if key in choices and choices[key].what is What.LEFT]
        if left and len(left) < len(keyed) > 1:
            for said in stays:
                if any(value == len(keyed) for value, _ in numbers_in(said.text)):
                    yield Finding(
                        "counts", str(len(keyed)), said.where, f"a list of {len(keyed)}, now {len(keyed) - len(left)}"
                    )


def _named(part: Part) -> str:
    words = part.text if len(part.text) <= 80 else f"{part.text[:77].rsplit(' ', 1)[0]}…"
    return f"{part.label}: {words}" if part.label else words


def _shown(value: Decimal) -> str:
    return f"{value.normalize():,f}"
