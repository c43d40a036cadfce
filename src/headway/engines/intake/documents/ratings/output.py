"""Ratings as JSON and as lines to read."""

from typing import Any

from headway.engines.intake.documents.ratings.values import Of, Ratings


def ratings_as_json(found: Ratings) -> dict[str, Any]:
    """Each rating with its scale, what could not be read, and what has no rating or two."""
    return {
        "ratings": [
            {
                "name": row.name,
                "recommendation": row.number if row.of is Of.RECOMMENDATION else None,
                "outcome": row.number if row.of is Of.OUTCOME else None,
                "title": row.title or None,
                "rating": "N.A." if row.level == "special:not-applicable" else row.level,
                "scale": row.scale,
                "level": row.level,
                "as_said": row.as_said,
                "round": row.round or None,
                "as_of": row.as_of or None,
                "page": row.page,
                "start": row.start,
                "end": row.end,
            }
            for row in found.ratings
        ],
        "unread": [
            {"of": row.of.value, "number": row.number, "text": row.text, "start": row.start, "end": row.end}
            for row in found.unread
        ],
        "missing": list(found.missing),
        "contradictions": list(found.contradictions),
    }


def ratings_as_text(found: Ratings) -> str:
    """A line a rating, then what is missing."""
    lines = [
        f"{row.name:7} {row.level:24} {row.as_of or 'no date':12} {row.round or 'no round':28} {row.title[:50]}".rstrip()
        for row in found.ratings
    ]
    lines += [
        f"{'R' if u.of is Of.RECOMMENDATION else 'IO'}.{u.number:<5} no rating read from: {u.text[:70]}"
        for u in found.unread
    ]
    lines += [f"{name:7} no rating" for name in found.missing]
    lines += [f"contradiction: {said}" for said in found.contradictions]
    return "\n".join(lines)
