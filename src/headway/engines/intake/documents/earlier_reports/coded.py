"""Recommendations under leads that no list has, "PS-1: …", "Measure 2 – …", "3b. …": told by counting up and by asking."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_letters

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.labels import TITLED, without_label
from headway.engines.intake.documents.earlier_reports.leads import (
    ALONE,
    CODE,
    LETTERED,
    URGENCY,
    code_of,
    count_of,
    may_lead,
)
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.wording import asks, is_imperative, looks_imperative, pattern
from headway.engines.intake.layer import Kind
from headway.engines.intake.readers.numbering import follows
from headway.foundation.language.sentences import sentence_spans
from headway.foundation.language.words import folded

_SEVERAL, _FEWEST, _NEARLY_ALL = 2, 3, 0.8
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class _Coded:
    index: int
    code: str
    start: int
    count: tuple[int, ...]
    asked: bool


def find_coded(outline: Outline) -> Iterator[Candidate]:
    """Paragraphs under one lead that counts up, before them or on a line above, of which nearly all ask for something."""
    yield from _run_in(outline)
    yield from _behind(outline)
    for found in (_ahead(outline), _above(outline), _beside(outline)):
        for letters, own in _with_short_ones_joined(found):
            runs = list(_runs(own))
            if len(own) < _FEWEST or len(runs) > max(2, len(own) // _FEWEST):
                continue
            if sum(one.asked for one in own) < _NEARLY_ALL * len(own):
                continue
            missing = _missing(own) if letters else set()
            for place, run in enumerate(runs):
                more = _run_on(outline, letters, missing) if place == 0 else ()
                for one in [*run, *more]:
                    yield _candidate(outline, one, place)


def _candidate(outline: Outline, one: _Coded, run: int) -> Candidate:
    start, _, kind = without_label(outline.text, one.start, outline.blocks[one.index].end)
    urgency = URGENCY.match(outline.text, start, outline.blocks[one.index].end)
    columns: tuple[tuple[str, str], ...] = ()
    if urgency is not None:
        start, columns = urgency.end(), (("priority", urgency["bracketed"] or urgency["capitals"]),)
    end, parts = whole(outline, one.index, start, labelled=True)
    spot = outline.spots[one.index]
    return Candidate(
        start, end, one.code, "labelled", 3, (f"coded{run}", spot.group), one.index,
        kind or kind_of_label(one.code) or "recommendation", parts, columns,
        gettext_noop("one of a row of codes that count up, nearly all of which ask"),
    )  # fmt: skip


def _ahead(outline: Outline) -> dict[str, list[_Coded]]:
    """Leads on the line of the words, by their letters."""
    series: dict[str, list[_Coded]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind not in RUNNING or outline.spots[index].aside:
            continue
        hit = CODE.match(outline.text, block.start, block.end) or LETTERED.match(outline.text, block.start, block.end)
        if hit is None or not may_lead(hit):
            continue
        urgency = URGENCY.match(outline.text, hit.end(), block.end)
        plain = outline.said(urgency.end() if urgency else hit.end(), block.end)
        one = _Coded(index, code_of(hit), hit.end(), count_of(hit), _asks(outline, plain))
        series.setdefault(folded(hit["letters"] or ""), []).append(one)
    return series


def _beside(outline: Outline) -> dict[str, list[_Coded]]:
    """Leads in the first cell of a row whose second cell asks."""
    series: dict[str, list[_Coded]] = {}
    for index, block in enumerate(outline.blocks[:-1]):
        after = outline.blocks[index + 1]
        if block.kind is not Kind.TABLE_CELL or after.kind is not Kind.TABLE_CELL or after.parent != block.parent:
            continue
        if outline.blocks[index - 1].kind is not Kind.TABLE_ROW or outline.spots[index].aside:
            continue
        hit = ALONE.fullmatch(outline.text, block.start, block.end)
        if hit is None or not hit["letters"] or hit["rest"].strip() or not may_lead(hit):
            continue
        one = _Coded(index + 1, code_of(hit), after.start, count_of(hit), _asks(outline, outline.plain(index + 1)))
        series.setdefault(folded(hit["letters"] or ""), []).append(one)
    return series


def _with_short_ones_joined(series: dict[str, list[_Coded]]) -> Iterator[tuple[str, list[_Coded]]]:
    """The rows by letters; those too short to tell are one row where chapters give the letter ("A1", "A2", "B1"), and
    where at least three offices or themes give codes of one shape that begin at 1 ("MoH/1", "MoH/2", "CUS/1", "POL/1").
    """
    short = {letters for letters, own in series.items() if len(letters) == 1 and len(own) < _FEWEST}
    by_shape: dict[str, set[str]] = {}
    for letters, own in series.items():
        if len(letters) > 1 and own[0].count == (1,) and all(one.code[:1].isupper() for one in own):
            by_shape.setdefault(_shape(own[0].code), set()).add(letters)
    for letters, own in series.items():
        alike = by_shape.get(_shape(own[0].code), set())
        if letters not in short and (len(own) >= _FEWEST or len(alike) < _FEWEST):
            yield letters, own
    yield "", sorted((one for letters in short for one in series[letters]), key=lambda one: one.start)
    for alike in by_shape.values():
        few = {letters for letters in alike if len(series[letters]) < _FEWEST}
        if len(alike) >= _FEWEST and few:
            yield from _several(few, series)


def _run_in(outline: Outline) -> Iterator[Candidate]:
    """Paragraphs that open with the same few words in bold and then ask: "**Proposal for action.** Test the sirens."."""
    series: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(outline.blocks):
        if block.kind not in RUNNING or block.number or outline.spots[index].aside:
            continue
        bold = outline.document.bold_in(block.body, block.end)
        hit = _LEAD.match(outline.text, block.body, block.end)
        if hit is None or not bold or bold[0][0] != block.body or abs(bold[0][1] - hit.end("words")) > _SIGNS:
            continue
        series.setdefault(folded(hit["words"]), []).append((index, hit.end()))
    for words, own in series.items():
        asked = sum(_asks(outline, outline.said(start, outline.blocks[index].end)) for index, start in own)
        if len(own) < _FEWEST or asked < _NEARLY_ALL * len(own) or pattern("no_lead").match(words):
            continue
        for index, start in own:
            end, parts = whole(outline, index, start)
            yield Candidate(
                start, end, "", "labelled", 3, ("run in", outline.spots[index].group), index, "recommendation", parts, (),
                gettext_noop("one of several with the same words in bold ahead of it, nearly all of which ask"),
            )  # fmt: skip


def _behind(outline: Outline) -> Iterator[Candidate]:
    """Sentences that ask and bear a number behind them that stands nowhere else: "Registers should be kept (Rec. 2)."."""
    found: list[tuple[int, int, int, str]] = []
    for index, block in enumerate(outline.blocks):
        if block.kind not in RUNNING or outline.spots[index].aside:
            continue
        for one, two in sentence_spans(outline.of(index), outline.language):
            start, end = block.body + one, block.body + two
            hit = NUMBER_BEHIND.search(outline.text, start, end)
            if hit is not None and asks(outline.said(start, end)):
                found.append((index, start, hit.start(), hit["number"]))
    listed = {
        bare(block.number)
        for block, spot in zip(outline.blocks, outline.spots, strict=True)
        if block.number and (spot.lists or spot.introduced)
    }
    alone = [
        one
        for one in found
        if len(re.findall(rf"\b{re.escape(one[3])}\b", outline.text)) == 1 and one[3].lstrip(_NO_DIGITS) not in listed
    ]
    if len(alone) < _SEVERAL:
        return
    for index, start, end, number in alone:
        yield Candidate(
            start, end, bare(number), "labelled", 3, ("behind", start), index, kind_of_label(number) or "recommendation",
            (), (), gettext_noop("one of several that bear a number behind them"),
        )  # fmt: skip


_NO_DIGITS = " .-" + ascii_letters + "ó"
NUMBER_BEHIND = re.compile(
    r"[ \u00a0][(\[](?P<number>(?:[Rr]ecommendation |[Rr]ecommandation |[Rr]ecomendación |[Rr]ec\.? ?|R[ .-]?|[A-Z]{1,4}[ .-]?)\d{1,3}(?:\.\d{1,3})*)[)\]][.;]?$"
)
_LEAD = re.compile(r"(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,4}) ?[.:–—]\s+(?=\S)")
_SIGNS = 2


def _several(few: set[str], series: dict[str, list[_Coded]]) -> Iterator[tuple[str, list[_Coded]]]:
    """Short rows, each by itself, if nearly all that they hold together asks."""
    together = [one for letters in few for one in series[letters]]
    if sum(one.asked for one in together) >= _NEARLY_ALL * len(together):
        yield (
            "",
            [
                replace(one, count=(place, *one.count))
                for place, letters in enumerate(sorted(few, key=lambda name: series[name][0].start))
                for one in series[letters]
            ],
        )


def _shape(code: str) -> str:
    """A code but for its letters and digits: "MoH/1" and "CUS/2" have one shape."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "1", code))


