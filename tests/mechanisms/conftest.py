"""The tests of other mechanisms lay the folder of an organisation over the catalogue that ships."""

from pathlib import Path

import pytest

from headway.engines.followup import norms
from headway.foundation.catalogue.services import load
from headway.foundation.catalogue.values import lay_over
from tests import make


@pytest.fixture
def own_catalogue(db):
    """The folder of an organisation that adds five mechanisms to what ships."""
    lay_over(Path(__file__).parent / "catalogue")
    _forget()
    load(make.NOW)
    yield
    lay_over(None)
    _forget()


def _forget():
    for kept in (norms.norms_of, norms.ladders, norms.sums, norms.chapters):
        kept.cache_clear()
