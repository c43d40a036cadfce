"""Figures of fewer than five persons stay on their holder's side; what is shared says "fewer than 5"."""

from decimal import Decimal

import pytest

from headway.casework.evidence.models import Figure, Source
from headway.casework.evidence.services import state_figure
from headway.casework.evidence.sharing import in_words, share_masked_figures
from headway.foundation.access.opening import widen
from headway.foundation.access.widening import may_widen
from headway.foundation.catalogue.models import Indicator
from headway.foundation.core.intervals import Interval, at_most, exactly, more_than
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.files import read_file
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle():
    return make.a_circle(make.a_body())


def state_row():
    return {"audience": "state", "holder": make.a_ministry()}


def a_family(total, *parts):
    whole = make.a_figure(total, **state_row())
    return [whole, *(make.a_figure(part, part_of=whole, **state_row()) for part in parts)]


def shared(figures, circle):
    return share_masked_figures(figures, circle=circle, actor=make.a_focal_point(), at=make.NOW, reason="statistics")


def test_a_small_figure_is_not_widened(circle):
    figure = make.a_figure(3, **state_row())

    refused = may_widen(make.a_focal_point(), figure, "shared", circle=circle.pk)

    assert "fewer than five persons" in refused.because


def test_a_small_figure_cannot_be_written_for_both_sides(circle):
    with pytest.raises(NotAllowed, match="fewer than five persons"):
        make.a_figure(3, audience="shared", circle=circle.pk)


def test_a_small_figure_read_from_a_shared_source_is_kept_on_its_holders_side(circle):
    figure = Figure(
        subject="persons", low=3, high=3, as_said="three", **make.sight(audience="shared", circle=circle.pk)
    )

    assert state_figure(figure, actor=make.SYSTEM, at=make.NOW).audience == "body"


def test_what_its_issuer_has_published_is_not_masked():
    source = make.added(Source(type="document", title="Report", published=True, **make.sight(audience="public")))
    passage = make.a_passage(source, audience="public")

    assert make.a_figure(3, audience="public", passage=passage).audience == "public"


def test_only_persons_are_counted(circle):
    percent = Indicator.objects.create(pk="api", title="API", unit="percent", kind="stock", area=make.an_area())
    figure = Figure(indicator=percent, subject="flights", low=3, high=3, as_said="3", **make.sight(**state_row()))

    assert may_widen(make.a_focal_point(), make.added(figure), "shared", circle=circle.pk)


def test_what_is_shared_is_a_second_figure_and_the_next_smallest_is_held_back(circle):
    family = a_family(20, 3, 9, 8)

    copies = shared(family, circle)

    assert [copy.as_said for copy in copies] == [
        "20",
        "fewer than 5",
        "9",
        "not shown, so that no figure under 5 can be worked out",
    ]
    assert [copy.part_of for copy in copies] == [None, copies[0], copies[0], copies[0]]
    assert {copy.audience for copy in copies} == {"shared"}
    assert {row.audience for row in Figure.objects.filter(pk__in=[f.pk for f in family])} == {"state"}
    assert sorted(f.as_said for f in Figure.objects.visible_to(make.an_assessor())) == sorted(c.as_said for c in copies)


def test_a_share_of_a_whole_is_a_number_too(circle):
    whole = make.a_figure(12, **state_row())
    part = make.added(
        Figure(
            subject="women",
            share_low="0.25",
            share_high="0.25",
            as_said="a quarter",
            part_of=whole,
            **make.sight(**state_row()),
        )
    )

    copies = shared([whole, part], circle)

    assert copies[1].as_said == "fewer than 5"
    assert copies[1].share is None


def test_a_figure_that_would_give_a_small_one_away_is_not_widened_alone(circle):
    whole, _, nine, eight = a_family(20, 3, 9, 8)
    focal = make.a_focal_point()
    for row in (whole, nine):
        widen(row, "shared", circle=circle.pk, along=True, actor=focal, at=make.NOW, reason="statistics")

    assert "could be worked out" in may_widen(focal, eight, "shared", circle=circle.pk).because


def test_what_was_seen_already_refuses_the_rest(circle):
    whole, small, other = a_family(20, 3, 17)
    widen(whole, "shared", circle=circle.pk, actor=make.a_focal_point(), at=make.NOW, reason="statistics")

    copies = shared([small, other], circle)

    assert [copy.interval for copy in copies] == [copies[0].interval, None]
    assert exactly(3) != copies[0].interval


def test_a_figure_is_shared_once(circle):
    family = a_family(20, 12, 8)
    shared(family, circle)

    with pytest.raises(NotAllowed, match="shared already"):
        shared(list(Figure.objects.filter(pk__in=[f.pk for f in family])), circle)


def test_a_contributor_does_not_share_for_the_state(circle):
    with pytest.raises(NotAllowed, match="answers for the side"):
        share_masked_figures(
            [make.a_figure(3, **state_row())], circle=circle, actor=make.a_contributor(), at=make.NOW, reason="x"
        )


