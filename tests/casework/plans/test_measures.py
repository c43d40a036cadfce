"""One measure, however many sources tell of it."""

import pytest

from headway.casework.evidence.services import TakesPart
from headway.casework.plans.models import Measure
from headway.casework.plans.services import create_measure, extend_measure
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db


def a_measure(**given):
    return Measure(title="Advance passenger information", type="control", status="in place", **make.sight(**given))


def test_a_second_source_extends_the_measure_and_repeats_no_organisation():
    customs = TakesPart("State Customs Service", "lead", make.a_ministry("State Customs Service"))
    first, second = make.an_observation("first"), make.an_observation("second")
    measure = create_measure(a_measure(), actor=make.SYSTEM, at=make.NOW, parts=[customs], told_by=[first])

    extend_measure(measure, second, actor=make.SYSTEM, at=make.NOW, parts=[customs, TakesPart("others", "involved")])

    told = measure.evidence.unscoped("for the test")
    named = measure.organisations.unscoped("for the test")
    assert Measure.objects.unscoped("for the test").count() == 1
    assert {row.observation_id for row in told} == {first.pk, second.pk}
    assert sorted(row.as_said for row in named) == ["State Customs Service", "others"]


def test_a_measure_answers_recommendations_and_provisions():
    recommendation = make.a_recommendation()
    provision = make.a_provision()

    measure = create_measure(
        a_measure(), actor=make.SYSTEM, at=make.NOW, recommendations=[recommendation], provisions=[provision.pk]
    )

    answers = measure.answers.unscoped("for the test")
    assert sorted((a.recommendation_id, a.provision_id) for a in answers if a.recommendation_id) == [
        (recommendation.pk, None)
    ]
    assert [a.provision_id for a in answers if a.provision_id] == [provision.pk]


def test_a_ministry_does_not_write_measures_for_another():
    holder = make.a_ministry("Ministry of the Interior")

    with pytest.raises(NotAllowed):
        create_measure(a_measure(holder=holder, audience="own"), actor=make.a_contributor(), at=make.NOW)
    assert Measure.objects.unscoped("for the test").count() == 0


def test_the_body_keeps_a_measure_that_somebody_told_of_and_plans_none():
    assessor, told = make.an_assessor(), make.an_observation("They check passengers in advance.")

    with pytest.raises(NotAllowed, match="Measures are the State's own"):
        create_measure(a_measure(audience="body"), actor=assessor, at=make.NOW)
    assert Measure.objects.unscoped("for the test").count() == 0

    kept = create_measure(a_measure(audience="body"), actor=assessor, at=make.NOW, told_by=[told])
    assert [row.observation_id for row in kept.evidence.unscoped("for the test")] == [told.pk]
