"""Expunging: the payload goes everywhere, a tombstone stays, the chain still verifies."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from headway.casework.evidence.models import Observation, Source
from headway.casework.evidence.services import keep_source
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.expunge import CannotExpunge, expunge
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.guard import writing
from headway.foundation.ledger.history import as_of, history, payload
from headway.foundation.ledger.models import Chain, Changeset, Payload, Revision, StoredFile
from headway.foundation.ledger.scanning import written_here
from headway.foundation.ledger.verify import _hash_of, verify
from tests import make

pytestmark = pytest.mark.django_db
SECRET = "the name that must not stand here"


def expunged(revision, **given):
    return expunge(
        revision, **{"actor": make.SYSTEM, "at": make.NOW, "reason": "by mistake", "witness": "W. Itness", **given}
    )


def edited(row, **values):
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="edit") as change:
        return change.edit(row, **values)


def test_the_earlier_value_can_stand_again_as_the_tombstones_child():
    row = make.an_observation("harmless")
    secret = edited(row, text=SECRET).revision

    receipt = expunged(secret, restore=True)

    row.refresh_from_db()
    tombstone = Revision.objects.get(expunges=secret)
    assert row.text == "harmless"
    assert receipt.restored
    assert Revision.objects.get(pk=row.revision).parents == f'["{tombstone.hash}"]'
    assert verify()


def test_every_later_revision_that_still_carries_the_value_goes_with_it():
    row = make.an_observation(SECRET)
    first = row.revision
    edited(row, status="ongoing")

    receipt = expunged(first)

    assert len(receipt.tombstones) == 2
    assert not Observation.objects.filter(pk=row.pk).exists()
    assert not Payload.objects.filter(text__contains=SECRET).exists()
    assert verify().problems == []


def test_a_value_that_was_corrected_since_leaves_the_row_standing():
    row = make.an_observation("harmless")
    secret = edited(row, text=SECRET).revision
    edited(row, text="corrected")

    expunged(secret)

    row.refresh_from_db()
    assert row.text == "corrected"
    assert [payload(r) is None for r in history(row) if not r.expunges] == [False, True, False]
    assert verify().problems == []


def test_the_tombstone_keeps_the_reason_and_the_witness_but_no_content():
    row = make.an_observation("harmless")
    secret = edited(row, text=SECRET).revision

    expunged(secret, restore=True)

    text = Payload.objects.get(revision__expunges=secret).text
    assert ("by mistake" in text, "W. Itness" in text, SECRET in text) == (True, True, False)


def test_the_past_shows_nothing_where_a_value_was_expunged():
    row = make.an_observation(SECRET)

    expunged(row.revision)

    assert as_of(row, make.NOW) is None


def test_files_go_with_the_row_that_brought_them_in():
    source = Source(type="document", title="letter", **make.sight())
    keep_source(
        source,
        actor=make.SYSTEM,
        at=make.NOW,
        data=written_here(SECRET.encode()),
        name="a.txt",
        media_type="text/plain",
    )
    digest = source.file.sha256

    receipt = expunged(source.revision)

    assert receipt.files == (digest,)
    assert not default_storage.exists(path_of(digest))
    assert not StoredFile.objects.exists()
    assert verify().problems == []


def test_bytes_that_another_row_still_names_stay():
    for title in ("one", "two"):
        source = Source(type="document", title=title, **make.sight())
        keep_source(
            source, actor=make.SYSTEM, at=make.NOW, data=written_here(b"same"), name="a.txt", media_type="text/plain"
        )

    expunged(source.revision)

    assert default_storage.exists(path_of(source.file.sha256))


def test_text_derived_from_the_value_is_flagged():
    row = make.an_observation(SECRET)
    other = make.an_observation(f"As was said, {SECRET}.")

    assert expunged(row.revision).flagged == (("observation", other.pk),)


def test_a_row_that_others_stand_on_is_not_removed():
    passage = make.a_passage()

    with pytest.raises(CannotExpunge, match="1 other row stands on this one"):
        expunged(passage.source.revision)

    assert Payload.objects.filter(pk=passage.source.revision).exists()


def test_an_expunged_revision_cannot_be_expunged_again():
    row = make.an_observation(SECRET)
    expunged(row.revision)

    with pytest.raises(CannotExpunge, match="expunged already"):
        expunged(row.revision)


def test_the_reason_of_an_act_that_repeats_the_value_goes_with_it():
    sight = make.sight()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason=f"observe: {SECRET}") as change:
        row = change.add(Observation(type="gap", text=SECRET, **sight))

    receipt = expunged(row.revision)

    assert len(receipt.reasons) == 1
    assert not Changeset.objects.filter(reason__contains=SECRET).exists()
    assert verify().problems == []


def test_the_reason_that_repeats_the_beginning_of_a_long_text_goes_with_it():
    long = f"{SECRET}, and much more that a reason would not repeat"
    with changeset(actor=make.SYSTEM, at=make.NOW, reason=f"observe: {long[:45]}") as change:
        row = change.add(Observation(type="gap", text=long, **make.sight()))

    expunged(row.revision)

    assert not Changeset.objects.filter(reason__contains="must not stand").exists()


def test_other_acts_lose_their_reason_to_a_sentence_and_not_to_a_word_that_recurs():
    row = make.added(Observation(type="gap", text=SECRET, voice_who="the delegation", **make.sight()))
    for reason in ("agreed with the delegation", f"quote “{SECRET}”"):
        with changeset(actor=make.SYSTEM, at=make.NOW, reason=reason) as change:
            change.add(Observation(type="gap", text="Another one.", **make.sight()))

    expunged(row.revision)

    assert set(Changeset.objects.values_list("reason", flat=True)) >= {"agreed with the delegation", ""}
    assert not Changeset.objects.filter(reason__contains=SECRET).exists()


def test_a_reason_that_repeats_what_is_to_go_is_refused():
    row = make.an_observation(SECRET)

    with pytest.raises(CannotExpunge, match="say why without repeating it"):
        expunged(row.revision, reason=f"it said “{SECRET}”")


def test_a_reason_emptied_behind_the_ledgers_back_shows():
    make.an_observation("first")

    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_changeset SET reason = '', reason_nonce = NULL")

    assert any("was changed: its hash does not fit" in problem for problem in verify().problems)


def test_a_link_from_before_reasons_could_go_still_verifies():
    make.an_observation("first")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_changeset SET reason_digest = '', reason_nonce = NULL")
    previous = {}
    for link in Changeset.objects.order_by("id"):
        link.previous = previous.get(link.compartment, "")
        link.hash = _hash_of(link, sorted(link.revisions.values_list("hash", flat=True)))
        previous[link.compartment] = link.hash
        with writing():
            link.save()
            Chain.objects.filter(compartment=link.compartment).update(head=link.hash)

    assert verify().problems == []
