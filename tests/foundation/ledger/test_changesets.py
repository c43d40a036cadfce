"""Writing: everything through the ledger, all of it or nothing."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from headway.casework.evidence.models import Observation
from headway.foundation.ledger.changes import InTheFuture, Stale, changeset
from headway.foundation.ledger.guard import LedgerBypass
from headway.foundation.ledger.history import as_of, changed_fields, history, payload
from headway.foundation.ledger.models import Changeset, Revision
from headway.foundation.ledger.models.record import DoesNotFit
from tests import make

pytestmark = pytest.mark.django_db

BYPASSES = {
    "save": lambda row: row.save(),
    "delete": lambda row: row.delete(),
    "queryset delete": lambda row: Observation.objects.filter(pk=row.pk).delete(),
    "update": lambda row: Observation.objects.filter(pk=row.pk).update(text="other"),
    "base manager": lambda row: Observation._base_manager.filter(pk=row.pk).update(text="other"),
    "create": lambda row: Observation.objects.create(type="gap", text="x", holder=row.holder),
    "bulk_create": lambda row: Observation.objects.bulk_create([Observation(type="gap", text="x", holder=row.holder)]),
    "bulk_update": lambda row: Observation.objects.bulk_update([row], ["text"]),
    "get_or_create": lambda row: Observation.objects.get_or_create(text="none such", holder=row.holder),
    "update_or_create": lambda row: Observation.objects.update_or_create(pk=row.pk, defaults={"text": "other"}),
    "add": lambda row: row.areas.add("borders"),
    "remove": lambda row: row.areas.remove("borders"),
    "set": lambda row: row.areas.set([]),
    "clear": lambda row: row.areas.clear(),
    "related manager": lambda row: row.supports.create(),
    "related bulk": lambda row: row.supports.all().delete(),
}


@pytest.mark.parametrize("call", BYPASSES.values(), ids=BYPASSES.keys())
def test_every_writing_call_outside_a_changeset_is_refused(call):
    make.an_area("borders")
    row = make.added(Observation(type="gap", text="as written", **make.sight()), areas=["borders"])

    with pytest.raises(LedgerBypass), transaction.atomic():
        call(row)

    row.refresh_from_db()
    assert (row.text, [a.pk for a in row.areas.all()]) == ("as written", ["borders"])


def test_an_act_that_fails_leaves_nothing():
    holder = make.a_body()
    before = Revision.objects.count()

    def half_an_act() -> None:
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="half") as change:
            change.add(Observation(type="gap", text="half an act", holder=holder))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_an_act()

    assert (Observation.objects.count(), Revision.objects.count()) == (0, before)


def test_an_edit_of_a_row_that_moved_on_is_stale():
    row = make.an_observation("first")
    copy = Observation.objects.get(pk=row.pk)
    with changeset(actor=make.SYSTEM, at=make.NOW) as change:
        change.edit(row, text="second")

    with pytest.raises(Stale), changeset(actor=make.SYSTEM, at=make.NOW) as change:
        change.edit(copy, text="third")

    row.refresh_from_db()
    assert row.text == "second"


def test_an_act_cannot_lie_in_the_future():
    with pytest.raises(InTheFuture), changeset(actor=make.SYSTEM, at=timezone.now() + timedelta(days=1)):
        pass


def test_a_text_that_does_not_fit_its_column_is_refused_by_name_on_every_database():
    row, sight = make.an_observation("first"), make.sight()

    with pytest.raises(DoesNotFit, match="the voice who of this observation has 500 characters; at most "):
        make.added(Observation(type="gap", text="x", voice_who="y" * 500, **sight))
    with pytest.raises(DoesNotFit, match="holds a NUL"):
        make.added(Observation(type="gap", text="x\0y", **sight))
    with pytest.raises(DoesNotFit), changeset(actor=make.SYSTEM, at=make.NOW) as change:
        change.edit(row, voice_who="y" * 500)


def test_history_keeps_every_state_and_what_changed():
    row = make.an_observation("first")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="corrected") as change:
        change.edit(row, text="second")

    first, second = history(row)

    assert changed_fields(payload(first), payload(second)) == {"text": ("first", "second")}
    assert second.changeset.reason == "corrected"
    assert row.revision == second.hash


def test_a_row_as_of_a_moment_is_what_stood_then():
    row = make.an_observation("first")
    with changeset(actor=make.SYSTEM, at=make.NOW + timedelta(hours=2)) as change:
        change.edit(row, text="second")

    assert as_of(row, make.NOW - timedelta(hours=1)) is None
    assert as_of(row, make.NOW + timedelta(hours=1)).text == "first"
    assert as_of(row, make.NOW + timedelta(hours=3)).text == "second"
    assert as_of(row, make.NOW + timedelta(hours=3), known=True) is None


def test_an_act_over_two_compartments_writes_one_changeset_in_each_chain():
    make.a_state("XVL")
    here, there = make.sight(), make.sight(compartment="XVL")

    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both") as change:
        change.add(Observation(type="gap", text="here", **here))
        change.add(Observation(type="gap", text="there", **there))

    links = Changeset.objects.filter(reason="both").order_by("compartment")
    assert [link.compartment for link in links] == ["XOR", "XVL"]
    assert len({link.act for link in links}) == 1


def test_a_changeset_inside_another_joins_its_act():
    sight = make.sight()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="outer") as outer:
        outer.add(Observation(type="gap", text="one", **sight))
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="inner") as inner:
            inner.add(Observation(type="gap", text="two", **sight))

    assert Changeset.objects.filter(compartment="XOR").values_list("reason", flat=True).get() == "outer"


def test_a_large_import_is_several_changesets_of_one_act():
    sight = make.sight()
    rows = [Observation(type="gap", text=f"row {n}", **sight) for n in range(5_001)]

    with changeset(actor=make.SYSTEM, at=make.NOW, reason="import") as change:
        change.add_all(rows)

    links = list(Changeset.objects.filter(reason="import"))
    assert [link.revisions.count() for link in links] == [5_000, 1]
    assert links[1].previous == links[0].hash
