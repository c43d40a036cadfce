"""A response table as JSON and as lines to read."""

from typing import Any

from headway.engines.intake.documents.response_tables.values import Reported, ResponseTable


def response_table_as_json(found: ResponseTable) -> dict[str, Any]:
    """What is reported on each recommendation, on which nothing is said, and rows that belong to none."""
    return {
        "progress": [_reported(row) for row in found.progress],
        "unanswered": [
            {"number": one.number, "recommendation": one.code or None, "why": one.why, "text": one.text}
            for one in found.unanswered
        ],
        "unmatched": [_reported(row) for row in found.unmatched],
    }


def response_table_as_text(found: ResponseTable) -> str:
    """A line a row, then what is missing."""
    lines = [
        f"{row.code or row.number:14} {row.level or ('nil return' if row.nil_return else '-'):12} "
        f"{f'“{row.status}” ' if row.status else ''}{' '.join(row.text.split())[:80]}"
        for row in found.progress
    ]
    lines += [f"{one.code or one.number:14} unanswered   {one.why}" for one in found.unanswered]
    lines += [f"{row.as_printed or '-':14} unmatched    {row.reason}" for row in found.unmatched]
    return "\n".join(lines)


def _reported(row: Reported) -> dict[str, Any]:
    return {
        "number": row.number or None,
        "as_printed": row.as_printed or None,
        "recommendation": row.code or None,
        "how": row.how or None,
        "confidence": row.confidence,
        "reason": row.reason,
        "text": row.text,
        "status_as_said": row.status or None,
        "level": row.level or None,
        "level_reason": row.level_reason or None,
        "nil_return": row.nil_return,
        "responsible": row.responsible or None,
        "date": row.date or None,
        "recommendation_as_printed": row.recommendation or None,
        "also_numbers": list(row.also),
        "page": row.page,
        "start": row.start,
        "end": row.end,
    }
