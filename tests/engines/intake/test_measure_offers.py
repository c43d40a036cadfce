"""The same measure told by two sources is one measure with two observations."""

import pytest

from headway.casework.plans.models import Measure
from headway.engines.intake.measure_offers import create_from, extend_with, measures_like, proposed_title
from tests import make

pytestmark = pytest.mark.django_db
FIRST = "The Border Service introduced enhanced passport controls at land borders."
AGAIN = "Enhanced controls of passports at the land borders led to 40 refusals of entry."


def test_a_known_measure_is_offered_with_the_words_it_shares():
    actor = make.an_assessor()
    measure = create_from(make.an_observation(FIRST), title="Passport controls at borders", kind="control",
                          actor=actor, at=make.NOW)  # fmt: skip

    alike = measures_like(make.an_observation(AGAIN), actor=actor)

    assert [a.measure for a in alike] == [measure]
    assert alike[0].shared == ("border", "control", "passport")


def test_another_measure_is_not_offered():
    actor = make.an_assessor()
    create_from(make.an_observation(FIRST), title="Passport controls at borders", kind="control", actor=actor,
                at=make.NOW)  # fmt: skip

    assert measures_like(make.an_observation("Imams hold seminars against extremism."), actor=actor) == []


def test_a_measure_the_actor_may_not_see_is_not_offered():
    create_from(make.an_observation(FIRST), title="Passport controls at borders", kind="control", actor=make.SYSTEM,
                at=make.NOW)  # fmt: skip

    assert measures_like(make.an_observation(AGAIN), actor=make.an_assessor("fatf")) == []


def test_two_observations_make_one_measure():
    actor = make.an_assessor()
    first, second = make.an_observation(FIRST), make.an_observation(AGAIN)
    measure = create_from(first, title="Passport controls", kind="control", actor=actor, at=make.NOW)

    extend_with(measure, second, actor=actor, at=make.NOW)

    assert Measure.objects.visible_to(actor).count() == 1
    assert {e.observation_id for e in measure.evidence.visible_to(actor)} == {first.pk, second.pk}


def test_a_status_nobody_stated_stays_empty():
    measure = create_from(make.an_observation(FIRST), title="Controls", kind="control", actor=make.SYSTEM, at=make.NOW)

    assert measure.status == ""


def test_a_title_is_the_observation_s_own_words_cut_between_two():
    long = make.an_observation("controls of " + "passports and visas " * 12)

    title = proposed_title(long)

    assert title.startswith("Controls of passports")
    assert title.endswith("…")
    assert len(title) <= 120
