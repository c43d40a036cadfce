"""A checkpoint kept elsewhere shows what the ledger alone cannot: an end that is gone, a chain that was rewritten."""

import stat

import pytest
from django.db import connection

from headway.foundation.ledger.checkpoints import NotACheckpoint, as_sheet, compare, make_checkpoint, read_sheet
from headway.foundation.ledger.signing import is_signed, own_name, sign
from headway.foundation.ledger.verify import verify
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def sheet():
    make.an_observation("first")
    make.an_observation("second")
    return as_sheet(make_checkpoint(make.NOW))


def behind_its_back(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def problems(sheet):
    return list(compare(read_sheet(sheet, key=own_name())))


def test_a_ledger_that_went_on_agrees_with_an_earlier_checkpoint(sheet):
    make.an_observation("third")

    assert problems(sheet) == []


def test_a_removed_end_agrees_with_itself_and_not_with_the_checkpoint(sheet):
    last = "(SELECT max(id) FROM ledger_changeset WHERE compartment = 'XOR')"
    of_it = f"SELECT hash FROM ledger_revision WHERE changeset_id = {last}"
    behind_its_back(
        f"DELETE FROM ledger_payload WHERE revision_id IN ({of_it})",
        f"DELETE FROM evidence_observation WHERE revision IN ({of_it})",
        f"DELETE FROM ledger_revision WHERE changeset_id = {last}",
        f"DELETE FROM ledger_changeset WHERE id = {last}",
        "UPDATE ledger_chain SET seq = seq - 1, head = (SELECT hash FROM ledger_changeset WHERE compartment = 'XOR'"
        " ORDER BY seq DESC LIMIT 1) WHERE compartment = 'XOR'",
    )

    assert verify().problems == []
    assert problems(sheet) == [
        f"the chain of compartment XOR held {seq_of(sheet)} changesets on 2026-03-02: its end was removed"
    ]


def seq_of(sheet):
    return next(line.split()[2] for line in sheet.splitlines() if line.startswith("chain XOR"))


def test_a_rewritten_chain_shows(sheet):
    behind_its_back(
        "UPDATE ledger_changeset SET hash = CASE substr(hash, 1, 1) WHEN 'f' THEN 'e' ELSE 'f' END || substr(hash, 2)"
        " WHERE compartment = 'XOR'"
    )

    assert any("was rewritten after 2026-03-02" in problem for problem in problems(sheet))


def test_a_sheet_names_every_chain_and_is_read_as_it_was_written(sheet):
    again = read_sheet(sheet.replace("\n", "\r\n"), key=own_name())

    assert again == make_checkpoint(make.NOW)
    assert {link.compartment for link in again.chains} == {"", "XOR"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda sheet: "nothing", "is no checkpoint"),
        (lambda sheet: sheet.replace("chain XOR", "chain xor"), "is damaged"),
        (lambda sheet: sheet.replace("2026-03-02T", "2026-13-02T"), "is damaged"),
        (lambda sheet: sheet.replace("2026-03-02T", "2026-03-01T"), "was changed after it was signed"),
        (lambda sheet: sheet.replace("chain XOR ", "chain XOR 1"), "was changed after it was signed"),
        (lambda sheet: sheet.replace("key ", "key AAAA"), "not with"),
    ],
)
def test_a_sheet_that_was_changed_is_refused(sheet, change, sentence):
    with pytest.raises(NotACheckpoint, match=sentence):
        read_sheet(change(sheet), key=own_name())


def test_another_installations_signature_counts_for_nothing(sheet, settings, tmp_path):
    ours = own_name()
    settings.DATA = tmp_path / "elsewhere"
    forged = as_sheet(make_checkpoint(make.NOW)).replace(f"key {own_name()}", f"key {ours}")

    with pytest.raises(NotACheckpoint, match="was changed after it was signed"):
        read_sheet(forged, key=ours)


def test_the_key_is_kept_for_its_owner_only(tmp_path):
    signature = sign(b"words")

    assert stat.S_IMODE((tmp_path / "signing-key").stat().st_mode) == 0o600
    assert is_signed(b"words", signature, own_name())
    assert not is_signed(b"other words", signature, own_name())
    assert not is_signed(b"words", "no signature", "no key")
