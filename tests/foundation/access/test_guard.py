"""While a person is being answered, a case query that does not name them fails, by whatever road it is read."""

import pytest
from django.db.models import Count, Exists, OuterRef, Prefetch, Subquery

from headway.casework.evidence.models import Observation, Passage, Source, Support
from headway.foundation.access.scope import Unscoped, answering, the_systems_own_work
from headway.foundation.core.actors import ANONYMOUS
from tests import make

pytestmark = pytest.mark.django_db

ROADS = {
    "list": list,
    "len": len,
    "bool": bool,
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "contains": lambda rows: rows.contains(Observation()),
    "first": lambda rows: rows.first(),
    "last": lambda rows: rows.last(),
    "latest": lambda rows: rows.latest("pk"),
    "get": lambda rows: rows.get(pk="01900000-0000-7000-8000-000000000000"),
    "iterator": lambda rows: list(rows.iterator()),
    "values": lambda rows: list(rows.values("text")),
    "values of a list": lambda rows: list(rows.values_list("text", flat=True)),
    "slice": lambda rows: list(rows[:3]),
    "in bulk": lambda rows: rows.in_bulk(),
    "aggregate": lambda rows: rows.aggregate(n=Count("pk")),
    "annotate": lambda rows: list(rows.values("holder").annotate(n=Count("pk"))),
    "distinct": lambda rows: rows.values("holder").distinct().count(),
    "union": lambda rows: list(rows.union(rows.all())),
    "explain": lambda rows: rows.explain(),
    "related": lambda rows: list(rows.select_related("holder")),
    "raw": lambda rows: list(rows.raw("SELECT id FROM evidence_observation")),
    "foreign keys' rows": lambda rows: list(Observation.rows.filter(text="said")),
    "one of them": lambda rows: Observation.rows.get(text="said"),
}


@pytest.mark.parametrize("road", ROADS)
def test_reading_without_saying_for_whom_is_an_error(road):
    make.an_observation()

    with answering(), pytest.raises(Unscoped, match="Observation was read without visible_to"):
        ROADS[road](Observation.objects.all())


@pytest.mark.parametrize("how", ["exists", "subquery", "in", "not in"])
def test_a_subquery_names_them_too(how):
    supports = Support.objects.filter(observation=OuterRef("pk"))
    mine = Observation.objects.visible_to(ANONYMOUS)
    asked = {
        "exists": lambda: mine.filter(Exists(supports)),
        "subquery": lambda: mine.annotate(one=Subquery(supports.values("pk")[:1])),
        "in": lambda: mine.filter(pk__in=Support.objects.values("observation")),
        "not in": lambda: mine.exclude(pk__in=Support.objects.values("observation")),
    }

    with answering(), pytest.raises(Unscoped, match="Support"):
        list(asked[how]())


@pytest.mark.parametrize("how", ["filter", "count", "order", "exclude"])
def test_a_join_to_rows_that_point_back_is_an_error(how):
    mine = Source.objects.visible_to(ANONYMOUS)
    asked = {
        "filter": lambda: mine.filter(passages__quote="secret"),
        "count": lambda: mine.annotate(n=Count("passages")),
        "order": lambda: mine.filter(passages__isnull=False).order_by("passages__start"),
        "exclude": lambda: mine.exclude(passages__quote="secret"),
    }

    with answering(), pytest.raises(Unscoped):
        list(asked[how]())


def test_a_related_manager_and_a_prefetch_name_them_too():
    source = make.a_source(audience="public")
    make.a_passage(source, audience="body")
    found = Source.objects.visible_to(ANONYMOUS)

    with answering():
        with pytest.raises(Unscoped):
            list(source.passages.all())
        with pytest.raises(Unscoped):
            list(found.prefetch_related("passages"))
        named = found.prefetch_related(Prefetch("passages", Passage.objects.visible_to(ANONYMOUS)))
        assert [list(row.passages.all()) for row in named] == [[]]
        assert list(source.passages.visible_to(ANONYMOUS)) == []


def test_either_half_of_a_union_of_conditions_names_them():
    named, unnamed = Observation.objects.visible_to(ANONYMOUS), Observation.objects.filter(text="said")

    with answering():
        for asked in (named | unnamed, unnamed | named, named.union(unnamed)):
            with pytest.raises(Unscoped):
                list(asked)
        assert list(named & unnamed) == list(named | named) == []


def test_a_foreign_key_is_followed_without_asking_again():
    passage = make.a_passage(audience="public")

    with answering():
        found = Passage.objects.visible_to(ANONYMOUS).get()
        assert found.source == passage.source
        assert [p.source for p in Passage.objects.visible_to(ANONYMOUS).prefetch_related("source")] == [passage.source]
        found.refresh_from_db()


def test_nothing_is_asked_of_an_empty_query():
    with answering():
        assert list(Observation.objects.none()) == []


def test_the_systems_own_work_inside_a_page_says_why():
    row = make.an_observation()

    with answering():
        with the_systems_own_work("a test"):
            assert list(Observation.objects.all()) == [row]
        with pytest.raises(Unscoped):
            list(Observation.objects.all())
    with pytest.raises(ValueError, match="say why"), the_systems_own_work(""):
        pass
    with pytest.raises(ValueError, match="say why"):
        Observation.objects.unscoped("")
