"""Every page that somebody is led to can be read by everybody, in the light and in the dark, in either direction.

On each axe-core finds nothing, of whatever weight; the keyboard reaches everything and is seen where it is.
"""

import pytest

from tests.browser.shutting_out import faults_on
from tests.browser.walking import walk

pytestmark = pytest.mark.browser

DESK, PHONE = ("en-GB", 1440, "light", "dark"), ("ar", 390, "dark", "light")
CONTRAST = {"runOnly": ["color-contrast"]}
WIDTH = "document.documentElement.scrollWidth"
UNSEEN_FOCUS = """() => {
  const faults = [];
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    if (!one.checkVisibility() || one.disabled) continue;
    one.focus({focusVisible: true});
    if (document.activeElement !== one) { faults.push('not reached: ' + one.outerHTML.slice(0, 90)); continue; }
    const seen = getComputedStyle(one), told = one.outerHTML.slice(0, 90);
    if (seen.outlineStyle === 'none' && seen.boxShadow === 'none') faults.push('not seen: ' + told);
  }
  return faults;
}"""


@pytest.mark.parametrize(
    ("persona", "how"),
    [("assessor", DESK), ("assessor", PHONE), ("focal-point", PHONE), ("contributor", PHONE), ("partner", DESK)],
)
def test_every_page_can_be_read_by_everybody(reading_as, axe, persona, how):
    locale, width, scheme, other = how
    page = reading_as(persona, locale=locale, width=width, scheme=scheme)

    faults, pages = {}, []
    for address in walk(page):
        pages.append(address)
        faults[address] = [*begins_badly(page), *faults_on(page, axe), *page.evaluate(UNSEEN_FOCUS)]
        faults[address] += ["wider than the window"] * (page.evaluate(WIDTH) > width)
        page.emulate_media(color_scheme=other)
        faults[f"{address} in the {other}"] = faults_on(page, axe, CONTRAST)
        page.emulate_media(color_scheme=scheme)

    assert len(pages) > 15
    assert {address: found for address, found in faults.items() if found} == {}


def begins_badly(page):
    """What is wrong with what the keyboard comes to first, which leads past the frame."""
    page.keyboard.press("Tab")
    if page.locator("[autofocus]").count():  # whoever comes to write begins in the field
        return []
    first = page.evaluate("document.activeElement.getAttribute('href')")
    return [] if first == "#main" else [f"begins with {first}"]
