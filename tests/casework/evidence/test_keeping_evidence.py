"""Sources, passages, observations and figures enter as said, with what they stand on."""

from decimal import Decimal

import pytest

from headway.casework.evidence.models import Figure, Observation, Passage, Source, Support
from headway.casework.evidence.services import (
    NotInTheText,
    TakesPart,
    keep_source,
    link_sight,
    observe,
    quote,
    sight_of,
    state_figure,
)
from headway.foundation.core.intervals import Interval
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.files import read_file
from headway.foundation.ledger.history import history
from headway.foundation.ledger.scanning import written_here
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "Some 40 officers were trained. The programme continues."


def a_letter(**given):
    return Source(type="letter", title="Letter of 3 May", **make.sight(**given))


def test_a_source_is_kept_with_its_file_and_the_text_read_from_it():
    kept = keep_source(
        a_letter(), actor=make.SYSTEM, at=make.NOW, data=written_here(b"%PDF"), name="letter.pdf", text=TEXT
    )

    assert (read_file(kept.file), read_file(kept.reading).decode(), kept.characters) == (b"%PDF", TEXT, len(TEXT))


def test_nobody_keeps_a_source_for_another_organisation():
    ministry = make.a_ministry()

    with pytest.raises(NotAllowed, match="only for your own organisation"):
        keep_source(a_letter(holder=ministry), actor=make.an_assessor(), at=make.NOW)
    assert Source.objects.unscoped("for the test").count() == 0


def test_a_passage_is_exactly_what_stands_at_its_offsets():
    passage = quote(make.a_source(), 0, 30, text=TEXT, actor=make.SYSTEM, at=make.NOW)

    assert (passage.quote, passage.prefix, passage.suffix) == (
        "Some 40 officers were trained.",
        "",
        " The programme continues.",
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (5, 5), (9, 3), (0, len(TEXT) + 1)])
def test_a_passage_beyond_the_text_is_refused(start, end):
    source = make.a_source()

    with pytest.raises(NotInTheText, match="has no passage from"):
        quote(source, start, end, text=TEXT, actor=make.SYSTEM, at=make.NOW)
    assert Passage.objects.unscoped("for the test").count() == 0


def test_an_observation_enters_with_its_passages_and_unnamed_participants_as_said():
    passage = make.a_passage()
    row = Observation(type="measure", text="Officers are trained", voice_verb="noted", **make.sight())

    observe(
        row,
        passages=[passage],
        actor=make.SYSTEM,
        at=make.NOW,
        parts=[TakesPart("other relevant agencies", "involved")],
    )

    involvement = row.involvements.unscoped("for the test").get()
    assert (involvement.as_said, involvement.organisation) == ("other relevant agencies", None)
    assert row.supports.unscoped("for the test").get().passage_id == passage.pk


def test_what_links_two_rows_is_never_wider_than_the_narrower_of_them():
    wide, narrow = make.an_observation(audience="public"), make.a_passage(audience="body")

    assert link_sight(wide, narrow) == sight_of(narrow)


def test_an_observation_and_its_support_are_one_act():
    row = Observation(type="gap", text="No law", **make.sight())

    observe(row, passages=[make.a_passage()], actor=make.SYSTEM, at=make.NOW)

    support = Support.objects.unscoped("for the test").get()
    assert history(row)[0].changeset_id == history(support)[0].changeset_id


def test_a_figure_keeps_its_words_and_the_open_end_they_stand_for():
    figure = Figure(
        subject="officers", low=Decimal(900), high=Decimal(1000), high_open=True, as_said="almost one thousand",
        **make.sight(),
    )  # fmt: skip

    state_figure(figure, actor=make.SYSTEM, at=make.NOW)

    stored = Figure.objects.unscoped("for the test").get()
    assert stored.interval == Interval(Decimal(900), Decimal(1000), False, True)
    assert stored.as_said == "almost one thousand"


def test_a_figure_whose_ends_are_out_of_order_is_refused_before_it_is_stored():
    figure = Figure(subject="officers", low=Decimal(5), high=Decimal(2), as_said="from 5 to 2", **make.sight())

    with pytest.raises(ValueError, match=r"5.*2"):
        state_figure(figure, actor=make.SYSTEM, at=make.NOW)
    assert Figure.objects.unscoped("for the test").count() == 0
