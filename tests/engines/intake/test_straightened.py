"""Pictures of pages are turned upright and the lines of their tables told, before a machine reads them."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from headway.engines.intake.straightened import straightened
from tests.engines.intake.scanned import a_numbered_page, a_page, a_page_with_a_table, askew

VERBS = ("Amend", "Review", "Adopt", "Publish", "Repeal", "Apply")
ITEMS = [f"{verb} the law on the financing of terrorism and its rules of {2019 + i}." for i, verb in enumerate(VERBS)]
ROWS = [
    (("No.",), ("Recommendation",), ("Responsible",)),
    (("1",), ("Adopt the law on the financing", "of terrorism."), ("Ministry of Justice",)),
    (("2",), ("Train officers at the border.",), ("Border Guard",)),
]


def made(page):
    out = BytesIO()
    page.save(out, "PNG")
    return straightened(out.getvalue())


def rows_between_lines(picture):
    """How many rows of dots have no print at all: fewest where lines of print lie askew."""
    dots = np.asarray(Image.open(BytesIO(picture)).convert("L"))
    return int((dots[:, 80:-80] > 128).all(axis=1).sum())


@settings(max_examples=8, deadline=None)
@given(st.floats(min_value=0.5, max_value=3.0), st.sampled_from((-1, 1)))
def test_a_page_that_lies_askew_is_turned_upright(angle, side):
    page = a_numbered_page(*ITEMS)
    upright = rows_between_lines(made(page).picture)

    turned = rows_between_lines(made(askew(page, side * angle)).picture)

    assert abs(turned - upright) < 60


def test_a_page_that_lies_straight_is_left_as_it_is():
    page = a_numbered_page(*ITEMS)

    found = made(page)

    assert np.array_equal(np.asarray(Image.open(BytesIO(found.picture))), np.asarray(page.convert("L")))
    assert found.lines == ()


@pytest.mark.parametrize("colour", ["black", "darkgrey"])
@pytest.mark.parametrize("angle", [0, 0.7])
def test_the_lines_of_a_table_are_told_and_wiped_away(colour, angle):
    found = made(askew(a_page_with_a_table(*ROWS, colour=colour), angle))

    level = {round(top, -1) for left, top, right, _low in found.lines if right - left > 900}
    upright = {round(left, -1) for left, top, right, low in found.lines if low - top > 100 and right - left < 20}
    dots = np.asarray(Image.open(BytesIO(found.picture)))
    assert len(level) == 4
    assert len(upright) == 4
    assert all(dots[top:low, left:right].min() > 200 for left, top, right, low in found.lines)


def test_the_coloured_head_of_a_table_gives_its_edges_and_keeps_its_words():
    found = made(a_page_with_a_table(*ROWS, shaded=True))

    dots = np.asarray(Image.open(BytesIO(found.picture)))
    assert len({round(top, -1) for left, top, right, _low in found.lines if right - left > 900}) == 4
    assert dots[200:270, 230:500].min() < 60


def test_letters_that_touch_are_no_line():
    page = a_page("mmmmmmmmmmmmmmmmmmmmmmmmm", "nnnnnnnnnnnnnnnnnnnnnnnnnn", "Recommendations", size=44)

    assert made(page).lines == ()


def two_columns(*, second_is_short):
    page = Image.new("RGB", (1240, 1754), "white")
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(26)
    for row in range(40):
        draw.text((100, 120 + row * 38), "The Committee recommends that the", fill="black", font=font)
        right = ("Justice", "Police", "Customs")[row % 3] if second_is_short else "State party adopt the law and apply"
        if not second_is_short or row % 2:
            draw.text((680, 120 + row * 38), right, fill="black", font=font)
    return page


def test_text_in_two_columns_is_told_from_a_table_whose_second_column_says_little():
    assert made(two_columns(second_is_short=False)).in_columns
    assert not made(two_columns(second_is_short=True)).in_columns
    assert not made(a_numbered_page(*ITEMS)).in_columns


def test_what_is_no_picture_is_refused():
    with pytest.raises(OSError, match="cannot identify"):
        straightened(b"no picture")


def test_a_page_without_print_is_a_page():
    assert made(Image.new("RGB", (60, 80), "white")).lines == ()
    assert made(Image.new("L", (1240, 1754), 0)).in_columns is False
