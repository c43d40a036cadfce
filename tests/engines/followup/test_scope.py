"""Delta scope: each item says why it is in, and what the mandate names is kept apart from what is new."""

from dataclasses import replace
from uuid import UUID

import pytest

from headway.engines.followup.scope import scope_of
from headway.engines.followup.snapshot import Threat
from headway.engines.followup.values import Why
from headway.foundation.core.dates import period
from tests.engines.followup.cases import (
    NOW,
    THEN,
    a_judgement,
    a_norm,
    a_recommendation,
    a_snapshot,
    progress,
)

JUDGED = (a_judgement(THEN, "largely"),)


def reasons(snapshot, key):
    return [item.reasons for item in scope_of(snapshot).items if item.key == key]


@pytest.mark.parametrize(
    ("applies_from", "visited", "expected"),
    [
        ("2014-09-24", "2009-10-12/2009-10-16", [(Why.NEW, Why.NEVER_JUDGED)]),
        ("2005-09-14", "2009-10-12/2009-10-16", []),
        ("2009-10-16", "2009-10-12/2009-10-16", []),
        ("2009-10-17", "2009-10-12/2009-10-16", [(Why.NEW, Why.NEVER_JUDGED)]),
        ("2009-10-14", "2009-10", [(Why.UNDECIDED, Why.NEVER_JUDGED)]),
        ("2009-11-01", "2009-10", [(Why.NEW, Why.NEVER_JUDGED)]),
        ("2009-03-01", "2009", [(Why.UNDECIDED, Why.NEVER_JUDGED)]),
        ("2009-03-01", "2009~", [(Why.UNDECIDED, Why.NEVER_JUDGED)]),
        ("2018-10-01", "2009-10-12/2009-10-16", []),
    ],
)
def test_a_provision_is_new_if_it_applies_since_the_earlier_visit(applies_from, visited, expected):
    earlier = replace(THEN, dates=period(visited))
    judged = (replace(a_judgement(THEN, "largely"), as_of=period("2009-10-16")),)
    norms = {"a:1": a_norm("a:1", applies_from)}
    found = reasons(a_snapshot(previous=earlier, norms=norms, judgements=judged), "a:1")

    covered = applies_from <= "2009-10-16"
    assert found == [tuple(r for r in why if not (covered and r is Why.NEVER_JUDGED)) for why in expected]


def test_what_the_mandate_names_is_in_scope_however_old_and_shown_apart():
    old, new, other = (
        a_norm("unsc-1624-2005:OP1", "2005-09-14"),
        a_norm("b:1", "2014-09-24"),
        a_norm("c:1", "2017-12-21"),
    )
    mandate = replace(NOW, mandate_provisions=(old.key, new.key))
    norms = {norm.key: norm for norm in (old, new, other)}

    scope = scope_of(a_snapshot(case=mandate, norms=norms, judgements=JUDGED))

    assert [item.key for item in scope.declared_though_not_new] == [old.key]
    assert [item.key for item in scope.new_though_not_declared] == [other.key]


def test_an_open_recommendation_is_in_scope_and_an_implemented_one_is_not():
    done, reported, silent = (a_recommendation(n) for n in (1, 2, 3))
    rows = (
        progress(done, "body", "implemented", "2018-07", "seen on site"),
        progress(reported, "state", "implemented", "2018-06"),
    )
    scope = scope_of(a_snapshot(recommendations=(done, reported, silent), progress=rows))

    assert [(item.key, item.reasons) for item in scope.of("recommendation")] == [
        ("XOR-2009-2", (Why.OPEN,)),
        ("XOR-2009-3", (Why.OPEN,)),
    ]


@pytest.mark.parametrize("level", ["special:not-assessed", "special:no-information"])
def test_a_provision_that_was_only_not_assessed_was_never_judged(level):
    norm = a_norm("a:1", "2001-09-28")
    row = a_judgement(THEN, level, subject="provision:a:1")

    assert reasons(a_snapshot(norms={"a:1": norm}, judgements=(row,)), "a:1") == [(Why.NEVER_JUDGED,)]


def test_a_judgement_of_its_area_covers_a_provision_that_applied_then():
    norm = a_norm("a:1", "2001-09-28")

    assert reasons(a_snapshot(norms={"a:1": norm}, judgements=JUDGED), "a:1") == []


def test_an_area_whose_threat_moved_is_in_scope():
    def threat(case, level, areas):
        return Threat(UUID(int=case.id.int + 70), "public", assessment=case.id, level_as_said=level, areas=areas)

    snapshot = a_snapshot(
        threats=(threat(THEN, "low", ("borders", "aviation")), threat(NOW, "low", ("borders", "online")))
    )

    assert [(item.key, item.reasons) for item in scope_of(snapshot).of("area")] == [
        ("aviation", (Why.THREAT_MOVED,)),
        ("online", (Why.THREAT_MOVED,)),
    ]


def test_without_an_earlier_visit_nothing_is_new():
    norms = {"a:1": a_norm("a:1", "2014-09-24")}

    assert reasons(a_snapshot(previous=None, cases=(NOW,), norms=norms), "a:1") == [(Why.NEVER_JUDGED,)]


def test_an_earlier_visit_without_a_date_leaves_it_open_what_is_new():
    norms = {"a:1": a_norm("a:1", "2014-09-24")}
    undated = replace(THEN, dates=None)

    assert reasons(a_snapshot(previous=undated, norms=norms), "a:1") == [(Why.UNDECIDED, Why.NEVER_JUDGED)]