def _above(outline: Outline) -> dict[str, list[_Coded]]:
    """Leads on a line of their own above the words; a line that says on what the words rest may stand between."""
    series: dict[str, list[_Coded]] = {}
    for index, block in enumerate(outline.blocks):
        if (block.kind not in RUNNING and block.kind is not Kind.HEADING) or outline.spots[index].aside:
            continue
        hit = ALONE.fullmatch(outline.text, block.start, block.end) if block.end - block.start <= 130 else None
        if hit is None or not hit["letters"] or not may_lead(hit):
            continue
        if hit["rest"].strip() and _asks(outline, " ".join(folded(hit["rest"]).split()).strip("([:–—- ")):
            continue
        below = next(_below(outline, index), None)
        if below is not None and _begins_a_list(outline, below):
            continue
        if below is not None:
            one = _Coded(below, code_of(hit), outline.blocks[below].body, count_of(hit), True)
        else:
            one = _Coded(index, code_of(hit), block.start, count_of(hit), False)
        series.setdefault(folded(hit["letters"] or ""), []).append(one)
    return series


def _below(outline: Outline, index: int) -> Iterator[int]:
    """The first paragraph below a line that asks, past those that say first what they are ("Basis: …")."""
    for after in range(index + 1, min(index + 1 + _FARTHEST, len(outline.blocks))):
        block = outline.blocks[after]
        if block.kind not in RUNNING:
            return
        if _asks(outline, outline.plain(after)):
            yield after
        elif not TITLED.match(outline.of(after)):
            return


