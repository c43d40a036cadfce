"""Undoing an act: everything of it or nothing, and the ledger still tells the whole story."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from headway.casework.evidence.models import Observation, Passage, Source
from headway.foundation.ledger.changes import Stale, StoodOn, changeset
from headway.foundation.ledger.history import as_of, history
from headway.foundation.ledger.undoing import CannotUndo, undo
from headway.foundation.ledger.verify import verify
from tests import make

LATER = make.NOW + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def an_act(*, edits=(), adds=()):
    act = uuid4()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="an import", act=act) as change:
        for row, values in edits:
            change.edit(row, **values)
        for row in adds:
            change.add(row)
    return act


def undone(act, **given):
    return undo(act, actor=make.SYSTEM, at=LATER, reason="taken back", **given)


def a_draft(text):
    return Observation(type="gap", text=text, **make.sight())


def test_what_an_act_added_ends_and_what_it_changed_stands_as_before():
    make.an_area("borders")
    known = make.added(a_draft("as it was"), areas=["borders"])
    act = an_act(edits=[(known, {"text": "as imported", "areas": []})], adds=[a_draft("new")])

    assert undone(act) == (1, 1)

    row = Observation.objects.get()
    assert (row.text, [a.pk for a in row.areas.all()]) == ("as it was", ["borders"])
    assert verify().problems == []


def test_the_past_of_a_row_that_ended_stays():
    row = a_draft("new")
    act = an_act(adds=[row])
    undone(act)

    assert history(row).count() == 2
    assert as_of(row, make.NOW).text == "new"
    assert as_of(row, LATER) is None


def test_an_act_is_not_undone_over_a_later_change():
    row = make.added(a_draft("as it was"))
    act = an_act(edits=[(row, {"text": "as imported"})], adds=[a_draft("new")])
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a person's own") as change:
        change.edit(row, text="as corrected")

    with pytest.raises(CannotUndo, match="“as corrected” was changed since, and undoing would lose that change"):
        undone(act)

    assert sorted(Observation.objects.values_list("text", flat=True)) == ["as corrected", "new"]


def test_an_act_is_not_undone_under_what_stands_on_it():
    source = Source(type="document", title="A tracker", **make.sight())
    act = an_act(adds=[source])
    make.a_passage(source)

    with pytest.raises(CannotUndo, match="Something was written since that stands on what is to go"):
        undone(act)

    assert Source.objects.count() == 1


def test_rows_go_before_those_they_point_to():
    source = Source(type="document", title="A tracker", **make.sight())
    act = an_act(adds=[source, Passage(source=source, start=0, end=3, quote="row", **make.sight())])

    assert undone(act) == (2, 0)
    assert (Source.objects.count(), Passage.objects.count()) == (0, 0)


def test_what_is_to_be_kept_stays():
    source = Source(type="document", title="A tracker", **make.sight())
    act = an_act(adds=[source, Passage(source=source, start=0, end=3, quote="row", **make.sight())])

    assert undone(act, keep=["source"]) == (1, 0)
    assert Source.objects.count() == 1


def test_an_act_is_undone_once():
    act = an_act(adds=[a_draft("new")])
    undone(act)

    with pytest.raises(CannotUndo, match="no longer there"):
        undone(act)


def test_a_row_is_not_ended_over_somebody_elses_change():
    row = make.added(a_draft("as read"))
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="a person's own") as change:
        change.edit(Observation.objects.get(), text="as corrected")

    with pytest.raises(Stale), changeset(actor=make.SYSTEM, at=make.NOW, reason="end") as change:
        change.end_all([row])


def test_a_row_that_others_stand_on_does_not_end():
    source = make.a_source()
    make.a_passage(source)

    with pytest.raises(StoodOn), changeset(actor=make.SYSTEM, at=make.NOW, reason="end") as change:
        change.end_all([source])


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
STEP = st.tuples(st.booleans(), TEXT, st.booleans())
"""Whether a row is added or changed, what it then says, and whether it is changed once more in the same act."""


class UndoingIsWhole(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(st.lists(STEP, max_size=6))
    def test_everything_stands_as_before_whatever_was_added_and_changed_and_how_often(self, steps):
        rows = [make.added(a_draft(f"row {n}")) for n in range(3)]
        before = sorted(Observation.objects.values_list("pk", "text", "type"))
        act = uuid4()
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="an import", act=act) as change:
            for place, (is_new, text, twice) in enumerate([(True, "at least one", False), *steps]):
                row = change.add(a_draft(text)) if is_new else change.edit(rows[place % 3], text=text)
                if twice:
                    change.edit(row, type="threat")

        undone(act)

        assert sorted(Observation.objects.values_list("pk", "text", "type")) == before
        assert verify().problems == []
