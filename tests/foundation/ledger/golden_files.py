"""One payload of every kind and schema, as it was written once and must be read for ever.

`python -m tests.as_site tests.foundation.ledger.golden_files` writes those that are missing; none is written again.
"""

from pathlib import Path
from typing import Any

import orjson
from django.db import models

from headway.foundation.ledger.canonical import canonical, payload_digest, revision_hash
from headway.foundation.ledger.models.record import kinds, link_fields, payload_fields

FOLDER = Path(__file__).parent / "golden"
NONCE = bytes(range(16))
RECORD = "01890a5d-ac96-774b-bcce-b302099a8057"
PARENT = "ab" * 32


def a_payload(model: Any) -> dict[str, Any]:
    """A payload of a model's present shape, with a plain value in each field."""

    def value(field: Any) -> Any:
        match field:
            case models.ForeignKey():
                return RECORD if isinstance(field.target_field, models.UUIDField) else "un-cted"
            case models.UUIDField():
                return RECORD
            case models.BooleanField():
                return False
            case models.DecimalField():
                return "150"
            case models.IntegerField():
                return 12
            case models.DateTimeField():
                return "2018-07-23T09:00:00.000000+00:00"
            case models.DateField():
                return "2018-07-23"
            case _ if field.choices:
                return str(field.choices[0][0])
            case _:
                return f"the {field.name} – as “said”, أو كما قيل"[: field.max_length]

    by_name = {f.attname: f for f in model._meta.concrete_fields}
    return {
        **{name: value(by_name[name]) for name in payload_fields(model)},
        **{name: ["one", "two"] for name in link_fields(model)},
    }


def written(kind: str, schema: int, payload: dict[str, Any]) -> bytes:
    """A golden file: the payload's canonical bytes as text, and the hash of the revision that carries it."""
    text = canonical(payload)
    digest = payload_digest(NONCE, text)
    found = revision_hash(record=RECORD, kind=kind, schema=schema, parents=[PARENT], digest=digest)
    return orjson.dumps({"payload": text.decode(), "hash": found}, option=orjson.OPT_INDENT_2) + b"\n"


def main() -> None:
    """Write the golden file of every kind's present schema that has none."""
    for kind, model in kinds().items():
        path = FOLDER / f"{kind}.{model.schema}.json"
        if not path.exists():
            path.write_bytes(written(kind, model.schema, a_payload(model)))


if __name__ == "__main__":
    main()
