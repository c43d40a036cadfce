"""Levels summed up as a body's rule says: never averaged, what binds never outweighed, special values never counted."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.catalogue.summing import Rated, sum_up
from headway.foundation.catalogue.values import load_catalogue

CATALOGUE = load_catalogue()
CORE = CATALOGUE.frameworks["ct-core"].aggregation
LAW = CATALOGUE.scales["ct-law"]
LEVELS = [level.id for level in LAW.levels]


def rated(*levels, binds=()):
    return [Rated(f"p{n}", level, binds=n in binds) for n, level in enumerate(levels)]


def capped(*levels, binds=()):
    return sum_up(CORE, LAW, rated(*levels, binds=binds))


def test_an_area_takes_the_lower_middle_of_its_provisions():
    told = capped("fully", "largely", "partially", "marginally")
    assert (told.level, told.because) == ("partially", "Partially in law: the middle of all 4.")


def test_a_binding_provision_allows_one_level_more_at_most_and_is_named():
    told = capped("fully", "fully", "fully", "not", binds={3})
    assert told.level == "marginally"
    assert told.because == (
        "Marginally in law: the middle of all 4 is Fully in law, but p3 is binding and Not in law, which allows one "
        "level more at most."
    )


def test_one_that_does_not_bind_caps_nothing():
    assert capped("fully", "fully", "fully", "not").level == "fully"


def test_too_little_known_makes_no_sum_and_says_so():
    told = capped("fully", "special:no-information", "", "special:not-assessed")
    assert (told.level, told.because) == ("", "1 of 4 have a level; no sum is made of fewer than 50 %.")


def test_what_is_not_applicable_is_left_out_altogether():
    told = capped("fully", "special:not-applicable", "special:not-applicable")
    assert (told.level, told.known, told.rated) == ("fully", 1, 1)


@given(st.lists(st.tuples(st.sampled_from([*LEVELS, "", "special:classified"]), st.booleans()), min_size=1, max_size=9))
def test_no_sum_stands_more_than_one_level_above_the_lowest_binding_provision_nor_above_the_highest(pairs):
    rows = [Rated(f"p{n}", level, binds) for n, (level, binds) in enumerate(pairs)]
    told = sum_up(CORE, LAW, rows)
    values = {level.id: level.value for level in LAW.levels}
    known = [values[row.level] for row in rows if row.level in values]
    binding = [values[row.level] for row in rows if row.level in values and row.binds]
    if told.level:
        assert min(known) <= values[told.level] <= max(known)
        assert not binding or values[told.level] <= min(binding) + 1
    assert sum(count for _, count in told.counts) == told.known == len(known)


@given(st.permutations(rated("fully", "partially", "not", "largely", "largely", binds={2})))
def test_the_order_of_the_provisions_does_not_matter(rows):
    assert sum_up(CORE, LAW, rows) == sum_up(CORE, LAW, sorted(rows, key=lambda row: row.subject))


@pytest.mark.parametrize(
    ("scale", "levels", "share", "because"),
    [
        ("fatf-technical", ("C", "PC", "PC", ""), None,
         "1 Compliant, 2 Partially compliant; the levels stand singly and are not summed up. 1 more has no level."),
        ("greco-compliance", ("satisfactory", "dealt-with", "partly", "not"), Fraction(1, 2),
         "2 of 4 are Implemented satisfactorily or Dealt with in a satisfactory manner."),
        ("upr-response", ("supported", "noted", "pending", "supported"), Fraction(2, 3),
         "2 of 3 (67 %) are Supported. 1 more has no level."),
        ("icao-protocol-question", ("satisfactory", "not-satisfactory", "special:not-applicable"), Fraction(1, 2),
         "1 of 2 (50 %) are Satisfactory."),
    ],
)  # fmt: skip
def test_each_body_sums_up_in_its_own_way(scale, levels, share, because):
    known = CATALOGUE.scales[scale]
    told = sum_up(known.aggregation, known, rated(*levels))
    assert (told.level, told.share, told.because) == ("", share, because)


def test_every_scale_that_counts_says_what_counts_as_good():
    for scale in CATALOGUE.scales.values():
        if scale.aggregation and scale.aggregation.method in {"count", "share", "percent"}:
            assert scale.aggregation.success, scale.id


def test_nothing_judged_is_said_so():
    assert capped().because == "There is nothing to sum up."
    assert capped("", "special:declined").because == "None of them has a level yet."
    assert sum_up(replace(CORE, minimum_share_known=0.0), LAW, rated("special:declined")).level == ""