def _begins_a_list(outline: Outline, index: int) -> bool:
    """Whether a block and the next one count up by themselves: a line above them is a heading of both, and numbers neither."""
    one, two = outline.blocks[index], outline.blocks[index + 1] if index + 1 < len(outline.blocks) else None
    return bool(
        two is not None and one.number and two.number and two.kind in RUNNING and follows(one.number, two.number)
    )


def _asks(outline: Outline, plain: str) -> bool:
    return asks(plain) or is_imperative(plain, outline.language) or looks_imperative(plain)


def _runs(own: Iterable[_Coded]) -> Iterator[list[_Coded]]:
    """Begun anew where the count falls back, as where an annex prints them again."""
    run: list[_Coded] = []
    for one in own:
        if run and one.count <= run[-1].count:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _missing(own: Iterable[_Coded]) -> set[int]:
    counts = {one.count[0] for one in own if len(one.count) == 1}
    return set(range(min(counts), max(counts))) - counts if counts else set()


def _run_on(outline: Outline, letters: str, missing: set[int]) -> Iterator[_Coded]:
    """Codes of the row that print runs on behind a whole sentence, as where no space parts two paragraphs."""
    behind = re.compile(
        rf"(?<=[.;:])\s+(?P<code>{re.escape(letters)}[ .-]{{0,2}}(?P<digits>\d{{1,3}}))[.:)]\s+(?=\S)", re.IGNORECASE
    )
    for index, block in enumerate(outline.blocks):
        if missing and block.kind in RUNNING and not outline.spots[index].aside:
            for hit in behind.finditer(outline.text, block.start, block.end):
                if int(hit["digits"]) in missing:
                    yield _Coded(index, hit["code"], hit.end(), (int(hit["digits"]),), asked=True)
