"""Paragraphs set beside questions by how like they are: each question once, and no exchange of two would do better."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.intake.documents.replies.aligning import NOTHING
from headway.engines.intake.documents.replies.assigning import each_once, fit, gains, likeliest

OUT, LEAST, CERTAIN = -50.0, -2.5, 4.0
"""What keeps a paragraph out; what it must gain to answer a question; what a pair is worth that nothing else comes near."""


@st.composite
def numbers(draw, low=-1.0, high=1.0):
    """A row a paragraph, a column a question."""
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    cells = st.floats(low, high, allow_nan=False, width=32)
    drawn = draw(st.lists(cells, min_size=rows * columns, max_size=rows * columns))
    return np.array(drawn).reshape(rows, columns)


def worth(places, gain) -> float:
    """What an assignment gains in all; a paragraph that answers nothing counts as one that hardly answers."""
    return sum(LEAST if place == NOTHING else float(gain[row, place]) for row, place in enumerate(places))


def exchanges(places, columns):
    """All that come of giving one paragraph another question, or none; who had that question has the one given up."""
    for row in range(len(places)):
        for column in range(NOTHING, columns):
            others = [place if place == NOTHING or place != column else places[row] for place in places]
            others[row] = column
            yield others


@given(numbers())
def test_no_paragraph_gains_more_than_a_certain_one(like):
    assert gains(like).shape == like.shape
    assert (gains(like) <= 1e-9).all()


@pytest.mark.parametrize("many", [1, 4, 12])
def test_a_pair_that_nothing_else_comes_near_gains_nothing_less_than_certainty(many):
    assert np.allclose(np.diag(gains(np.eye(many))), 0.0, atol=0.01)


@given(numbers(), st.data())
def test_the_liker_one_pair_is_the_more_it_gains_and_the_less_its_rivals_do(like, data):
    row = data.draw(st.integers(0, len(like) - 1))
    column = data.draw(st.integers(0, like.shape[1] - 1))
    liker = like.copy()
    liker[row, column] += 0.5

    change = gains(liker) - gains(like)

    assert change[row, column] > 0
    change[row, column] = 0.0
    rivals = np.zeros(like.shape, dtype=bool)
    rivals[row], rivals[:, column] = True, True
    assert (change[rivals] <= 1e-9).all()
    assert np.allclose(change[~rivals], 0.0, atol=1e-9)


@given(numbers(0.0, 0.5))
def test_a_question_that_is_asked_twice_is_answered_by_neither_copy_so_surely(like):
    twice = np.concatenate([like, like[:, :1]], axis=1)

    assert (gains(twice)[:, 0] < gains(like)[:, 0]).all()
    assert np.allclose(gains(twice)[:, 0], gains(twice)[:, -1])


@given(numbers(), st.randoms(use_true_random=False))
def test_gains_do_not_depend_on_the_order_of_paragraphs_and_questions(like, random):
    rows, columns = list(range(len(like))), list(range(like.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)

    assert np.allclose(gains(like[rows][:, columns]), gains(like)[rows][:, columns])
    assert np.allclose(gains(like.T), gains(like).T)


@given(numbers(-6.0, 0.0))
def test_each_paragraph_has_one_question_or_nothing_and_no_question_two(gain):
    places = each_once(gain)

    answered = [place for place in places if place != NOTHING]
    assert len(places) == len(gain)
    assert len(set(answered)) == len(answered)
    assert set(answered) <= set(range(gain.shape[1]))


@given(numbers(-6.0, 0.0))
def test_no_exchange_of_two_gains_more(gain):
    places = each_once(gain)

    best = max(worth(others, gain) for others in exchanges(places, gain.shape[1]))
    assert best <= worth(places, gain) + 1e-5


def test_the_surest_pair_gives_way_where_both_paragraphs_gain_by_it():
    assert each_once(np.array([[-0.1, -0.2], [-0.3, -2.0]])) == [1, 0]


def test_a_paragraph_that_hardly_speaks_of_any_question_answers_none():
    assert each_once(np.array([[-0.1, -3.0], [-2.6, -2.6]])) == [0, NOTHING]


@given(numbers(-2.0, 0.0), st.data())
def test_a_paragraph_kept_out_answers_nothing(gain, data):
    row = data.draw(st.integers(0, len(gain) - 1))
    gain[row] = OUT

    assert each_once(gain)[row] == NOTHING


@given(st.permutations(range(6)), st.permutations(range(6)), numbers(-0.875, 0.0))
def test_where_each_paragraph_plainly_speaks_of_one_question_their_order_changes_nothing(places, order, noise):
    gain = -4.0 + np.resize(noise, (6, 6))
    gain[range(6), places] += 3.0

    assert each_once(gain) == list(places)
    assert each_once(gain[list(order)]) == [places[row] for row in order]


def test_certain_pairs_fit_best_and_what_answers_nothing_adds_nothing():
    gain = np.array([[0.0, -3.0], [-5.0, -1.0], [-2.0, -2.0]])

    assert fit([0, 1, NOTHING], gain) == pytest.approx(2 * CERTAIN - 1.0)
    assert fit([NOTHING] * 3, gain) == 0


def test_of_several_paragraphs_for_one_question_the_best_counts():
    gain = np.array([[-1.0, -3.0], [-0.5, -1.0], [-2.0, -2.0]])

    assert fit([0, 0, 0], gain) == pytest.approx(CERTAIN - 0.5)


def test_a_pair_that_is_out_of_the_question_takes_nothing_from_the_others():
    gain = np.array([[-1.0, OUT], [OUT, OUT]])

    assert fit([0, 1], gain) == fit([0, NOTHING], gain) == pytest.approx(CERTAIN - 1.0)


def _nearly_in_order(exchanged: float) -> np.ndarray:
    """Eight paragraphs that are certain of their questions, but for two that gain a little more by each other's."""
    gain = np.full((8, 8), -6.0)
    np.fill_diagonal(gain, -0.1)
    gain[3, 3] = gain[4, 4] = exchanged
    gain[3, 4] = gain[4, 3] = -0.05
    return gain


def test_paragraphs_answer_in_the_order_of_the_questions_where_that_fits_nearly_as_well():
    gain = _nearly_in_order(-0.3)

    assert each_once(gain) == [0, 1, 2, 4, 3, 5, 6, 7]
    assert likeliest(gain) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_paragraphs_answer_in_an_order_of_their_own_where_that_fits_much_better():
    assert likeliest(_nearly_in_order(-6.0)) == [0, 1, 2, 4, 3, 5, 6, 7]