def test_a_body_shares_masked_figures_with_another_body_only_by_the_states_consent():
    circle = make.a_circle(make.a_body(), make.a_body("fatf"))
    figure, lead = make.a_figure(3), make.a_lead()

    with pytest.raises(NotAllowed, match="has not consented"):
        share_masked_figures([figure], circle=circle, actor=lead, at=make.NOW, reason="statistics")
    make.a_consent("share", figure.pk)

    assert len(share_masked_figures([figure], circle=circle, actor=lead, at=make.NOW, reason="statistics")) == 1


def told_in(source, number, **given):
    """A figure of its own passage, linked to no other."""
    return make.a_figure(number, passage=make.a_passage(source, **state_row()), **given, **state_row())


def test_a_total_told_apart_from_its_parts_does_not_give_a_small_one_away(circle):
    source = make.a_source(**state_row())
    small, nine, eight, total = (told_in(source, number) for number in (3, 9, 8, 20))

    copies = shared([small, nine, eight, total], circle)

    assert [copy.as_said for copy in copies] == [
        "fewer than 5",
        "9",
        "not shown, so that no figure under 5 can be worked out",
        "20",
    ]


def test_a_total_in_another_sentence_is_not_shown_once_the_rest_was(circle):
    source = make.a_source(**state_row())
    told_in(source, 3)
    shared([told_in(source, 9), told_in(source, 8)], circle)
    total = told_in(source, 20)

    assert "could be worked out" in may_widen(make.a_focal_point(), total, "shared", circle=circle.pk).because
    assert [copy.interval for copy in shared([total], circle)] == [None]


def test_a_second_breakdown_of_the_same_total_does_not_tell_what_the_first_held_back(circle):
    source = make.a_source(**state_row())
    whole = told_in(source, 7)
    parts = [make.a_figure(number, part_of=whole, **state_row()) for number in (3, 4)]
    again = told_in(source, 7)

    copies = shared([whole, *parts, again], circle)

    assert [copy.as_said for copy in copies[1:3]] == ["fewer than 5", "fewer than 5"]
    assert [copy.interval for copy in (copies[0], copies[3])] == [None, None]


def test_a_figure_of_another_source_and_another_thing_has_no_part_in_it(circle):
    source = make.a_source(**state_row())
    figures = [told_in(source, 3), told_in(source, 9), told_in(source, 8), told_in(make.a_source(**state_row()), 20)]

    assert [copy.as_said for copy in shared(figures, circle)] == ["fewer than 5", "9", "8", "20"]


def test_a_total_told_of_the_same_thing_on_the_same_day_is_found_in_another_source(circle):
    persons = Indicator.objects.create(pk="held", title="Held", unit="persons", kind="stock", area=make.an_area())
    figures = [told_in(make.a_source(**state_row()), number) for number in (3, 9, 8, 20)]
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="of the same thing") as change:
        for row in figures:
            change.edit(row, indicator=persons, as_of="2025")

    assert [copy.interval is None for copy in shared(figures, circle)] == [False, False, True, False]


def test_no_wording_that_tells_a_small_number_goes_along(circle):
    whole, small, other = a_family(12, 3, 9)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="as said") as change:
        change.edit(whole, as_said="twelve, of whom three women", subject="persons convicted, 3 of them women")
        change.edit(small, as_said="3 women", subject="3 women")
        change.edit(other, as_said="the other 9, without the three women")

    copies = shared([whole, small, other], circle)

    assert [(copy.subject, copy.as_said) for copy in copies] == [
        ("persons", "12"),
        ("persons", "fewer than 5"),
        ("persons", "not shown, so that no figure under 5 can be worked out"),
    ]


def test_where_nothing_is_small_figures_are_shared_as_they_were_said(circle):
    whole, *_ = a_family(20, 12, 8)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="as said") as change:
        change.edit(whole, as_said="a score")

    assert shared([whole], circle)[0].as_said == "a score"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (exactly(20), "20"),
        (Interval(Decimal(360), Decimal(400), high_open=True), "at least 360 and fewer than 400"),
        (more_than(7), "more than 7"),
        (at_most(9), "at least 0 and at most 9"),
        (None, ""),
    ],
)
def test_bounds_are_told_without_the_words_they_came_with(interval, words):
    assert in_words(interval) == words


def test_a_masked_figure_opens_to_its_line_in_what_was_shared(circle):
    copies = shared(a_family(20, 3, 9, 8), circle)
    assessor = make.an_assessor()

    source = Source.objects.visible_to(assessor).get()
    text = read_file(source.reading).decode()
    assert [text[copy.passage.start : copy.passage.end] for copy in copies] == [
        f"persons: {copy.as_said}" for copy in copies
    ]
    assert (source.audience, source.circle, source.originator) == ("shared", circle.pk, "Ministry of Foreign Affairs")
    assert "3" not in text.removeprefix(source.title)
