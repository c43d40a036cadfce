"""Then and now: nothing converted, nothing strengthened, later developments apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.followup.comparison import change, compare
from headway.engines.followup.paths import number_key
from headway.engines.followup.snapshot import Counted, Descent, Measured, Needed, Offered, Present, Promised
from headway.engines.followup.values import Change, Kept, Movement, Standing
from headway.foundation.core.dates import period
from headway.foundation.core.intervals import Interval, between, exactly
from tests.engines.followup.cases import NOW, PROGRESS, THEN, a_judgement, a_recommendation, a_snapshot, progress


@pytest.mark.parametrize(
    ("level", "basis", "standing", "confirmed"),
    [
        ("implemented", "document reviewed", Standing.DONE, True),
        ("implemented", "third party", Standing.DONE, False),
        ("largely", "seen on site", Standing.PARTLY, True),
        ("partially", "seen on site", Standing.PARTLY, True),
        ("under-way", "explained in a meeting", Standing.BEGUN, False),
        ("not-started", "document reviewed", Standing.NOT, True),
        ("obsolete", "document reviewed", Standing.OVERTAKEN, True),
        ("special:not-assessed", "not examined", Standing.NOT_ASSESSED, False),
        ("", "not examined", Standing.NOT_ASSESSED, False),
    ],
)
def test_a_recommendation_stands_as_the_body_assessed_it(level, basis, standing, confirmed):
    row = a_recommendation(1)
    path = compare(
        a_snapshot(recommendations=(row,), progress=(progress(row, "body", level, "2018-07", basis),))
    ).paths[0]

    assert (path.standing, path.is_confirmed) == (standing, confirmed)


def test_what_the_state_reports_moves_no_standing():
    row = a_recommendation(1)
    path = compare(
        a_snapshot(recommendations=(row,), progress=(progress(row, "state", "implemented", "2018-06"),))
    ).paths[0]

    assert (path.standing, path.is_open, path.reported.level) == (Standing.NOT_ASSESSED, True, "implemented")


def test_a_path_runs_in_the_order_of_time():
    row = a_recommendation(1)
    rows = [progress(row, "state", "planned", "2010"), progress(row, "state", "under-way", "2014-05")]
    rows.append(progress(row, "body", "partially", "2018-07", "seen on site"))

    path = compare(a_snapshot(recommendations=(row,), progress=tuple(reversed(rows)))).paths[0]

    assert [p.level for p in path.history] == ["planned", "under-way", "partially"]


def test_lineage_is_told_from_both_ends():
    old, new = a_recommendation(1), a_recommendation(2, NOW)
    comparison = compare(a_snapshot(recommendations=(old, new), descents=(Descent(new.id, old.id, "re-issues"),)))

    assert comparison.paths[0].later == (("XOR-2018-2", "re-issues"),)
    assert [row.code for row in comparison.issued_now] == ["XOR-2018-2"]


@pytest.mark.parametrize(
    ("then", "now", "scale", "expected"),
    [
        ("marginally", "largely", "ct-practice", Movement.UP),
        ("fully", "partially", "ct-practice", Movement.DOWN),
        ("largely", "largely", "ct-practice", Movement.SAME),
        ("largely", "fully", "old-practice", Movement.NOT_COMPARABLE),
        ("special:classified", "fully", "ct-practice", Movement.NOT_COMPARABLE),
        ("largely", "special:not-assessed", "ct-practice", Movement.NOT_COMPARABLE),
    ],
)
def test_judgements_are_compared_only_on_one_scale(then, now, scale, expected):
    rows = (a_judgement(THEN, then, scale=scale), a_judgement(NOW, now))

    assert [pair.movement for pair in compare(a_snapshot(judgements=rows)).judgements] == [expected]


def test_the_reasons_stand_beside_the_level_also_where_they_are_a_row_of_their_own():
    rows = (a_judgement(NOW, "largely"), a_judgement(NOW, "", scale="", n=1, rationale="Forty posts are connected."))

    (pair,) = compare(a_snapshot(judgements=rows)).judgements

    assert (pair.now, pair.reasons) == rows


def test_what_was_judged_after_the_cut_off_leaves_the_visits_judgement_as_it_was():
    rows = (a_judgement(NOW, "partially"), a_judgement(NOW, "largely", n=1, as_of="2019-04"))

    (pair,) = compare(a_snapshot(judgements=rows)).judgements

    assert pair.now.level == "partially"


def test_a_judgement_without_a_pair_says_so():
    rows = (a_judgement(THEN, "largely", subject="area:old"), a_judgement(NOW, "largely", subject="area:new"))

    assert [(p.subject, p.movement) for p in compare(a_snapshot(judgements=rows)).judgements] == [
        ("area:new", Movement.FIRST),
        ("area:old", Movement.NOT_REPEATED),
    ]


def a_figure(n, interval, case=None, **given):
    given = {"subject": "officers trained", "as_said": "so many", "as_of": None, **given}
    return Counted(UUID(int=9000 + n), "public", interval=interval, assessment=case.id if case else None, **given)


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        (exactly(10), exactly(20), Change.HIGHER),
        (between(100, 120), between(50, 99), Change.LOWER),
        (between(100, 120), between(110, 150), Change.UNDECIDED),
        (exactly(10), exactly(10), Change.EQUAL),
        (between(10, 20), between(10, 20), Change.UNDECIDED),
        (Interval(Decimal(900), Decimal(1000), high_open=True), exactly(1000), Change.HIGHER),
        (None, exactly(10), Change.NO_BOUNDS),
    ],
)
def test_figures_are_compared_by_their_bounds(then, now, expected):
    rows = (a_figure(1, then, THEN), a_figure(2, now, NOW))

    assert [pair.change for pair in compare(a_snapshot(figures=rows)).figures] == [expected]


def test_a_figure_without_a_pair_says_on_which_side_it_is():
    rows = (a_figure(1, exactly(1), THEN, subject="old"), a_figure(2, exactly(1), NOW, subject="new"))

    assert [(p.title, p.change) for p in compare(a_snapshot(figures=rows)).figures] == [
        ("new", Change.ONLY_NOW),
        ("old", Change.ONLY_THEN),
    ]


def test_what_is_left_of_a_whole_is_solved_jointly_and_stated_by_nobody():
    whole = a_figure(1, Interval(Decimal(900), Decimal(1000), high_open=True), NOW, indicator="travelled")
    dead = a_figure(
        2, None, NOW, indicator="dead", share=Interval(Decimal("0.5"), Decimal(1), low_open=True), part_of=whole.id
    )
    back = a_figure(3, between(135, 165), NOW, indicator="returned", part_of=whole.id)
    snapshot = a_snapshot(figures=(whole, dead, back), sums=(("travelled", ("dead", "returned")),))

    assert [d.interval for d in compare(snapshot).derived] == [Interval(Decimal(0), Decimal(365), high_open=True)]


def test_a_part_without_a_number_may_be_anything_so_what_is_left_reaches_down_to_none():
    whole = a_figure(1, Interval(Decimal(360), Decimal(400), high_open=True), NOW, indicator="travelled")
    third = Interval(Decimal("0.3"), Decimal("0.3667"))
    back = a_figure(2, None, NOW, indicator="returned", share=third, part_of=whole.id)
    dead = a_figure(3, None, NOW, indicator="dead", part_of=whole.id)
    names = {"travelled": "Persons who travelled", "returned": "Returned", "dead": "Presumed dead"}
    sums = (("travelled", ("dead", "returned")),)

    known = compare(a_snapshot(figures=(whole, back), sums=sums, indicators=names)).derived
    unknown = compare(a_snapshot(figures=(whole, back, dead), sums=sums, indicators=names)).derived

    assert [(d.title, d.interval) for d in known] == [
        ("Persons who travelled, less returned", Interval(Decimal("227.988"), Decimal(280), high_open=True))
    ]
    assert [(d.title, d.interval, d.unnumbered) for d in unknown] == [
        (
            "Persons who travelled, less returned and presumed dead",
            Interval(Decimal(0), Decimal(280), high_open=True),
            (dead,),
        )
    ]


def test_what_was_computed_is_called_in_the_language_in_use():
    whole = a_figure(1, Interval(Decimal(360), Decimal(400), high_open=True), NOW, indicator="travelled")
    back = a_figure(2, exactly(100), NOW, indicator="returned", part_of=whole.id)
    names = {"travelled": "Voyageurs", "returned": "Revenus"}
    snapshot = a_snapshot(figures=(whole, back), sums=(("travelled", ("returned",)),), indicators=names)

    with override("fr"):
        titles = [one.title for one in compare(snapshot).derived]

    assert titles == ["Voyageurs, moins : revenus"]


def test_figures_stand_in_the_order_of_the_catalogue_a_whole_before_its_parts():
    names = {"travelled": "Travelled", "returned": "Returned"}
    rows = tuple(
        a_figure(n, exactly(n), NOW, indicator=key) for n, key in enumerate(("", "returned", "travelled"), start=1)
    )

    found = compare(a_snapshot(figures=rows, indicators=names)).figures

    assert [pair.title for pair in found] == ["Travelled", "Returned", "officers trained"]


def a_promise(n, **given):
    given = {"by": "the authorities", "kind": "commitment", "made": period("2018-07-25"), "state": "open", **given}
    return Promised(UUID(int=7000 + n), "public", assessment=given.pop("assessment", NOW.id), **given)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"state": "met"}, Kept.KEPT),
        ({"state": "partly met"}, Kept.PARTLY),
        ({"state": "declined"}, Kept.DECLINED),
        ({"state": "lapsed"}, Kept.LAPSED),
        ({"state": "met", "settled": period("2018-08-31")}, Kept.KEPT),
        ({"state": "met", "settled": period("2018-10-26"), "due": date(2018, 10, 31)}, Kept.OPEN),
        ({"due": date(2018, 9, 1)}, Kept.OVERDUE),
        ({"due": date(2019, 9, 1)}, Kept.OPEN),
        ({}, Kept.OPEN),
        ({"assessment": THEN.id, "made": period("2009-10")}, Kept.NOT_KNOWN),
    ],
)
def test_what_became_of_a_commitment(given, kept):
    assert [c.kept for c in compare(a_snapshot(promises=(a_promise(1, **given),))).commitments] == [kept]


def test_a_commitment_that_was_only_made_again_is_repeated_not_kept():
    first = a_promise(1, assessment=THEN.id, made=period("2009-10"))
    again = a_promise(2, repeats=first.id)

    assert [c.kept for c in compare(a_snapshot(promises=(first, again))).commitments] == [Kept.REPEATED, Kept.OPEN]


def test_a_promise_ended_and_an_offer_made_after_the_cut_off_are_later_developments():
    ended = a_promise(1, state="met", settled=period("2018-10-26"))
    early = Offered("UNODC", "Course", "proposed", made=period("2018-07-02"))
    late = Offered("INTERPOL", "Access", "agreed", "Two crossings first", period("2018-10-10"))
    need = Needed(UUID(int=1), "public", title="Crossings", state="offered", offers=(early, late))

    found = compare(a_snapshot(promises=(ended,), needs=(need,)))

    assert [n.offers for n in found.needs_open] == [(early,)]
    assert [(n.title, o) for n, o in found.later.offers] == [("Crossings", late)]
    assert found.later.settled == (ended,)
    assert [c.kept for c in found.commitments] == [Kept.OPEN]


def test_what_is_only_proposed_is_no_recommendation_and_is_kept_apart():
    drafted = replace(a_recommendation(1, NOW), draft=True)
    found = compare(a_snapshot(drafts=(drafted,)))

    assert (found.issued_now, found.proposed_now, found.paths) == ((), (drafted,), ())


def test_needs_met_and_open_are_apart_and_withdrawn_ones_are_neither():
    needs = tuple(Needed(UUID(int=n), "public", title=s, state=s) for n, s in enumerate(("met", "open", "withdrawn")))
    comparison = compare(a_snapshot(needs=needs))

    assert ([n.title for n in comparison.needs_met], [n.title for n in comparison.needs_open]) == (["met"], ["open"])


def test_measures_since_began_after_the_earlier_visit_or_are_undated():
    dated = [("before", "2008"), ("since", "2014-03"), ("undated", "")]
    rows = tuple(
        Measured(UUID(int=n), "public", title=title, dates=period(text) if text else None)
        for n, (title, text) in enumerate(dated)
    )

    assert [m.title for m in compare(a_snapshot(measures=rows)).measures_since] == ["undated", "since"]


def test_numbers_are_counted_as_people_do():
    printed = ["10", "9", "12(b)", "12(a)", "125.20", "125.3", "12"]

    assert sorted(printed, key=number_key) == ["9", "10", "12", "12(a)", "12(b)", "125.3", "125.20"]


def a_case():
    rows = [a_recommendation(n) for n in range(1, 6)]
    levels = list(PROGRESS.values)
    steps = [
        progress(rows[n % 5], "state" if n % 2 else "body", levels[n % 7], f"{2010 + n % 8}", "seen on site", n)
        for n in range(30)
    ]
    judged = [a_judgement(case, "largely", subject=f"area:{n}", n=n) for n in range(4) for case in (THEN, NOW)]
    figures = [a_figure(n, between(n, n + 5), (THEN, NOW)[n % 2], subject=f"s{n % 4}") for n in range(8)]
    return {"recommendations": rows, "progress": steps, "judgements": judged, "figures": figures}


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(random: Random):
    rows = a_case()
    expected = compare(a_snapshot(**{name: tuple(listed) for name, listed in rows.items()}))
    for listed in rows.values():
        random.shuffle(listed)

    assert compare(a_snapshot(**{name: tuple(listed) for name, listed in rows.items()})) == expected


@given(
    st.sampled_from(["2018-10-01", "2018-10", "2019", "2024-02-03/2024-02-05"]), st.sampled_from(list(PROGRESS.values))
)
def test_what_came_after_the_cut_off_changes_only_later_developments(as_of, level):
    rows = {name: tuple(listed) for name, listed in a_case().items()}
    before = compare(a_snapshot(**rows))
    late = progress(rows["recommendations"][0], "body", level, as_of, "seen on site", 99)

    after = compare(a_snapshot(**{**rows, "progress": (*rows["progress"], late)}))

    assert after.later.progress == (late,)
    assert replace(after, later=before.later) == before


@given(st.sampled_from(["2018-10-01", "2018-10", "2019", "2024-02-03/2024-02-05"]), st.integers(0, 500))
def test_a_figure_a_measure_or_a_promise_after_the_cut_off_changes_only_later_developments(as_of, number):
    rows = {name: tuple(listed) for name, listed in a_case().items()}
    before = compare(a_snapshot(**rows))
    figure = a_figure(99, exactly(number), NOW, subject="s1", as_of=period(as_of))
    answered = (rows["recommendations"][0].id,)
    measure = Measured(UUID(int=1), "public", title="A law", dates=period(as_of), answers=answered)
    promise = a_promise(1, made=period(as_of))

    late = {"measures": (measure,), "promises": (promise,), "figures": (*rows["figures"], figure)}
    after = compare(a_snapshot(**{**rows, **late}))

    assert (after.later.figures, after.later.measures, after.later.promises) == ((figure,), (measure,), (promise,))
    assert replace(after, later=before.later) == before


@given(st.sampled_from(list(range(5))), st.sampled_from(list(range(5))))
def test_then_and_now_exchanged_turn_up_into_down(first, second):
    names = ["not", "marginally", "partially", "largely", "fully"]

    def moved(a, b):
        rows = (a_judgement(THEN, names[a]), a_judgement(NOW, names[b]))
        return compare(a_snapshot(judgements=rows)).judgements[0].movement

    opposite = {Movement.UP: Movement.DOWN, Movement.DOWN: Movement.UP, Movement.SAME: Movement.SAME}
    assert moved(second, first) is opposite[moved(first, second)]


ends = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: between(*sorted(pair)))


@given(ends, ends)
def test_higher_and_lower_hold_for_every_pair_of_numbers(then, now):
    found = change(a_figure(1, then), a_figure(2, now))

    pairs = [(a, b) for a in range(int(then.low), int(then.high) + 1) for b in range(int(now.low), int(now.high) + 1)]
    assert (found is Change.HIGHER) == all(b > a for a, b in pairs)
    assert (found is Change.LOWER) == all(b < a for a, b in pairs)


def test_who_came_out_of_a_body_met_earlier_is_not_met_anew():
    met = ((THEN, "Ministry of the Interior"), (NOW, "Ministry of Security"), (NOW, "Prison Service"))
    engaged = tuple(Present(case.id, name) for case, name in met)
    comparison = compare(a_snapshot(engaged=engaged, formerly=(("Ministry of Security", "Ministry of the Interior"),)))

    assert comparison.engaged_now == ("Ministry of Security", "Prison Service")
    assert comparison.engaged_anew == ("Prison Service",)
