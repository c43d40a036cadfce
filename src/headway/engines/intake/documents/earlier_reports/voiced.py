"""Recommendations in running text: sentences in bold, "The Committee recommends that …", "The State should …"."""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.values import Part
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    is_imperative,
    pattern,
    plain_of,
    recommends,
    words_in,
)
from headway.engines.intake.layer import Block
from headway.foundation.language.sentences import sentence_spans

_MOSTLY = 0.6
_REFERENCE_WORDS = 4
_OPENING = 160
_GOES_ON = re.compile(
    r"(?:this|these|such|they|he|she|it|in particular|in doing so|to this end|to that end|it (?:also|further)|particular (?:attention|care)|ce|cette|a cette fin|en particulier|a tal fin|en particular)\b"
)
_ADDRESSED = re.compile(
    r"(?:the |all |its |each |la |le |les |el |los |las |l'|and |of |de |du |des |for |in |to |party|parte|partie|competent |relevant |national |[\w-]+ ){0,9}$"
)


def find_voiced(outline: Outline) -> Iterator[Candidate]:
    """Sentences in bold first, then those in the Body's voice, then paragraphs that open by asking."""
    for index, block in enumerate(outline.blocks):
        if (
            block.kind not in RUNNING
            or outline.spots[index].aside
            or _numbers_something_else(block.number)
            or outline.leads_items(index)
            or outline.leads_numbers(index)
        ):
            continue
        sentences = [
            (block.body + one, block.body + two) for one, two in sentence_spans(outline.of(index), outline.language)
        ]
        yield from _in_bold(outline, index, sentences)
        found = _in_its_voice(outline, index, sentences) or _plainly(outline, index, sentences)
        if found is not None:
            yield found
        if not block.number:
            yield from _in_passing(outline, index, sentences)


def _numbers_something_else(number: str) -> bool:
    """A label is read as such; an article or a criterion says what is so by law."""
    return bool(number) and (kind_of_label(number) is not None or bool(pattern("of_a_law").match(plain_of(number))))


def _share(outline: Outline, start: int, end: int) -> float:
    """How much of a stretch is bold, spaces left out."""
    inked = sum(1 for letter in outline.text[start:end] if not letter.isspace())
    bold = sum(
        1
        for one, two in outline.document.bold_in(start, end)
        for letter in outline.text[one:two]
        if not letter.isspace()
    )
    return bold / inked if inked else 0.0


def _in_bold(outline: Outline, index: int, sentences: list[tuple[int, int]]) -> Iterator[Candidate]:
    block = outline.blocks[index]
    if not outline.document.bold_in(block.body, block.end):
        return
    run: list[tuple[int, int]] = []
    for start, end in [*sentences, (block.end, block.end)]:
        bold = end > start and _share(outline, start, end) >= _MOSTLY and not _wants_word(outline, start, end)
        if run and not (bold and not _recommends_anew(outline, start, end)):
            found = _bold_run(outline, index, block, run)
            if found is not None:
                yield found
            run = []
        if bold:
            run.append((start, end))


def _wants_word(outline: Outline, start: int, end: int) -> bool:
    """Whether a sentence only asks to be told something: "The Committee wishes to be informed of …"."""
    plain = outline.said(start, end)
    return any(pattern(name).search(plain[:_OPENING]) for name in ("wants_word", "follow_up"))


def _recommends_anew(outline: Outline, start: int, end: int) -> bool:
    """Whether a sentence in bold says again that the Body recommends: it is one of its own."""
    return recommends(outline.said(start, end)) is not None


def _bold_run(outline: Outline, index: int, block: Block, run: list[tuple[int, int]]) -> Candidate | None:
    while run and not _asks_in_bold(outline, run[0]):
        run = run[1:]
    if not run:
        return None
    start, end = _bold_start(outline, run[0]), _bold_end(outline, run[-1])
    parts_end, parts = end, tuple[Part, ...]()
    if end == block.end:
        parts_end, parts = whole(outline, index, start)
    number = _own_number(outline, index, start)
    if not number and not parts:
        parts_end, number = _number_behind(outline.text, start, parts_end)
    return Candidate(
        start, parts_end, number, "bold", 3, ("bold", outline.spots[index].group), index, "recommendation", parts, (),
        gettext_noop("in bold, and asks for something"),
    )  # fmt: skip


