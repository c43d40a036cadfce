"""Recommendations that bear a label: "Recommendation 7", "R1", "Priority action 2.1:", before them or on a line above."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.labels import (
    TITLED,
    behind_a_sentence,
    is_label_ahead,
    line_of_a_label,
    unparted,
    without_label,
)
from headway.engines.intake.documents.earlier_reports.leads import URGENCY
from headway.engines.intake.documents.earlier_reports.numbers import bare, kind_of_label
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.parts import whole
from headway.engines.intake.documents.earlier_reports.wording import (
    asks,
    is_asked_in_a_list,
    is_earlier,
    is_imperative,
    may_be_asked,
    pattern,
    plain_of,
    words_in,
)
from headway.engines.intake.layer import Kind
from headway.foundation.language.sentences import sentence_spans
from headway.foundation.language.words import folded

_FEWEST_WORDS = 4
_GOOD_PRACTICE = "good practice"
_ASIDE = frozenset({"contents", "earlier", "others"})


def find_labelled(outline: Outline) -> Iterator[Candidate]:
    """Blocks that bear a label, or follow a line that is one."""
    for index, block in enumerate(outline.blocks):
        if block.kind not in RUNNING and block.kind not in (Kind.HEADING, Kind.CAPTION):
            continue
        if outline.spots[index].aside in _ASIDE:
            continue
        found = _on_its_line(outline, index) or _under_its_line(outline, index)
        if found is not None:
            yield found
        elif block.kind in RUNNING:
            yield from _within(outline, index)


def _within(outline: Outline, index: int) -> Iterator[Candidate]:
    """Labels with a number behind a whole sentence of a paragraph: "Wrecks block it. Recommendation 4. Clear them."."""
    block, text = outline.blocks[index], outline.text
    hits = list(behind_a_sentence().finditer(folded(text[block.body : block.end])))
    for hit, after in zip(hits, [*hits[1:], None], strict=False):
        start, stop = block.body + hit.end(), block.body + after.start() if after else block.end
        spans = [(start + one, start + two) for one, two in sentence_spans(text[start:stop], outline.language)]
        if not spans or not is_asked_in_a_list(outline.said(*spans[0]), outline.language):
            continue
        last = next((place for place, span in enumerate(spans[1:]) if not asks(outline.said(*span))), len(spans) - 1)
        number = text[block.body + hit.start("number") : block.body + hit.end("number")] if hit["number"] else ""
        kind = kind_of_label(hit["label"]) or "recommendation"
        yield Candidate(
            start, spans[last][1], bare(number), "labelled", 3, ("labelled", index * 100 + hit.start()), index, kind,
            (), (), gettext_noop("it bears a label"),
        )  # fmt: skip


def _on_its_line(outline: Outline, index: int) -> Candidate | None:
    block, text = outline.blocks[index], outline.text
    number, kind = "", ""
    start = block.body
    if block.number and (named := kind_of_label(block.number)):
        number, kind = bare(block.number), named
    inner, told, told_kind = without_label(text, start, block.end)
    if inner > start:
        start, number, kind = inner, number or told or (bare(block.number) if block.number else ""), told_kind or kind
    elif not kind:
        hit = unparted().match(folded(text[start : block.end]))
        if hit is None or not asks(plain_of(text[start + hit.end() : block.end])):
            return None
        number, kind = hit["number"], kind_of_label(hit["label"]) or ""
        start += hit.end()
    if not kind:
        return None
    plain = plain_of(text[start : block.end])
    asked = is_asked_in_a_list(plain, outline.language)
    if words_in(plain) < _FEWEST_WORDS or (not number and not asked) or pattern("of_a_law").match(plain):
        return None
    if block.kind is Kind.HEADING and (
        not (asks(plain) or is_imperative(plain, outline.language)) or _is_a_title(outline, index, plain)
    ):
        return None
    if _VAGUE.fullmatch(number) and not asked:
        return None
    if not asked and kind != _GOOD_PRACTICE and outline.spots[index].aside == "state":
        return None
    if kind != _GOOD_PRACTICE and not asked and (_is_a_reference(plain) or not may_be_asked(plain)):
        return None
    return _candidate(outline, index, start, number, kind, "labelled")


_FEW_WORDS = 6


def _is_a_title(outline: Outline, index: int, plain: str) -> bool:
    """Whether a few words behind a label in a heading only name what the paragraph below asks for in a sentence."""
    below = index + 1
    if words_in(plain) > _FEW_WORDS or asks(plain) or below >= len(outline.blocks):
        return False
    return outline.blocks[below].kind in RUNNING and not outline.blocks[below].number and asks(outline.plain(below))


_VAGUE = re.compile(r"[PA][ .-]?\d.*")
"""Letters that number much else than recommendations."""
_REFERENCE = re.compile(
    r"(?:of|in|on|was|is|has|had|and|to the|made|concern\w*|remains?|fully|partly|not|which|from|above|below)\b"
)


def _is_a_reference(plain: str) -> bool:
    return _REFERENCE.match(plain) is not None or is_earlier(plain)


def _under_its_line(outline: Outline, index: int) -> Candidate | None:
    block = outline.blocks[index]
    line = outline.text[block.start : block.end]
    if len(line) > 140 or (hit := line_of_a_label().match(folded(line.strip()))) is None:
        return None
    after = _next_running(outline, index)
    if after is None:
        return None
    if pattern("of_a_law").match(outline.plain(after)):
        return None
    rest, below = hit["rest"].strip(" ()[]:–-"), outline.blocks[after]
    label = line[: hit.start("rest")]
    kind = kind_of_label(label)
    if kind is None or (
        rest and not _is_priority(rest) and not is_asked_in_a_list(outline.plain(after), outline.language)
    ):
        return None
    if hit["code"] and not is_asked_in_a_list(outline.plain(after), outline.language) and kind != "good practice":
        return None
    if not pattern("label").match(plain_of(label)) and not hit["code"] and kind == "recommendation":
        return None
    columns = (
        (("priority", outline.text[block.start + hit.start("rest") : block.end].strip(" ()[]:–-")),)
        if _is_priority(rest)
        else ()
    )
    return _candidate(
        outline, after, below.start if not below.number else below.body, bare(label), kind, "labelled", columns
    )


def _is_priority(rest: str) -> bool:
    return pattern("priority").search(rest) is not None


def _next_running(outline: Outline, index: int) -> int | None:
    """The paragraph below a line, past those that say what it rests on."""
    for after in range(index + 1, min(index + 6, len(outline.blocks))):
        kind = outline.blocks[after].kind
        if kind in RUNNING:
            titled = TITLED.match(outline.of(after)) is not None and not is_label_ahead(outline, after)
            if titled and not is_asked_in_a_list(outline.plain(after), outline.language):
                continue
            return after
        if kind is not Kind.BOX and kind is not Kind.FOOTNOTE:
            return None
    return None


def _candidate(
    outline: Outline,
    index: int,
    start: int,
    number: str,
    kind: str,
    form: str,
    columns: tuple[tuple[str, str], ...] = (),
) -> Candidate:
    urgency = URGENCY.match(outline.text, start, outline.blocks[index].end)
    if urgency is not None:
        start, columns = urgency.end(), (*columns, ("priority", urgency["bracketed"] or urgency["capitals"]))
    end, parts = whole(outline, index, start, labelled=True)
    return Candidate(
        start,
        end,
        number,
        form,
        3,
        (form, outline.spots[index].group),
        index,
        kind,
        parts,
        columns,
        gettext_noop("it bears a label"),
    )
