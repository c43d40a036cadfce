"""A row may only point to one that everyone who sees the first may see."""

import pytest

from headway.casework.evidence.models import Observation, Support
from headway.foundation.access.circle_links import keep_circles
from headway.foundation.access.models import CircleEntry, Consent
from headway.foundation.access.opening import submit, widen
from headway.foundation.access.sight import may_point, narrower
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "target", "allowed"),
    [
        ("body", "body", True),
        ("body", "public", True),
        ("public", "body", False),
        ("shared", "body", False),
        ("state", "body", False),
        ("body", "state", False),
        ("state", "shared", True),
        ("own", "body", True),
    ],
)
def test_a_link_is_never_wider_than_what_it_points_to(audience, target, allowed):
    holder = make.a_ministry() if audience == "state" else make.a_body()
    other = make.a_ministry() if target == "state" else make.a_body()
    passage = make.a_passage(make.a_source(audience=target, holder=other), audience=target, holder=other)
    observation = make.an_observation(audience=audience, holder=holder)

    def link():
        return make.added(
            Support(observation=observation, passage=passage, **make.sight(audience=audience, holder=holder))
        )

    if allowed:
        assert link().passage == passage
    else:
        with pytest.raises(NotAllowed, match="widen that one first"):
            link()


def test_the_narrower_of_two_rows_is_the_one_whose_readers_all_see_the_other():
    draft, public = make.an_observation(audience="body"), make.an_observation(audience="public")

    assert narrower(public, draft) == narrower(draft, public) == draft


def test_two_rows_that_no_reader_shares_have_no_narrower():
    ours, theirs = make.an_observation(audience="body"), make.an_observation(audience="state", holder=make.a_ministry())

    with pytest.raises(NotAllowed):
        narrower(ours, theirs)


def test_publishing_needs_the_states_recorded_consent():
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)

    with pytest.raises(NotAllowed, match="has not consented to publication"):
        widen(row, "public", actor=make.SYSTEM, at=make.NOW, reason="publish")

    make.added(Consent(what="publish", scope=row.pk, given_on=make.TODAY, **make.sight()))
    widen(row, "public", actor=make.SYSTEM, at=make.NOW, reason="publish")
    assert Observation.objects.get(pk=row.pk).audience == "public"


def test_a_stranger_cannot_widen_a_row():
    row = make.an_observation(audience="body")

    with pytest.raises(NotAllowed, match="only for your own organisation"):
        widen(row, "shared", actor=make.a_focal_point(), at=make.NOW, reason="mine now")


@pytest.mark.parametrize(("ministry", "side"), [(False, "body"), (True, "state")])
def test_submitting_passes_a_row_to_its_holders_side(ministry, side):
    row = make.an_observation(audience="own", holder=make.a_ministry() if ministry else make.a_body())

    assert submit(row, actor=make.SYSTEM, at=make.NOW).audience == side


def test_a_body_cites_what_was_shared_only_where_the_circle_names_it():
    shared = {"audience": "shared", "holder": make.a_ministry()}
    theirs = make.a_source(circle=make.a_circle(make.a_body("fatf")).pk, **shared)
    ours = make.a_source(circle=make.a_circle(make.a_body()).pk, **shared)
    note = make.an_observation(audience="body")

    assert not may_point(note, theirs)
    assert may_point(note, ours)
    assert not may_point(note, make.a_source(circle=make.a_circle(make.a_body(), until=make.TODAY).pk, **shared))


def test_what_is_shared_with_some_points_to_what_was_shared_with_them_all():
    few, more = make.a_circle(make.a_body()), make.a_circle(make.a_body(), make.a_body("fatf"))
    of_few, of_more = (make.an_observation(audience="shared", circle=circle.pk) for circle in (few, more))

    assert may_point(of_few, of_more)
    assert not may_point(of_more, of_few)


def test_a_partners_note_points_to_what_the_delegation_was_given_while_it_is_named():
    interpol = make.a_partner()
    note = make.an_observation(audience="own", holder=interpol)
    given = make.an_observation(audience="partners", circle=make.a_circle(interpol).pk)
    to_others = make.an_observation(audience="partners", holder=interpol, circle=make.a_circle().pk)

    assert may_point(note, given)
    assert not may_point(note, to_others)


def test_nobody_is_admitted_to_rows_that_point_to_what_they_would_not_see():
    few, more = make.a_circle(make.a_body()), make.a_circle(make.a_body(), make.a_body("ctc"))
    make.a_passage(make.a_source(audience="shared", circle=more.pk), audience="shared", circle=few.pk)
    make.a_catalogue_body("fatf"), make.a_body("fatf")

    with pytest.raises(NotAllowed, match="would not see what they point to"):
        make.added(CircleEntry(circle=few, organisation=make.a_body("fatf"), compartment="XOR", since=make.TODAY))
    make.added(CircleEntry(circle=few, organisation=make.a_body("ctc"), compartment="XOR", since=make.TODAY))


def test_a_place_does_not_end_while_its_rows_are_pointed_to_from_another_circle():
    few, more = make.a_circle(make.a_body("fatf")), make.a_circle(make.a_body("fatf"))
    make.a_passage(make.a_source(audience="shared", circle=more.pk), audience="shared", circle=few.pk)
    entry = more.entries.get()

    with pytest.raises(NotAllowed, match="point to these from another circle"), changing() as change:
        change.edit(entry, until=make.TODAY)
    with changing() as change:
        change.edit(few.entries.get(), until=make.TODAY)
        change.edit(entry, until=make.TODAY)


def test_what_a_circle_is_given_in_the_same_act_counts_too():
    few, more = make.a_circle(make.a_body()), make.a_circle(make.a_body(), make.a_body("ctc"))
    source, fatf = make.a_source(audience="shared", circle=more.pk), make.a_body("fatf")

    with changing() as change:
        make.a_passage(source, audience="shared", circle=few.pk)
        with pytest.raises(NotAllowed, match="would not see what they point to"):
            change.add(CircleEntry(circle=few, organisation=fatf, compartment="XOR", since=make.TODAY))


def test_whoever_enters_a_circle_that_was_given_nothing_costs_one_question(django_assert_num_queries):
    circle, fatf = make.a_circle(make.a_body()), make.a_body("fatf")
    entry = CircleEntry(circle=circle, organisation=fatf, compartment="XOR", since=make.TODAY)

    with django_assert_num_queries(1):
        keep_circles(entry)


def changing():
    return changeset(actor=make.SYSTEM, at=make.NOW, reason="for a test")
