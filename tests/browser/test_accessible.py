"""What everybody must find at once; that every page can be read by everybody is in `test_every_page`."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("locale", ["en-GB", "ar"])
def test_whoever_one_reads_as_stands_in_sight_on_a_phone(reading_as, locale):
    page = reading_as("public", width=390, locale=locale)

    chosen = page.locator(".persona button[aria-pressed=true]").bounding_box()

    assert (chosen["x"] >= 0, chosen["x"] + chosen["width"] <= 390) == (True, True)
