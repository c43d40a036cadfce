"""Verification: whatever is changed behind the ledger's back is named."""

from decimal import Decimal

import pytest
from django.db import connection

from headway.casework.evidence.models import Figure, Observation
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db


def behind_its_back(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def row():
    make.an_area("borders")
    row = make.added(Observation(type="gap", text="first", **make.sight()), areas=["borders"])
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="second thoughts") as change:
        change.edit(row, text="second")
    return row


def test_an_untouched_ledger_agrees(row):
    outcome = verify()

    assert outcome
    assert (outcome.problems, outcome.tombstones) == ([], 0)
    assert outcome.revisions > outcome.rows > 0


def key(row):
    return row.pk.hex if connection.vendor == "sqlite" else row.pk


TAMPERING = {
    "a row": ("UPDATE evidence_observation SET text = 'altered'", "edited behind the ledger's back"),
    "an audience": ("UPDATE evidence_observation SET audience = 'public'", "edited behind the ledger's back"),
    "a link": ("DELETE FROM evidence_observation_areas", "edited behind the ledger's back"),
    "a payload": ("UPDATE ledger_payload SET text = replace(text, 'first', 'forged')", "its payload does not fit"),
    "a removed payload": ("DELETE FROM ledger_payload", "lost its payload without a tombstone"),
    "a kind": ("UPDATE ledger_revision SET schema = 7 WHERE kind = 'observation'", "its hash does not fit"),
    "a filed audience": ("UPDATE ledger_revision SET audience = 'public'", "filed under another audience"),
    "a filed compartment": ("UPDATE ledger_revision SET compartment = 'XVL'", "filed under another compartment"),
    "a filed holder": ("UPDATE ledger_revision SET holder = record", "filed under another holder"),
    "no filed holder": ("UPDATE ledger_revision SET holder = NULL", "filed under another holder"),
    "a filed circle": ("UPDATE ledger_revision SET circle = record", "filed under another circle"),
    "a reason": ("UPDATE ledger_changeset SET reason = 'nothing to see'", "its hash does not fit what it holds"),
    "an actor": ("UPDATE ledger_changeset SET actor = '{}'", "its hash does not fit what it holds"),
    "a moment": ("UPDATE ledger_changeset SET at = '2020-01-01 00:00:00'", "its hash does not fit what it holds"),
    "a reordered chain": ("UPDATE ledger_changeset SET seq = 100 - seq", "does not follow the one before it"),
    "a moved head": ("UPDATE ledger_chain SET seq = seq + 1", "has lost its end"),
    "a deleted row": ("DELETE FROM evidence_observation", "its row is gone"),
}


@pytest.mark.parametrize(("sql", "sentence"), TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_shows(row, sql, sentence):
    if sql == "DELETE FROM evidence_observation":
        behind_its_back("DELETE FROM evidence_observation_areas")

    behind_its_back(sql)

    assert any(sentence in problem for problem in verify().problems)


def test_a_removed_revision_shows(row):
    behind_its_back("DELETE FROM ledger_payload WHERE revision_id = %s", row.revision)
    behind_its_back("DELETE FROM ledger_revision WHERE hash = %s", row.revision)

    problems = verify().problems

    assert any("its hash does not fit what it holds" in problem for problem in problems)
    assert any(str(row.pk) in problem and "no revision in the ledger" in problem for problem in problems)


def test_a_removed_tail_shows(row):
    behind_its_back("DELETE FROM ledger_payload WHERE revision_id = %s", row.revision)
    behind_its_back("DELETE FROM ledger_revision WHERE hash = %s", row.revision)
    behind_its_back("DELETE FROM ledger_changeset WHERE reason = 'second thoughts'")

    assert any("has lost its end" in problem for problem in verify().problems)


def test_a_row_written_behind_the_ledgers_back_is_named(row):
    behind_its_back("UPDATE evidence_observation SET revision = 'nothing'")

    assert verify().problems == [f"observation {row.pk} has no revision in the ledger: it was written behind its back"]


def test_an_expunged_payload_is_no_tampering(row):
    expunge(row.revision, actor=make.SYSTEM, at=make.NOW, reason="mistake", witness="W. Itness", restore=True)

    outcome = verify()

    assert (outcome.problems, outcome.tombstones) == ([], 1)


@pytest.mark.parametrize("given", [150, "150", Decimal("150.00"), Decimal("0.33333"), Decimal("1E+3")])
def test_a_decimal_is_in_the_ledger_as_its_column_keeps_it(given):
    make.added(Figure(subject="officers", as_said="so many", low=given, high=None, **make.sight()))

    assert verify().problems == []


def test_what_is_no_row_of_casework_is_filed_under_nobody(row):
    circle = make.a_circle(make.a_body())
    assert verify().problems == []

    behind_its_back("UPDATE ledger_revision SET holder = record WHERE record = %s", key(circle))

    assert [problem.partition(" of ")[2] for problem in verify().problems] == [
        f"circle {circle.pk} is filed under another holder than it has"
    ]
