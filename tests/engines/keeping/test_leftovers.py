"""What an act that was cut short left on the disk is found, and removed once it is old enough to be nobody's."""

import os
from datetime import timedelta

import pytest

from headway.engines.keeping.leftovers import leftovers, tidy
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import path_of, store_file
from headway.foundation.ledger.scanning import scanned
from tests import make

pytestmark = pytest.mark.django_db
LONG_AGO = (make.NOW - timedelta(days=3)).timestamp()
JUST_NOW = (make.NOW - timedelta(hours=1)).timestamp()


def a_file(folder, name, moment):
    path = folder / "files" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left")
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_an_old_file_that_no_row_names_is_left_over_and_goes(media):
    stray, young = a_file(media, "ab12", LONG_AGO), a_file(media, "cd34", JUST_NOW)
    with changeset(actor=make.SYSTEM, at=make.NOW) as change:
        kept = store_file(change, scanned(b"kept"), name="kept.txt", media_type="text/plain", compartment="XOR")
    of_a_row = media / path_of(kept.sha256)
    os.utime(of_a_row, (LONG_AGO, LONG_AGO))

    assert leftovers(make.NOW) == [stray]
    assert tidy(make.NOW) == 1
    assert [path.exists() for path in (stray, young, of_a_row)] == [False, True, True]
