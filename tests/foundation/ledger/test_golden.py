"""What was written into the ledger once is read for ever, and its bytes give the same hash on every installation."""

import orjson
import pytest

from headway.foundation.ledger.canonical import canonical, payload_digest, revision_hash
from headway.foundation.ledger.models.record import kinds, link_fields, payload_fields
from tests.foundation.ledger.golden_files import FOLDER, NONCE, PARENT, RECORD

FILES = sorted(FOLDER.glob("*.json"))


def kind_and_schema(path):
    kind, _, schema = path.stem.rpartition(".")
    return kind, int(schema)


def test_every_kind_has_a_golden_payload_of_each_schema_it_ever_had():
    asked = {(kind, schema) for kind, model in kinds().items() for schema in range(1, model.schema + 1)}

    assert {kind_and_schema(path) for path in FILES} == asked, (
        "write the new ones with python -m tests.as_site tests.foundation.ledger.golden_files"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_payload_has_today_s_fields_once_it_is_read_forward(path):
    kind, schema = kind_and_schema(path)
    model, payload = kinds()[kind], orjson.loads(orjson.loads(path.read_bytes())["payload"])

    forward = payload if schema == model.schema else model.upgrade(payload, schema)

    assert sorted(forward) == sorted((*payload_fields(model), *link_fields(model))), (
        "a changed shape raises `schema` and extends `upgrade`"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_payload_gives_the_hash_it_always_gave(path):
    kind, schema = kind_and_schema(path)
    golden = orjson.loads(path.read_bytes())
    text = golden["payload"].encode()

    digest = payload_digest(NONCE, text)

    assert canonical(orjson.loads(text)) == text
    assert revision_hash(record=RECORD, kind=kind, schema=schema, parents=[PARENT], digest=digest) == golden["hash"]
