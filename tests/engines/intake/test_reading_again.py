"""A source is read again from its file as long as that gives the text that passages point into; else from that text."""

import pytest

from headway.casework.evidence.models import Source
from headway.casework.evidence.services import keep_source
from headway.engines.intake.acceptance import text_of
from headway.engines.intake.documents.earlier_reports.sources import report_of
from headway.engines.intake.sources import document_of, reading_of
from headway.foundation.ledger.scanning import written_here
from tests import make

pytestmark = pytest.mark.django_db

TODAY = "Visit to Orsania\n\nRecommendations\n\n1. Orsania should amend article 214 of the Criminal Code.\n"
KEPT = "A heading that was read then\n\n" + TODAY


@pytest.fixture
def source():
    """A source whose file reads otherwise today than it did when it was kept."""
    draft = Source(type="document", title="Report", dated="2009", **make.sight())
    return keep_source(
        draft, actor=make.SYSTEM, at=make.NOW, data=written_here(TODAY.encode()), name="report.txt",
        media_type="text/plain", text=KEPT,
    )  # fmt: skip


def test_what_is_proposed_stands_at_its_place_in_the_text_that_was_kept(source):
    (found,) = report_of(source).report.recommendations
    observed = reading_of(source).observations

    assert document_of(source).text == text_of(source) == KEPT
    assert KEPT[found.start : found.end] == found.text == "Orsania should amend article 214 of the Criminal Code."
    assert observed
    assert all(KEPT[one.start : one.end] == one.text for one in observed)


def test_a_source_without_text_has_nothing_to_read(source):
    bare = make.a_source()

    assert (document_of(bare), reading_of(bare), report_of(bare)) == (None, None, None)
