"""Which track of a procedure a case is on, by what was judged."""

from django.utils.translation import override

from headway.foundation.catalogue.criteria import found
from headway.foundation.catalogue.practice import Criterion, Threshold
from headway.foundation.catalogue.summing import Rated
from headway.foundation.catalogue.values import load_catalogue

SCALES = load_catalogue().scales
EIGHT = Criterion((Threshold("fatf-technical", ("NC", "PC"), 8),))
CORE = Criterion((Threshold("fatf-technical", ("NC", "PC"), 1, ("R.3", "R.10")),))
NINE_AND_TWO_LOW = Criterion(
    (Threshold("fatf-effectiveness", ("LE", "ME"), 9), Threshold("fatf-effectiveness", ("LE",), 2))
)


def technical(*levels, first="R.1"):
    start = int(first.partition(".")[2])
    return [Rated(f"standards:R.{start + n}", level) for n, level in enumerate(levels)]


def test_so_many_at_a_level_are_needed_and_counted_in_a_sentence():
    told = found([EIGHT], {"fatf-technical": technical(*["PC"] * 5, *["NC"] * 3)}, SCALES)
    assert told.is_met
    assert told.because == "8 are Non-compliant or Partially compliant (the criterion: 8 or more)."


def test_one_fewer_is_not_enough():
    told = found([EIGHT], {"fatf-technical": technical(*["PC"] * 7, "LC")}, SCALES)
    assert (told.is_met, told.is_open) == (False, False)
    assert told.because == "7 are Non-compliant or Partially compliant (the criterion: 8 or more)."


def test_what_is_not_judged_yet_leaves_it_open():
    told = found([EIGHT], {"fatf-technical": technical(*["PC"] * 7, "")}, SCALES)
    assert (told.is_met, told.is_open) == (False, True)


def test_only_those_named_count_where_some_are_named():
    assert not found([CORE], {"fatf-technical": technical("NC", "NC", first="R.4")}, SCALES).is_met
    told = found([CORE], {"fatf-technical": technical("NC", first="R.3")}, SCALES)
    assert told.because == "1 of R.3, R.10 is Non-compliant or Partially compliant (the criterion: 1 or more)."


def test_all_thresholds_of_a_criterion_must_be_reached():
    outcomes = [Rated(f"outcomes:IO.{n}", level) for n, level in enumerate(["ME"] * 8 + ["LE"])]
    assert not found([NINE_AND_TWO_LOW], {"fatf-effectiveness": outcomes}, SCALES).is_met
    outcomes.append(Rated("outcomes:IO.11", "LE"))
    assert found([NINE_AND_TWO_LOW], {"fatf-effectiveness": outcomes}, SCALES).is_met


def test_any_one_criterion_is_enough():
    assert found([EIGHT, CORE], {"fatf-technical": technical("PC", first="R.10")}, SCALES).is_met


def test_what_is_not_applicable_can_never_bring_it_about():
    rows = technical(*["PC"] * 7, "special:not-applicable")
    assert not found([EIGHT], {"fatf-technical": rows}, SCALES).is_open


def test_a_level_of_the_earlier_scale_reads_as_all_that_it_may_stand_for():
    grades = SCALES["treaty-body-follow-up"]
    assert grades.read_across("treaty-body-follow-up-2013", "B2") == ("B",)
    assert grades.read_across("treaty-body-follow-up-2013", "D1") == ("C", "D")
    assert grades.read_across("greco-compliance", "partly") == ()
    assert grades.read_across("treaty-body-follow-up", "A") == ("A",)


def test_the_reason_is_told_in_the_language_in_use():
    rated = {"fatf-technical": technical(*["PC"] * 5, *["NC"] * 3)}

    with override("fr"):
        told = found([EIGHT], rated, SCALES)

    assert told.because == "Non conforme ou Partiellement conforme : 8 (critère : 8 ou plus)."
