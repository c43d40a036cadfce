"""A reader at a window who knows the page by its words: one script of steps for every language and every width."""

import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.browser.shutting_out import faults_on
from tests.browser.words import as_pattern, in_words

PICTURES = os.environ.get("HEADWAY_PICTURES", "")
"""A folder in which a picture of every step is kept, where somebody asks for them."""
SETTLED = "() => document.fonts.status === 'loaded' && !document.querySelector('.htmx-request')"
WIDER = """() => [...document.querySelectorAll('body *')]
  .filter(one => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1 })
  .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Window:
    """How somebody looks at the site."""

    language: str = "en"
    width: int = 1440
    javascript: bool = True

    def __str__(self):
        seen = {1440: "desk", 390: "phone"}[self.width]
        return f"{self.language} {seen}" + ("" if self.javascript else " without scripts")


ENGLISH_DESK, ARABIC_PHONE = Window(), Window("ar", 390)
ENGLISH_PHONE, ARABIC_DESK = Window("en", 390), Window("ar", 1440)
ALL_FOUR = (ENGLISH_DESK, ARABIC_PHONE, ENGLISH_PHONE, ARABIC_DESK)


class Reader:
    """One persona at a window. Whatever is named is named in English and looked for in the window's language."""

    def __init__(self, page, persona, window, axe, journey):
        self.page, self.window, self.axe = page, window, axe
        self._kept = (f"{journey}-{window.language}-{window.width}-{persona}-{number:02}" for number in count(1))

    def words(self, english, other="", **given):
        """The words in the window's language."""
        return in_words(self.window.language, english, other, **given)

    def finds(self, english, other="", *, whole=True, **given):
        """A pattern that finds them."""
        return as_pattern(self.words(english, other, **given), whole, **given)

    def opens(self, address):
        self.page.goto(address)
        self.looks()

    def follows(self, english, *, within="main", nth=0, whole=True, **given):
        """Follow a link, or one whose words begin so."""
        self.goes(self._role("link", english, within, whole, **given).nth(nth))

    def goes_to(self, name, *, within="main"):
        """Follow a link that is called by what it leads to, whatever the language."""
        self.goes(self._inside(within).get_by_role("link", name=name).first)

    def presses(self, english, *, within="main", nth=0, whole=True, **given):
        self.goes(self._role("button", english, within, whole, **given).nth(nth))

    def has_button(self, english, *, within="main", **given):
        return self._role("button", english, within, **given).count()

    def unfolds(self, english, *, within="main", nth=0, whole=False, **given):
        """Open what is folded under a heading, if it is not open."""
        found = self.page.locator(f"{within} details").filter(
            has=self.page.locator("> summary", has_text=self.finds(english, whole=whole, **given))
        ).nth(nth)  # fmt: skip
        if found.get_attribute("open") is None:
            found.locator("> summary").click()

    def field(self, english, *, of="", within="main", nth=0, whole=True, **given):
        """A field by its label, in a list of several that `of` one of them."""
        whose = f" {self.words('of %(code)s')}" if of else ""
        label = as_pattern(self.words(english) + whose, whole, code=of, **given)
        return self._inside(within).get_by_label(label).nth(nth)

    def fills(self, english, value, **where):
        self.field(english, **where).fill(value)

    def chooses(self, english, option="", *, exactly="", **where):
        """Choose an option by its words, or by what it is called in every language (`exactly`)."""
        self.field(english, **where).select_option(label=exactly or self.words(option))

    def ticks(self, name, number, *, first=0):
        """Tick so many boxes of a name, which have no words of their own."""
        boxes = self.page.locator(f"input[name={name}]")
        for one in range(first, first + number):
            boxes.nth(one).check()

    def reads(self, english, other="", *, within="main", **given):
        """Whether a page says it, somewhere."""
        return self._inside(within).get_by_text(self.finds(english, other, whole=False, **given)).count() > 0

    def codes(self):
        """The numbers of the recommendations that are dealt with together, as people cite them."""
        return self.page.locator("ol.chosen a.code").all_inner_texts()

    def looks(self):
        """Nothing is wider than the window and all runs in the direction of the language; a picture may be kept."""
        name = next(self._kept)
        self.page.wait_for_function(SETTLED) if self.window.javascript else None
        if PICTURES:
            self.page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth") > self.window.width
        assert not wide, f"{name}: wider than the window: {self.page.evaluate(WIDER)}"
        runs = self.page.get_attribute("html", "dir")
        assert runs == ("rtl" if self.window.language == "ar" else "ltr")

    def leaves(self):
        """The last page of a journey shuts nobody out."""
        self.looks()
        found = faults_on(self.page, self.axe)
        assert found == [], found

    def _role(self, role, english, within, whole=True, **given):
        return self._inside(within).get_by_role(role, name=self.finds(english, whole=whole, **given))

    def _inside(self, within):
        return self.page.locator(within) if isinstance(within, str) else within

    def goes(self, control):
        """Click what leads to another page."""
        with self.page.expect_navigation():
            control.click()
        self.looks()
