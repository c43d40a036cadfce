"""How often somebody may do something: counted in the database, so that every process counts together."""

from datetime import timedelta

import pytest

from headway.foundation.access.limits import Rate, wait_for
from headway.foundation.access.models import Tally
from tests import make

pytestmark = pytest.mark.django_db
THREE = Rate(3, 3600)


def test_a_rate_is_written_as_a_number_in_a_stretch_of_time():
    assert [Rate.read(text) for text in ("60/h", "5/m", "1/d", "2/s")] == [
        Rate(60, 3600), Rate(5, 60), Rate(1, 86400), Rate(2, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "60", "60/w", "-1/h", "h", "6.5/h"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="is no rate"):
        Rate.read(text)


def test_the_fourth_of_three_waits_until_the_hour_is_over():
    at = make.NOW + timedelta(minutes=20)

    assert [wait_for("upload", "user:a", THREE, at) for _ in range(5)] == [0, 0, 0, 2400, 2400]
    assert wait_for("upload", "user:a", THREE, make.NOW + timedelta(hours=1)) == 0


def test_people_and_acts_are_counted_apart():
    for _ in range(4):
        wait_for("upload", "user:a", THREE, make.NOW)

    assert wait_for("upload", "user:b", THREE, make.NOW) == 0
    assert wait_for("export", "user:a", THREE, make.NOW) == 0


def test_old_counts_are_forgotten_when_a_new_stretch_begins():
    for hours in range(5):
        wait_for("upload", "user:a", THREE, make.NOW + timedelta(hours=hours))

    assert Tally.objects.count() == 1
