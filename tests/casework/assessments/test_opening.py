"""An assessment is opened by hand by the people of an assessing body, and what its first page says can be corrected."""

from datetime import date

import pytest

from headway.casework.assessments.models import Assessment
from headway.casework.assessments.opening import (
    Terms,
    correct_assessment,
    customary,
    may_open_here,
    open_by_hand,
    states_to_open,
)
from headway.foundation.catalogue.services import load
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.history import history
from headway.foundation.ledger.models import Changeset
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}
TERMS = Terms(reason="Decision of the Committee of 12 May", framework="ct-core", procedure="ctc-visit")


@pytest.fixture(autouse=True)
def catalogue():
    load(make.NOW)


def opened(actor, code="", terms=TERMS, kind="initial", **more):
    return open_by_hand("XOR", code, kind, terms, actor=actor, **AT, **more)


def test_it_is_pinned_to_the_rules_of_today_and_only_the_body_sees_it():
    actor, catalogue = make.an_assessor(), load_catalogue()
    before = Changeset.objects.count()

    row = opened(actor, terms=Terms(reason="A decision", framework="ct-core", procedure="ctc-visit",
                                    instruments=("unsc-1373-2001",), dates="2026-05"))  # fmt: skip

    assert (row.code, row.type, row.dates, row.audience) == ("XOR-2026", "initial", "2026-05", "body")
    assert row.framework == f"ct-core@{catalogue.frameworks['ct-core'].version}"
    assert row.procedure == f"ctc-visit@{catalogue.procedures['ctc-visit'].version}"
    assert [one.pk for one in row.mandate_instruments.all()] == ["unsc-1373-2001"]
    assert (row.body_id, row.on_behalf_of_id) == ("un-cted", "un-ctc")
    assert Changeset.objects.count() == before + 1
    assert not Assessment.objects.visible_to(make.a_focal_point()).exists()


def test_a_body_is_offered_the_framework_and_the_procedure_it_is_known_to_use():
    assert customary("un-cted") == ("ct-core", "ctc-visit")
    assert customary("no-such-body") == ("", "")


def test_the_second_of_a_year_gets_a_code_of_its_own_and_may_come_after_another_bodys():
    actor = make.an_assessor()
    first = opened(actor)

    second = opened(actor, kind="focused", previous=first)

    assert (second.code, second.previous) == ("XOR-2026-B", first)


@pytest.mark.parametrize(
    ("code", "terms", "sentence"),
    [
        ("XVL-2026", TERMS, "begins with XOR-"),
        ("", Terms(framework="ct-core"), "Say why it is opened"),
        ("", Terms(reason="A decision", instruments=("no-such",)), "no-such is not in the catalogue"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence_and_nothing_is_kept(code, terms, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        opened(make.an_assessor(), code, terms)

    assert not Assessment.objects.unscoped("a test").exists()


def test_an_assessment_of_another_state_does_not_come_before_it():
    actor = make.an_assessor()
    other = make.an_assessment("XVL-2018", compartment="XVL")

    with pytest.raises(NotAllowed, match="another State"):
        opened(actor, previous=other)


def test_only_the_people_of_a_body_open_one_in_the_files_they_work_on():
    assert "XVL" in states_to_open(make.an_assessor())
    assert states_to_open(make.an_assessor(state="XOR")) == ["XOR"]
    assert states_to_open(make.a_focal_point()) == []
    assert not may_open_here(make.a_delegate(), "XOR")
    with pytest.raises(NotAllowed, match="assessing body"):
        opened(make.a_focal_point())


def test_what_is_corrected_keeps_its_past_and_what_is_pinned_stays():
    actor = make.an_assessor()
    row = opened(actor, terms=Terms(reason="A decision", procedure="ctc-visit"))
    pinned = row.procedure

    changed = Terms(reason="A decision", title="Initial visit", dates="2026-05-04/2026-05-08",
                    cut_off=date(2026, 5, 8), framework="ct-core", procedure="upr-cycle",
                    instruments=("unsc-2396-2017",))  # fmt: skip
    correct_assessment(row, changed, because="the days are agreed", actor=actor, **AT)

    row = Assessment.objects.visible_to(actor).get()
    assert (row.title, row.dates, row.cut_off) == ("Initial visit", "2026-05-04/2026-05-08", date(2026, 5, 8))
    assert (row.procedure, row.framework.partition("@")[0]) == (pinned, "ct-core")
    assert [one.pk for one in row.mandate_instruments.all()] == ["unsc-2396-2017"]
    assert len(history(row)) == 2


def test_one_that_a_text_told_of_is_corrected_without_a_reason_that_nobody_knows():
    row, actor = make.an_assessment("XOR-2009"), make.an_assessor()

    correct_assessment(row, Terms(title="Initial visit"), because="the title was left out", actor=actor, **AT)

    assert Assessment.objects.visible_to(actor).get().title == "Initial visit"


def test_a_correction_says_why_and_is_the_bodys_own():
    actor = make.an_assessor()
    row = opened(actor)

    with pytest.raises(NotAllowed, match="Say why it is corrected"):
        correct_assessment(row, TERMS, because=" ", actor=actor, **AT)
    with pytest.raises(NotAllowed, match="Only the assessing Body"):
        correct_assessment(row, TERMS, because="a whim", actor=make.a_focal_point(), **AT)
