"""What left as a file is written down with the rows it may hold; each side is told of its own."""

import pytest

from headway.foundation.access.departures import departures_of, record_departure
from headway.foundation.access.models import Departure
from headway.foundation.access.models.security import AppendOnly
from headway.foundation.access.noting import carrying
from headway.foundation.core.actors import ANONYMOUS
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle():
    return make.a_circle(make.a_body())


def taken(actor, to="shared", what="follow-up report of XOR-2018 (docx)"):
    with carrying() as rows:
        list(type(make.an_observation()).objects.visible_to(actor))
    return record_departure(what, to=to, compartment="XOR", rows=rows.values(), actor=actor, at=make.NOW)


def test_who_took_what_when_and_for_whom_is_written_down(circle):
    make.an_observation(audience="shared", circle=circle.pk)
    lead = make.a_lead()

    line = taken(lead)

    assert (line.user, line.who, line.at, line.to, line.door) == (
        lead.user, f"{lead.name}, UN-CTED", make.NOW, "shared", "tests",
    )  # fmt: skip


def test_a_file_holds_what_its_readers_may_see(circle):
    shared, note = make.an_observation(audience="shared", circle=circle.pk), make.an_observation(audience="body")
    lead = make.a_lead()

    line = taken(lead, to="shared")

    assert list(departures_of(shared, lead)) == [line]
    assert list(departures_of(note, lead)) == []


def test_neither_side_is_told_what_the_other_took(circle):
    row = make.an_observation(audience="shared", circle=circle.pk)
    lead, focal, other = make.a_lead(), make.a_focal_point(), make.a_lead("fatf")
    ours, theirs = taken(lead), taken(focal)

    assert [list(departures_of(row, reader)) for reader in (lead, focal, other)] == [[ours], [theirs], []]


def test_whoever_took_a_document_took_its_passages(circle):
    source = make.a_source(audience="shared", circle=circle.pk)
    passage = make.a_passage(source, audience="shared", circle=circle.pk)
    lead = make.a_lead()
    with carrying() as rows:
        type(source).objects.visible_to(lead).get(pk=source.pk)
    line = record_departure(
        "file of a source", to="shared", compartment="XOR", rows=rows.values(), actor=lead, at=make.NOW
    )

    assert list(departures_of(passage, lead)) == [line]
    assert list(departures_of(make.an_observation(), lead, along=[passage])) == [line]


def test_what_a_stranger_takes_was_public(circle):
    make.an_observation(audience="public")

    assert taken(ANONYMOUS, to="public") is None
    assert not Departure.objects.exists()


def test_a_line_is_neither_changed_nor_removed(circle):
    line = taken(make.a_lead())

    for attempt in (line.save, line.delete, Departure.objects.all().delete, lambda: Departure.objects.update(who="")):
        with pytest.raises(AppendOnly):
            attempt()
