"""The condition of a reader is made once for all reads that begin with it; what one read adds stays its own."""

import pytest

from headway.casework.evidence.models import Observation
from tests import make

pytestmark = pytest.mark.django_db


def test_what_one_read_adds_to_the_condition_is_not_in_the_next():
    gap, threat = make.an_observation(type="gap"), make.an_observation(type="threat")
    actor = make.an_assessor()

    assert list(Observation.objects.visible_to(actor).filter(type="gap")) == [gap]
    assert set(Observation.objects.visible_to(actor)) == {gap, threat}


def test_two_readers_do_not_share_a_condition():
    row = make.an_observation()

    assert list(Observation.objects.visible_to(make.an_assessor())) == [row]
    assert list(Observation.objects.visible_to(make.a_lead("fatf"))) == []


def test_a_row_written_after_the_first_read_is_in_the_second():
    actor = make.an_assessor()
    before = list(Observation.objects.visible_to(actor))
    row = make.an_observation()

    assert (before, list(Observation.objects.visible_to(actor))) == ([], [row])


def test_what_was_asked_before_the_reader_was_named_stays_asked():
    gap, _ = make.an_observation(type="gap"), make.an_observation(type="threat")

    assert list(Observation.objects.filter(type="gap").visible_to(make.an_assessor())) == [gap]
