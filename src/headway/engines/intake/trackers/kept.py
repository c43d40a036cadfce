"""A dry run as it is kept, so that what a person looks at is what was run, and need not be run again."""

import gzip
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from headway.engines.intake.trackers.headers import Column
from headway.engines.intake.trackers.planning import Outcome, Plan, Planned
from headway.engines.intake.trackers.preparing import Prepared
from headway.engines.intake.trackers.recipes import Recipe, recipe_from
from headway.engines.intake.trackers.scope import Scope
from headway.engines.intake.trackers.sheets import Workbook
from headway.engines.intake.trackers.suggesting import Mapped, Suggestion
from headway.engines.intake.trackers.targets.every import TARGETS
from headway.foundation.actors.models import Organisation
from headway.foundation.core.actors import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked to be run dry: for which file, what the form said, and whether a kept recipe may be used."""

    compartment: str
    said: Recipe
    use_known: bool = True


def asked_as_bytes(asked: Asked) -> bytes:
    return gzip.compress(orjson.dumps(_asked(asked)), mtime=0)


def dry_run_as_bytes(asked: Asked, shown: Prepared, holder: Organisation) -> bytes:
    """Everything the page shows of a dry run."""
    found = shown.found
    rows = [_row(row) for row in found.rows] if found else []
    told = {
        **_asked(asked),
        "holder": str(holder.pk),
        "signature": shown.signature,
        "known": str(shown.known.pk) if shown.known else None,
        "refused": shown.refused,
        "recipe": shown.suggestion.recipe.as_json(),
        "missing": list(shown.suggestion.missing),
        "columns": [
            [m.column.number, m.column.heading, m.field, m.reason, list(m.samples)] for m in shown.suggestion.columns
        ],
        "workbook": [shown.workbook.media_type, shown.workbook.sha256, list(shown.workbook.said)],
        "plan": {"rows": rows, "said": list(found.said), "asks": list(found.asks)} if found else None,
    }
    return gzip.compress(orjson.dumps(told), mtime=0)


def asked_of(data: bytes) -> Asked:
    told = orjson.loads(gzip.decompress(data))
    return Asked(told["compartment"], recipe_from(orjson.dumps(told["said"]).decode()), told["use_known"])


def known_in(data: bytes) -> tuple[str, str | None]:
    """The id of the organisation that a kept dry run is for, and of the recipe that was known again."""
    told = orjson.loads(gzip.decompress(data))
    return told["holder"], told["known"]


def dry_run_of(data: bytes, *, actor: Actor, holder: Organisation) -> Prepared | None:
    """The dry run as it was; None where only what was asked is kept yet."""
    told = orjson.loads(gzip.decompress(data))
    if "recipe" not in told:
        return None
    recipe = recipe_from(orjson.dumps(told["recipe"]).decode())
    scope = Scope(actor, holder, told["compartment"], recipe)
    columns = tuple(
        Mapped(Column(n, heading), field, why, tuple(seen)) for n, heading, field, why, seen in told["columns"]
    )
    media_type, digest, said = told["workbook"]
    return Prepared(
        Workbook((), media_type, digest, tuple(said)),
        Suggestion(recipe, columns, tuple(told["missing"])),
        scope,
        told["signature"],
        found=_plan(told["plan"], scope) if told["plan"] else None,
        refused=told["refused"],
    )


def _plan(told: dict[str, Any], scope: Scope) -> Plan:
    rows = tuple(
        Planned(
            **{**row, "outcome": Outcome(row["outcome"]), "changes": tuple(tuple(change) for change in row["changes"])}
        )
        for row in told["rows"]
    )
    return Plan(rows, tuple(told["said"]), tuple(told["asks"]), TARGETS[scope.recipe.target](scope))


def _row(row: Planned) -> dict[str, Any]:
    told = {
        name: getattr(row, name)
        for name in ("sheet", "row", "key", "column", "sentence", "once", "word", "hidden", "changes")
    }
    return {**told, "outcome": row.outcome.value}


def _asked(asked: Asked) -> dict[str, Any]:
    return {"compartment": asked.compartment, "said": asdict(asked.said), "use_known": asked.use_known}
