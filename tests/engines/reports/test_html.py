import re
from dataclasses import replace

import pytest
from django.utils.translation import gettext, override
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from headway.engines.reports.html import draw_bar
from headway.engines.reports.marks import lay_ranges
from headway.engines.reports.render import render, render_fragment
from headway.engines.reports.values import Basis, Paragraph, Ranges
from tests.engines.reports.samples import LETTER, VISIT, a_full_report, a_report, plain, said

HOSTILE = '<script>alert("x")</script> & "quoted"'


def test_the_page_names_its_language_direction_and_title() -> None:
    page = HTMLParser(render(a_full_report(language="ar", direction="rtl", title=HOSTILE), "html"))

    root = page.css_first("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")
    assert page.css_first("h1").text() == HOSTILE


def test_nothing_in_the_data_becomes_markup() -> None:
    report = a_full_report(title=HOSTILE, marking=HOSTILE, subtitle=HOSTILE)
    hostile = Paragraph((said(HOSTILE, replace(VISIT, title=HOSTILE, quote=HOSTILE, url="javascript:alert(1)")),))
    report = replace(report, blocks=(hostile, *report.blocks))

    for html in (render(report, "html").decode(), render_fragment(report)):
        assert "<script" not in html
        assert "javascript:" not in html


def test_the_fragment_links_each_sentence_to_its_passage() -> None:
    fragment = HTMLParser(render_fragment(a_report(Paragraph((said("One."), said("Two.", LETTER))))))

    links = [(a.attributes["href"], a.text()) for a in fragment.css("a.sentence.cite")]
    assert links == [(VISIT.url, "One."), (LETTER.url, "Two.")]


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans", "fr", "ru", "es"])
def test_the_note_of_a_drafters_own_assessment_ends_with_one_full_stop_in_every_language(language) -> None:
    own = replace(plain("The border is kept well."), basis=Basis.DRAFTER)

    fragment = HTMLParser(render_fragment(a_report(Paragraph((own,)), language=language)))

    with override(language):
        remark = gettext("The drafter's assessment.")
    assert fragment.css_first(".notes li").text().removesuffix("↩").strip() == remark


def test_the_fragment_has_no_style_and_no_script() -> None:
    fragment = HTMLParser(f"<main>{render_fragment(a_full_report())}</main>")

    assert fragment.css("[style], style, script") == []


def test_the_page_that_stands_alone_links_only_within_itself() -> None:
    page = HTMLParser(render(a_full_report(), "html"))

    hrefs = [a.attributes["href"] or "" for a in page.css("a")]
    targets = {node.attributes["id"] for node in page.css("[id]")}
    assert {href[1:] for href in hrefs} <= targets
    assert all(href.startswith("#") for href in hrefs)


def test_no_id_is_given_twice() -> None:
    ids = [node.attributes["id"] for node in HTMLParser(render(a_full_report(), "html")).css("[id]")]

    assert len(ids) == len(set(ids))


def test_tables_name_their_rows_and_columns() -> None:
    page = HTMLParser(render(a_full_report(), "html"))

    assert {th.attributes["scope"] for th in page.css("th")} == {"col", "row"}
    assert all(table.css_first("caption") for table in page.css("table"))


@pytest.mark.parametrize(("rtl", "mirrored"), [(False, False), (True, True)])
def test_a_range_is_drawn_and_said(rtl: bool, mirrored: bool) -> None:
    ranges = next(b for b in a_full_report().blocks if isinstance(b, Ranges))
    bars, low, high = lay_ranges(ranges)

    svg = draw_bar(bars[0], rtl=rtl)

    assert (low, high) == ("0", "1,000")
    assert [(bar.start, bar.end) for bar in bars] == [(900, 1000), (0, 365), (200, 1000)]
    assert 'aria-label="Travelled, 2018: 900 to 1,000"' in svg
    assert ("scale(-1 1)" in svg) is mirrored
    assert not re.search(r"\sstyle=", svg)


def test_a_computed_range_is_hollow_and_an_endless_one_has_an_arrow() -> None:
    bars, _, _ = lay_ranges(next(b for b in a_full_report().blocks if isinstance(b, Ranges)))

    stated, computed, endless = (draw_bar(bar) for bar in bars)

    assert [("stroke-dasharray" in svg, "<path" in svg) for svg in (stated, computed, endless)] == [
        (False, False),
        (True, False),
        (False, True),
    ]
