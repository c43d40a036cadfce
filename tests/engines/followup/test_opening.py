"""A follow-up is opened in one act and begins from what is open and what is new."""

from datetime import date

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import suggested_code
from headway.engines.followup.comparison import compare
from headway.engines.followup.opening import may_open_follow_up, open_follow_up
from headway.engines.followup.queries import take_snapshot
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


@pytest.fixture
def earlier(db):
    return make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")


def opened(earlier, actor, code="XOR-2026", reason="Decision of the Committee"):
    return open_follow_up(earlier, code=code, reason=reason, actor=actor, **AT)


def test_it_stands_after_the_earlier_one_and_is_pinned_to_the_rules_of_today(earlier):
    before = Changeset.objects.count()

    row = opened(earlier, make.an_assessor())

    catalogue = load_catalogue()
    assert (row.previous, row.type, row.audience) == (earlier, "follow-up", "body")
    assert row.framework == f"ct-core@{catalogue.frameworks['ct-core'].version}"
    assert row.procedure == f"ctc-visit@{catalogue.procedures['ctc-visit'].version}"
    assert Changeset.objects.count() == before + 1


def test_its_scope_is_what_is_open_and_what_applies_since(earlier):
    open_one = make.a_recommendation("1", earlier)
    actor = make.an_assessor()

    scope = compare(take_snapshot(opened(earlier, actor).code, actor)).scope

    assert [item.key for item in scope.of("recommendation")] == [open_one.code]
    assert any("2178" in item.key and item.is_new for item in scope.of("provision"))
    assert not any(item.is_declared for item in scope.items)


def test_a_second_is_opened_from_the_last(earlier):
    actor = make.an_assessor()
    later = opened(earlier, actor)

    assert "open the follow-up from that" in may_open_follow_up(actor, earlier).because
    assert may_open_follow_up(actor, later)


@pytest.mark.parametrize(
    ("code", "reason", "because"),
    [("XVL-2026", "x", "begins with XOR-"), ("XOR-2026", " ", "whose decision"), ("XOR-2009", "x", "another")],
)
def test_what_is_wrong_is_refused(earlier, code, reason, because):
    with pytest.raises(NotAllowed, match=because):
        opened(earlier, make.an_assessor(), code=code, reason=reason)


def test_a_state_opens_none(earlier):
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        opened(earlier, make.a_focal_point())


def test_a_code_is_suggested_that_is_free(earlier):
    actor = make.an_assessor()
    assert suggested_code("XOR", date(2026, 1, 1), actor) == "XOR-2026"

    opened(earlier, actor)
    assert suggested_code("XOR", date(2026, 1, 1), actor) == "XOR-2026-B"
    assert Assessment.objects.visible_to(actor).count() == 2
