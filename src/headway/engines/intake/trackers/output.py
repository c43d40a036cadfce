"""A tracker as people and programs read it: the proposed mapping, and the dry run."""

from collections.abc import Iterator
from typing import Any

from headway.engines.intake.trackers.applying import as_line
from headway.engines.intake.trackers.planning import Outcome, Plan
from headway.engines.intake.trackers.sheets import Workbook
from headway.engines.intake.trackers.suggesting import Suggestion
from headway.engines.intake.trackers.targets.every import TARGETS

AT_MOST = 40


def tracker_as_json(
    workbook: Workbook, suggestion: Suggestion, found: Plan | None, refused: str = ""
) -> dict[str, Any]:
    """What `headway intake --as tracker --json` and `headway tracker --json` print; docs/reference/trackers.md lists it."""
    return {
        "source": {
            "media_type": workbook.media_type,
            "sha256": workbook.sha256,
            "sheets": [{"name": s.name, "rows": len(s.rows), "hidden": s.hidden} for s in workbook.sheets],
            "said": list(found.said if found else workbook.said),
        },
        "document": {"kind": "tracker"},
        "mapping": {
            "target": suggestion.recipe.target,
            "columns": [
                {
                    "column": mapped.column.letters,
                    "heading": mapped.column.heading,
                    "field": mapped.field or None,
                    "reason": mapped.reason,
                    "samples": list(mapped.samples),
                }
                for mapped in suggestion.columns
            ],
            "missing": list(suggestion.missing),
            "recipe": suggestion.recipe.as_json(),
        },
        "plan": _plan(found) if found else None,
        "refused": refused or None,
    }


def _plan(found: Plan) -> dict[str, Any]:
    return {
        "counts": found.counts,
        "asks": list(found.asks),
        "digest": found.digest,
        "rows": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "outcome": row.outcome.value,
                "key": row.key,
                "column": row.column or None,
                "sentence": row.sentence or None,
                "hidden": row.hidden,
                "changes": [{"field": label, "before": before, "after": after} for label, before, after in row.changes],
            }
            for row in found.rows
        ],
    }


def tracker_as_text(workbook: Workbook, suggestion: Suggestion, found: Plan | None, refused: str = "") -> str:
    """The same, for a person at a terminal."""
    lines = [f"Read as a tracker of {TARGETS[suggestion.recipe.target].label}", ""]
    for mapped in suggestion.columns:
        said = f"{mapped.field}: {mapped.reason}" if mapped.field else "not taken"
        lines.append(f"  {mapped.column.letters:3} {mapped.column.heading[:40]:40}  {said}")
    lines += [f"No column was found for: {label}" for label in suggestion.missing]
    lines += [
        f"  “{word}” is taken for “{meant}”; --word says otherwise"
        for word, meant in suggestion.recipe.words.items()
        if word != meant
    ]
    lines += ["", *(found.said if found else workbook.said)]
    if refused:
        lines.append(refused)
    if found:
        lines += _told(found)
    return "\n".join(lines)


def _told(found: Plan) -> Iterator[str]:
    counts = found.counts
    yield f"{counts['create']} to create, {counts['update']} to update, {counts['unchanged']} unchanged, {counts['refused']} refused"
    for ask in found.asks:
        yield f"  to be said once: {ask}"
    for outcome, many in ((Outcome.CREATE, AT_MOST), (Outcome.UPDATE, AT_MOST), (Outcome.REFUSED, AT_MOST * 5)):
        rows = [row for row in found.rows if row.outcome is outcome]
        for row in rows[:many]:
            if outcome is Outcome.REFUSED:
                yield f"  refused  {as_line(row)}"
            else:
                changes = "; ".join(f"{label}: {f'{b} → ' if b else ''}{a}" for label, b, a in row.changes)
                yield f"  {outcome.value}  {row.sheet or 'row'} {row.row}  {row.key}  {changes}"
        if len(rows) > many:
            yield f"  and {len(rows) - many} more to {outcome.value}; --json prints them all"