def _bold_start(outline: Outline, sentence: tuple[int, int]) -> int:
    """Where the bold begins, if it asks by itself: "In view of this, **the Committee recommends …**"."""
    start, end = sentence
    first = outline.document.bold_in(start, end)[0][0]
    return first if first > start and asks(outline.said(first, end)) else start


def _bold_end(outline: Outline, sentence: tuple[int, int]) -> int:
    """Where the sentence ends, or where its bold does if more words than a reference follow."""
    last = outline.document.bold_in(*sentence)[-1][1]
    return last if len(outline.text[last : sentence[1]].split()) > _REFERENCE_WORDS else sentence[1]


def _asks_in_bold(outline: Outline, sentence: tuple[int, int]) -> bool:
    plain = outline.said(sentence[0], sentence[1])
    return words_in(plain) >= 5 and (asks(plain) or (is_imperative(plain, "en") and outline.language == "en"))


_BEHIND = re.compile(
    r"[ \u00a0][(\[](?P<number>(?:[Rr]ecommendation |[Rr]ecommandation |[Rr]ecomendación |[Rr]ec\.? ?|R[ .-]?|[A-Z]{1,4}[ .-]?)\d{1,3}(?:\.\d{1,3})*)[)\]][.;]?$"
)


def _number_behind(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the words end and the number printed in brackets behind them: "… be closed (R5)."; "" for none."""
    hit = _BEHIND.search(text, start, end)
    return (hit.start(), bare(hit["number"])) if hit else (end, "")


def _own_number(outline: Outline, index: int, start: int) -> str:
    """The paragraph's number, where the paragraph is the recommendation from its first word."""
    block = outline.blocks[index]
    return bare(block.number) if block.number and start == block.body else ""


def _in_its_voice(outline: Outline, index: int, sentences: list[tuple[int, int]]) -> Candidate | None:
    for place, (start, end) in enumerate(sentences):
        plain = outline.said(start, end)
        if recommends(plain) is None or not asks(plain) or _merely_introduces(plain):
            continue
        return _candidate(outline, index, sentences, place, start, 2, "the Body recommends it in so many words")
    return None


def _merely_introduces(plain: str) -> bool:
    return plain.endswith(":") and pattern("introduces").search(plain) is not None


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:state|government|authorit\w+|ministr\w+|parliament|party|orsania|vellia|agency|service|police|bank|unit|prosecutor\w*|judiciary|council|commission|centre|office|etat|gouvernement|gobierno|estado|autoridades|autorites|they|it)\b"
    )


def _plainly(outline: Outline, index: int, sentences: list[tuple[int, int]]) -> Candidate | None:
    """A paragraph with a sentence that opens with whom it asks: "The State party should …"."""
    for place, (start, end) in enumerate(sentences):
        plain = outline.said(start, end)
        hit = pattern("modal").search(plain[:140])
        if hit is None or not asks(plain) or pattern("conditional").match(plain):
            continue
        if not _names_whom(outline, start, plain[: hit.start()]):
            continue
        if place and not outline.blocks[index].number:
            return None
        if pattern("follow_up").search(plain):
            continue
        if _INVITED.search(plain) and any(_tells(outline, later) for later in sentences[place + 1 :]):
            return None
        return _candidate(outline, index, sentences, place, start, 1, gettext_noop("it opens with whom it asks"))
    return None


_INVITED = re.compile(r"\b(?:is|are) invited to\b")
"""What may as well be told as asked: "UNHCR is invited to sit in. It told the mission …"."""


def _tells(outline: Outline, sentence: tuple[int, int]) -> bool:
    plain = outline.said(*sentence)
    return pattern("tells").search(plain) is not None and not asks(plain)


