"""Who reads what is marked is written down after the answer and shown to whoever answers for those rows."""

import pytest
from django.urls import reverse

from headway.casework.evidence.models import Source
from headway.foundation.access.models import Read
from headway.foundation.access.models.security import AppendOnly
from headway.foundation.core.actors import Role
from tests import make

pytestmark = pytest.mark.django_db


def a_marked_source(title="Note on routes", marking="Confidential", **given):
    return make.added(Source(type="document", title=title, marking=marking, **make.sight(**given)))


def lines():
    return [(read.who, read.door, read.kind, read.record) for read in Read.objects.order_by("id")]


def test_whoever_opens_a_page_with_a_marked_row_is_written_down(reading_as):
    source, assessor = a_marked_source(), make.an_assessor()

    reading_as(assessor).get(reverse("web:source", args=[source.pk]))

    assert lines() == [(f"{assessor.name}, UN-CTED", "web", "source", source.pk)]
    read = Read.objects.get()
    assert (read.user, read.audience, read.compartment, read.body, read.marking) == (
        assessor.user, "body", "XOR", "un-cted", "Confidential",
    )  # fmt: skip


@pytest.mark.parametrize(
    "given",
    [
        {"marking": ""},
        {"marking": "Unclassified"},
        {"audience": "public"},
        {"audience": "own"},
    ],
    ids=["unmarked", "below the level", "public", "own"],
)
def test_other_rows_are_not(reading_as, given):
    source = a_marked_source(**given)

    assert reading_as(make.an_assessor()).get(reverse("web:source", args=[source.pk])).status_code == 200
    assert lines() == []


def test_who_was_shown_nothing_has_read_nothing(reading_as):
    source = a_marked_source()

    assert reading_as(make.a_focal_point()).get(reverse("web:source", args=[source.pk])).status_code == 404
    assert lines() == []


@pytest.mark.parametrize("size", [1, 3])
def test_a_list_costs_two_questions_more_however_long_it_is(size, reading_as, django_assert_num_queries):
    for number in range(size):
        a_marked_source(f"Note {number}")
    client = reading_as(make.an_assessor())

    with django_assert_num_queries(7 + 2):
        client.get(reverse("web:sources"))
    assert len(lines()) == size


def test_a_lead_sees_the_reads_of_their_bodys_rows_and_a_focal_point_those_of_the_state(reading_as):
    ours, theirs = a_marked_source("Ours"), a_marked_source("Theirs", holder=make.a_ministry(), audience="state")
    other = a_marked_source("Of another Body", holder=make.a_body("fatf"))
    lead, focal_point = make.an_assessor(role=Role.LEAD), make.a_focal_point()
    for who, row in [(make.an_assessor(), ours), (make.a_focal_point(), theirs), (make.an_assessor("fatf"), other)]:
        assert reading_as(who).get(reverse("web:source", args=[row.pk])).status_code == 200

    seen = {}
    for name, who in [("lead", lead), ("focal point", focal_point)]:
        page = reading_as(who).get(reverse("web:reads")).content.decode()
        seen[name] = {title for title in ("Ours", "Theirs", "Of another Body") if f">{title}</a>" in page}

    assert seen == {"lead": {"Ours"}, "focal point": {"Theirs"}}


def test_a_lead_of_one_file_sees_the_reads_of_that_file_alone(reading_as):
    for state in ("XOR", "XVL"):
        row = a_marked_source(f"On {state}", compartment=state)
        reading_as(make.an_assessor()).get(reverse("web:source", args=[row.pk]))

    page = reading_as(make.an_assessor(state="XVL", role=Role.LEAD)).get(reverse("web:reads")).content.decode()

    assert (">On XVL</a>" in page, "On XOR" in page) == (True, False)


@pytest.mark.parametrize(
    "who",
    [make.an_assessor, make.a_contributor, make.a_delegate, lambda: make.an_assessor(role=Role.CLEARER), lambda: None],
    ids=["assessor", "contributor", "delegate", "clearer", "the public"],
)
def test_nobody_else_has_such_a_page(reading_as, who):
    assert reading_as(who()).get(reverse("web:reads")).status_code == 404


def test_a_line_is_neither_changed_nor_removed(reading_as):
    source = a_marked_source()
    reading_as(make.an_assessor()).get(reverse("web:source", args=[source.pk]))
    read = Read.objects.get()

    for act in (read.save, read.delete, Read.objects.all().delete, lambda: Read.objects.update(who="nobody")):
        with pytest.raises(AppendOnly):
            act()
