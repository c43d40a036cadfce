"""Rows of several kinds come in one query, whole, and only where each kind was asked for somebody."""

from datetime import date
from decimal import Decimal

import pytest

from headway.casework.evidence.models import Figure, Observation, Passage, Source, Support
from headway.casework.plans.models import Funding, Measure
from headway.casework.recommendations.models import Addressee
from headway.foundation.access.at_once import at_once, lay_beside
from headway.foundation.access.noting import noting
from headway.foundation.access.scope import Unscoped, answering
from headway.foundation.catalogue.models import Area
from headway.foundation.core.actors import ANONYMOUS
from tests import make
from tests.doors.web.cases import a_case, a_figure

pytestmark = pytest.mark.django_db


def whole(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_several_kinds_are_one_query_and_each_row_is_whole(django_assert_num_queries):
    a_case(2)
    make.added(a_figure(None, 1, low=Decimal("1.5")))
    measure = Measure.rows.first()
    make.added(
        Funding(measure=measure, type="budget", as_said="12", amount=12, currency="EUR", said_on=date(2018, 7, 1),
                **make.sight())
    )  # fmt: skip
    actor = make.an_assessor()
    kinds = [Area, Observation, Funding, Figure, Source, Measure]
    asked = [(model.objects if model is Area else model.objects.visible_to(actor)).all() for model in kinds]

    with answering(actor), django_assert_num_queries(1):
        found = at_once(*asked)

    for rows, one_by_one in zip(found, asked, strict=True):
        assert rows
        assert {str(row.pk): whole(row) for row in rows} == {str(row.pk): whole(row) for row in one_by_one}
        assert [str(row) for row in sorted(rows, key=lambda row: row.pk)] == [
            str(row) for row in sorted(one_by_one, key=lambda row: row.pk)
        ]
    (amount,) = {str(row.amount) for row in found[2]}
    assert amount == str(Funding.rows.get().amount), "no digit more or less than when read alone"


def test_what_is_named_with_a_row_comes_with_it(django_assert_num_queries):
    earlier, _ = a_case(1)
    make.added(Addressee(recommendation=make.a_recommendation("7", earlier), as_printed="all", **make.sight()))
    actor = make.an_assessor()
    supports = Support.objects.visible_to(actor).select_related("passage__source", "observation")
    addressees = Addressee.objects.visible_to(actor).select_related("organisation")

    with django_assert_num_queries(1):
        found, to = at_once(supports, addressees)
        said = {(row.observation.text, row.passage.source.title) for row in found}
        names = {row.as_printed: row.organisation and row.organisation.name for row in to}

    assert said == {("The State has a strategy, number 1.", "Report 1")}
    assert names == {"the Ministry 1": "Ministry 1", "all": None}


def test_each_part_must_be_asked_for_somebody():
    make.an_observation()
    actor = make.an_assessor()

    with answering(actor), pytest.raises(Unscoped, match="Passage was read without visible_to"):
        at_once(Observation.objects.visible_to(actor), Passage.objects.all())


def test_nobody_gets_more_than_they_may_see():
    make.an_observation()

    of_all, of_none = at_once(
        Observation.objects.visible_to(make.an_assessor()), Observation.objects.visible_to(ANONYMOUS)
    )

    assert len(of_all) == 1
    assert of_none == []


def test_a_marked_row_is_noted_as_read():
    row = make.added(Observation(type="measure", text="Said.", marking="Confidential", **make.sight()))
    actor = make.an_assessor()

    with noting() as noted:
        at_once(Observation.objects.visible_to(actor), Source.objects.visible_to(actor))

    assert row.pk in noted


def test_what_is_laid_beside_a_row_is_not_asked_for_again(django_assert_num_queries):
    a_case(1)
    measure = Measure.rows.first()
    areas = list(measure.areas.all())

    lay_beside(measure, "areas", areas)

    with django_assert_num_queries(0):
        assert list(measure.areas.all()) == areas