def _names_whom(outline: Outline, start: int, before: str) -> bool:
    """Whether the words ahead of "should" are whom it asks: an office, the State, or a name."""
    ordered = _ORDERED.match(before)
    if ordered is not None:
        start, before = start + ordered.end(), before[ordered.end() :]
    if _ADDRESSED.match(before) and (
        _addressed().search(before) or _STRONG.match(outline.said(start, start + 200), len(before))
    ):
        return True
    return _A_NAME.fullmatch(outline.text[start : start + len(before)]) is not None


_ORDERED = re.compile(
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|finally|lastly|moreover|furthermore|in addition|enfin|ensuite|por ultimo), "
)
_STRONG = re.compile(
    r"(?:(?:is|are) (?:\w+ )?(?:invited|encouraged|urged|requested|recommended|called (?:up)?on|advised) to|may wish to)\b"
)
"""What is only said to whom something is asked of, whoever that is."""
_A_NAME = re.compile(
    r"(?!(?:It|This|That|These|Those|There|They|He|She|We|Article|Section|Such)\b)[^\W\d_a-zà-ÿ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3}(?: (?:also|therefore))? "
)


def _in_passing(outline: Outline, index: int, sentences: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Each sentence of an unnumbered paragraph that asks by itself; what goes on from it ("They should also …") is a part of it."""
    run: list[int] = []
    for place, (start, end) in enumerate(sentences):
        plain = outline.said(start, end)
        if run and place == run[-1] + 1 and _GOES_ON.match(plain) and _asks_on(outline, (start, end)):
            run.append(place)
            continue
        if run:
            yield _passing(outline, index, sentences, run)
        run = [place] if _asks_by_itself(outline, start, plain) else []
    if run:
        yield _passing(outline, index, sentences, run)


def _asks_by_itself(outline: Outline, start: int, plain: str) -> bool:
    if (
        plain.endswith(":")
        or pattern("conditional").match(plain)
        or not asks(plain)
        or pattern("follow_up").search(plain)
    ):
        return False
    hit = pattern("modal").search(plain[:140])
    return recommends(plain) is not None or (hit is not None and _names_whom(outline, start, plain[: hit.start()]))


def _passing(outline: Outline, index: int, sentences: list[tuple[int, int]], run: list[int]) -> Candidate:
    start, end = sentences[run[0]][0], sentences[run[-1]][1]
    parts: tuple[Part, ...] = ()
    if run[-1] == len(sentences) - 1:
        end, parts = whole(outline, index, start)
    return Candidate(
        start, end, "", "passing", 1, ("passing", index * 100 + run[0]), index, "recommendation", parts, (),
        gettext_noop("a sentence that asks by itself"),
    )  # fmt: skip


def _candidate(
    outline: Outline, index: int, sentences: list[tuple[int, int]], place: int, start: int, strength: int, reason: str
) -> Candidate:
    """From one sentence to the end of what it asks: all of the paragraph if it opens it, else what asks on."""
    last = place
    prose = not outline.blocks[index].number
    while last + 1 < len(sentences) and (place == 0 or _asks_on(outline, sentences[last + 1])):
        if prose and _asks_anew(outline, sentences[last + 1]):
            break
        last += 1
    end, parts = sentences[last][1], tuple[Part, ...]()
    if last == len(sentences) - 1:
        end, parts = whole(outline, index, start)
    group = ("voiced", index)
    number = _own_number(outline, index, start)
    form = "voiced" if strength == 2 else "plain"
    return Candidate(start, end, number, form, strength, group, index, "recommendation", parts, (), reason)


def _asks_anew(outline: Outline, sentence: tuple[int, int]) -> bool:
    """Whether a sentence asks by itself, and goes on from nothing: in a note of running text it is another one."""
    plain = outline.said(*sentence)
    return _asks_by_itself(outline, sentence[0], plain) and not _GOES_ON.match(plain)


def _asks_on(outline: Outline, sentence: tuple[int, int]) -> bool:
    plain = outline.said(sentence[0], sentence[1])
    return asks(plain) or (_GOES_ON.match(plain) is not None and not pattern("tells").search(plain[:60]))
