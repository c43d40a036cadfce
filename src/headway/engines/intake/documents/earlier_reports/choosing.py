"""Which candidates stand: of overlapping ones the surest, and weak forms only where the report has no stronger one."""

from collections.abc import Sequence
from dataclasses import replace

from headway.engines.intake.documents.earlier_reports.blocks import RUNNING
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.numbers import bare
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.wording import pattern, recommends
from headway.engines.intake.layer import Kind

_FORMS = ("labelled", "tabled", "listed", "gathered", "bold", "voiced", "plain", "passing")
_SUGGESTION = "suggestion"
_SYSTEM = 3
_SURELY = 3
_HALF, _MANY = 0.5, 0.25
_RUNNING_TEXT = frozenset({"listed", "bold", "voiced", "plain", "passing"})


def without_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of candidates over the same words the one whose form tells most, in the order of the text."""
    kept: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (c.strength < _SURELY, _FORMS.index(c.form), -c.strength, c.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: c.start)


def counted(outline: Outline, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without suggestions where the report says that it does not count them."""
    if not any(one.kind == _SUGGESTION for one in candidates):
        return list(candidates)
    if not any(
        pattern("not_counted").search(outline.plain(i)) for i, b in enumerate(outline.blocks) if b.kind in RUNNING
    ):
        return list(candidates)
    return [one for one in candidates if one.kind != _SUGGESTION]


def standing(outline: Outline, joined: Sequence[Sequence[Candidate]]) -> list[Sequence[Candidate]]:
    """The groups of places that are recommendations of this report.

    A report that lists, labels or emboldens its recommendations makes none in passing; one that says them in its own
    voice may also say some of them as "The State should …", and where it says most so, a numbered paragraph in which it
    recommends is one wherever it stands. Where only bold tells them, whole paragraphs that ask are no less so.
    """
    sure = [places for places in joined if _strength(places) == 3]
    voiced = [places for places in joined if _strength(places) == 2]
    plain = [places for places in joined if _strength(places) == 1]
    found = list(sure)
    emboldens = any(places[0].form == "bold" for places in sure)
    if len(sure) < _SYSTEM or len(voiced) >= len(sure):
        found += voiced
    elif sum(_is_said(outline, places) for places in sure) >= _HALF * len(sure):
        found += [
            places
            for places in voiced
            if any(place.number or (outline.blocks[place.block].number and not emboldens) for place in places)
            and not _asks_for_word(outline, places[0])
        ]
    elif all(places[0].form == "bold" for places in sure):
        found += [places for places in [*voiced, *plain] if any(place.number for place in places)]
        plain = []
    if len(sure) < _SYSTEM:
        found += [
            places for places in plain if any(place.number for place in places) or len(plain) >= _HALF * len(voiced)
        ]
    return sorted(found, key=lambda places: places[0].start)


def numbered_alike(outline: Outline, joined: Sequence[Sequence[Candidate]]) -> list[Sequence[Candidate]]:
    """The same without numbers of paragraphs, where these number no recommendations.

    They do not where many stand in bold within a paragraph and bear none, or where most of those that stand in chapters are
    repeated in a list that gives them none, or others.
    """
    of_paragraphs = [places for places in joined if _is_of_a_paragraph(outline, places[0])]
    within = sum(_stands_in_bold_within(outline, places[0]) for places in joined)
    repeated = [places for places in of_paragraphs if len(places) > 1 and not outline.spots[places[0].block].lists]
    without = sum(all(place.number != places[0].number for place in places[1:]) for places in repeated)
    if within < _MANY * len(of_paragraphs) and not without > _HALF * len(repeated):
        return list(joined)
    return [
        [
            replace(one, number="")
            if _is_of_a_paragraph(outline, one) and not _numbers_what_stands_in_a_chapter(outline, one, places)
            else one
            for one in places
        ]
        for places in joined
    ]


def _numbers_what_stands_in_a_chapter(outline: Outline, one: Candidate, places: Sequence[Candidate]) -> bool:
    """Whether a place of a list bears the number of what a chapter says without one."""
    return outline.spots[one.block].lists and any(
        not place.number and not outline.spots[place.block].lists for place in places
    )


def _is_of_a_paragraph(outline: Outline, one: Candidate) -> bool:
    """Whether the number of a place is that of the paragraph which it opens."""
    block = outline.blocks[one.block]
    return (
        one.form in _RUNNING_TEXT
        and bool(one.number)
        and block.kind is Kind.PARAGRAPH
        and one.start == block.body
        and bare(block.number) == one.number
    )


def _stands_in_bold_within(outline: Outline, one: Candidate) -> bool:
    block = outline.blocks[one.block]
    return (
        block.kind is Kind.PARAGRAPH
        and bool(block.number)
        and not one.number
        and one.start > block.body
        and bool(outline.document.bold_in(one.start, one.end))
        and not outline.document.bold_in(block.body, one.start)
    )


def _is_said(outline: Outline, places: Sequence[Candidate]) -> bool:
    """Whether one is said in the Body's own voice."""
    return any(recommends(outline.said(place.start, place.end)) is not None for place in places)


def _asks_for_word(outline: Outline, one: Candidate) -> bool:
    """Whether one asks for nothing but word on what became of the others."""
    return pattern("follow_up").search(outline.said(one.start, one.end)) is not None


def _strength(places: Sequence[Candidate]) -> int:
    return max(place.strength for place in places)
