"""What was read of an earlier report, as JSON and as lines for a person."""

from collections.abc import Iterator
from typing import Any

from headway.engines.intake.documents.earlier_reports.values import FoundRecommendation, Passage, Place, ReadReport


def report_as_json(report: ReadReport) -> dict[str, Any]:
    """The fields that an earlier report adds; `text[start:end]` of the document's text is the quoted text, exactly."""
    return {
        "recommendations": [_recommendation(one) for one in report.recommendations],
        "completeness": {
            "announced": report.completeness.announced,
            "found": report.completeness.found,
            "gaps": [{"number": gap.number, "pages": list(gap.pages)} for gap in report.completeness.gaps],
            "sentence": report.completeness.sentence,
        },
        "good_practices": [_passage(one) for one in report.good_practices],
        "assistance_needs": [_passage(one) for one in report.assistance_needs],
        "institutions_met": list(report.institutions_met),
        "pages_without_text": list(report.pages_without_text),
    }


def _recommendation(one: FoundRecommendation) -> dict[str, Any]:
    return {
        "number": one.number or None,
        "kind": one.kind,
        "text": one.text,
        "parts": [{"label": p.label, "text": p.text, "start": p.start, "end": p.end} for p in one.parts],
        "page": one.page,
        "paragraph": one.paragraph or None,
        "chapter": one.chapter or None,
        "area": one.area or None,
        "addressees": list(one.addressees),
        "instruments": list(one.instruments),
        "priority": one.priority or None,
        "deadline": one.deadline or None,
        "answers": list(one.answers),
        "also_at": [_place(place) for place in one.also_at],
        "start": one.start,
        "end": one.end,
        "reasons": list(one.reasons),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "number": place.number or None,
        "page": place.page,
        "paragraph": place.paragraph or None,
        "chapter": place.chapter or None,
        "start": place.start,
        "end": place.end,
        "text": place.text or None,
    }


def _passage(one: Passage) -> dict[str, Any]:
    return {"number": one.number or None, "text": one.text, "page": one.page, "start": one.start, "end": one.end}


def report_as_lines(report: ReadReport) -> Iterator[str]:
    """The recommendations with their numbers, and whether any is missing."""
    yield f"Recommendations: {report.completeness.sentence}"
    if report.pages_without_text:
        yield f"Pages without text, to be read by eye: {', '.join(map(str, report.pages_without_text))}"
    yield ""
    for one in report.recommendations:
        yield f"{one.number or '–':>8}  {' '.join(one.text.split())}"
        notes = [f"page {one.page}" if one.page else "", f"paragraph {one.paragraph}" if one.paragraph else ""]
        notes += [f"answers {', '.join(one.answers)}" if one.answers else "", one.priority]
        notes += [
            f"also printed {len(one.also_at)} more times"
            if len(one.also_at) > 1
            else "also printed once more"
            if one.also_at
            else ""
        ]
        told = "; ".join(filter(None, notes))
        if told:
            yield f"{'':8}  [{told}]"
