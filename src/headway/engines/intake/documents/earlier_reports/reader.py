"""An earlier report read: every recommendation in whichever form, joined, with what is said of it and whether any is missing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from headway.engines.intake.documents.earlier_reports.as_many import find_as_many, without_too_many
from headway.engines.intake.documents.earlier_reports.candidates import Candidate
from headway.engines.intake.documents.earlier_reports.choosing import (
    counted,
    numbered_alike,
    standing,
    without_overlaps,
)
from headway.engines.intake.documents.earlier_reports.coded import find_coded
from headway.engines.intake.documents.earlier_reports.completeness import (
    announced_in,
    completeness_of,
    pages_without_text,
)
from headway.engines.intake.documents.earlier_reports.counted import with_all_numbers, with_sentences_told
from headway.engines.intake.documents.earlier_reports.details import addressees_of, answers_of, priority_of
from headway.engines.intake.documents.earlier_reports.gathered import find_gathered
from headway.engines.intake.documents.earlier_reports.joining import join
from headway.engines.intake.documents.earlier_reports.labelled import find_labelled
from headway.engines.intake.documents.earlier_reports.likely import find_likely
from headway.engines.intake.documents.earlier_reports.listed import find_listed, find_pointed
from headway.engines.intake.documents.earlier_reports.others import assistance_needs, good_practices, institutions_met
from headway.engines.intake.documents.earlier_reports.outline import Outline
from headway.engines.intake.documents.earlier_reports.summaries import without_summaries
from headway.engines.intake.documents.earlier_reports.tabled import find_tabled
from headway.engines.intake.documents.earlier_reports.values import FoundRecommendation, Passage, Place, ReadReport
from headway.engines.intake.documents.earlier_reports.voiced import find_voiced
from headway.engines.intake.documents.earlier_reports.whose import of_others
from headway.engines.intake.documents.earlier_reports.wording import plain_of
from headway.engines.intake.instruments import find_instruments
from headway.engines.intake.layer import Document
from headway.engines.intake.linking import link
from headway.engines.intake.values import Reading

_GOOD_PRACTICE = "good practice"
_SURELY = 3
Form = Callable[[Outline], Iterator[Candidate]]


def read_report(document: Document, reading: Reading) -> ReadReport:
    """Read an earlier report. Pure: nothing is stored. `reading` is what `propose` gives for the same document."""
    document = with_sentences_told(with_all_numbers(document))
    outline = Outline(document)
    candidates = without_overlaps(_candidates(outline, _FORMS))
    joined = _joined(outline, candidates)
    if more := find_as_many(outline, len(joined), [place for places in joined for place in places]):
        candidates = without_overlaps([*candidates, *more])
        joined = _joined(outline, candidates)
    if more := find_likely(outline, len(joined), [place for places in joined for place in places]):
        candidates = without_overlaps([*candidates, *more])
        joined = _joined(outline, candidates)
    joined = numbered_alike(outline, without_summaries(outline, without_too_many(outline, joined)))
    practices = [one for one in candidates if one.kind == _GOOD_PRACTICE]
    taken = {place.block for places in joined for place in places}
    areas = _areas(outline, joined, reading)
    found = [_found(outline, places, area, taken) for places, area in zip(joined, areas, strict=True)]
    found.sort(key=lambda one: one.start)
    labelled = [_practice(outline, one) for one in practices]
    spans = [(one.start, one.end) for one in labelled]
    told = [p for p in good_practices(outline, reading) if not any(a < p.end and p.start < b for a, b in spans)]
    return ReadReport(
        recommendations=tuple(found),
        completeness=completeness_of(outline, found),
        good_practices=tuple(sorted([*labelled, *told], key=lambda one: one.start)),
        assistance_needs=tuple(assistance_needs(outline, reading)),
        institutions_met=tuple(institutions_met(outline, reading)),
        pages_without_text=pages_without_text(outline),
    )


@dataclass(frozen=True, slots=True)
class Glance:
    """How many recommendations a document lists, labels or emboldens, how many of them under a heading that says so, how
    many behind a label, how many with whole lists that only ask, how many with what it says in its own voice, and how many it announces.

    What only asks as a whole list does not tell a report by itself: a plan or a press release may do so as well.
    """

    printed: int
    under_a_heading: int
    labelled: int
    asked: int
    said: int
    announced: int


def glance_at(document: Document) -> Glance:
    """A quick look, to tell what kind of document it is."""
    outline = Outline(with_sentences_told(with_all_numbers(document)))
    candidates = _candidates(outline, _PRINTED)
    printed, more = _sure(candidates), _sure([*candidates, *find_gathered(outline)])
    more += find_likely(outline, len(more), more)
    listed = sum(outline.spots[one.block].lists for one in printed)
    labelled = sum(one.form == "labelled" for one in printed)
    said = sum(one.strength > 1 and one.form != "tabled" for one in without_overlaps(candidates))
    return Glance(len(printed), listed, labelled, len(more), said, announced_in(outline) or 0)


def _sure(candidates: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in without_overlaps(candidates) if one.strength == _SURELY]


def _candidates(outline: Outline, forms: Sequence[Form]) -> list[Candidate]:
    """What any form tells; what only asks in passing is left out where it stands in a list that others laid down."""
    others = of_others(outline)
    voiced = (one for one in find_voiced(outline) if one.strength > 1 or one.block not in others)
    return [*(one for find in forms for one in find(outline)), *voiced]


_PRINTED: tuple[Form, ...] = (find_labelled, find_coded, find_tabled, find_listed, find_pointed)
_FORMS: tuple[Form, ...] = (*_PRINTED, find_gathered)


def _joined(outline: Outline, candidates: Sequence[Candidate]) -> list[Sequence[Candidate]]:
    return standing(outline, join(outline, counted(outline, [one for one in candidates if one.kind != _GOOD_PRACTICE])))


def _found(outline: Outline, places: Sequence[Candidate], area: str, taken: set[int]) -> FoundRecommendation:
    best, document = places[0], outline.document
    paragraph = outline.paragraph_of(best.block)
    answers = next(
        (
            a
            for place in places
            if (a := answers_of(outline, place, outline.paragraph_of(place.block), taken - {place.block}))
        ),
        (),
    )
    return FoundRecommendation(
        number=best.number or next((place.number for place in places if place.number), ""),
        text=outline.text[best.start : best.end],
        start=best.start,
        end=best.end,
        parts=best.parts or (),
        page=document.page_at(best.start),
        paragraph=paragraph,
        chapter=_chapter(outline, places),
        kind=best.kind,
        area=area,
        addressees=next((a for place in places if (a := addressees_of(outline, place))), ()),
        instruments=tuple(dict.fromkeys(m.name for m in find_instruments(outline.text[best.start : best.end]))),
        priority=next((p for place in places if (p := priority_of(outline, place))), ""),
        deadline=next((text for place in places for role, text in place.columns if role == "deadline"), ""),
        answers=answers,
        also_at=tuple(_place(outline, best, place) for place in sorted(places[1:], key=lambda c: c.start)),
        reasons=tuple(dict.fromkeys(place.reason for place in places)),
    )


def _place(outline: Outline, best: Candidate, place: Candidate) -> Place:
    text = outline.text[place.start : place.end]
    same = plain_of(text).rstrip(".;") == plain_of(outline.text[best.start : best.end]).rstrip(".;")
    return Place(
        place.number,
        place.start,
        place.end,
        outline.document.page_at(place.start),
        outline.paragraph_of(place.block),
        outline.spots[place.block].chapter,
        "" if same else text,
    )


def _chapter(outline: Outline, places: Sequence[Candidate]) -> str:
    """The chapter of the place that stands in one: the row's own area, else headings that are no list of all."""
    for place in places:
        for role, text in place.columns:
            if role == "area":
                return text
    for place in places:
        if not outline.spots[place.block].gathers and outline.spots[place.block].chapter:
            return outline.spots[place.block].chapter
    return outline.spots[places[0].block].chapter


def _areas(outline: Outline, joined: Sequence[Sequence[Candidate]], reading: Reading) -> list[str]:
    """The area of each: that of its chapter where the heading tells one, else that of its own words; "" for none."""
    headings = [_chapter(outline, places).split(" > ")[-1] for places in joined]
    texts = [outline.text[places[0].start : places[0].end] for places in joined]
    cited = [mention.key for mention in reading.entities.instruments]
    links = link([*headings, *texts], cited, reading.language == "en")
    of_headings, of_texts = links[: len(joined)], links[len(joined) :]
    return [
        next((areas[0].key for areas, _ in (heading, text) if areas), "")
        for heading, text in zip(of_headings, of_texts, strict=True)
    ]


def _practice(outline: Outline, one: Candidate) -> Passage:
    return Passage(
        outline.text[one.start : one.end], one.start, one.end, outline.document.page_at(one.start), one.number
    )
