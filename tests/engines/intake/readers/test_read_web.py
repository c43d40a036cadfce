"""HTML: main text only, structure kept."""

import pytest

from headway.engines.intake.layer import Document, Kind
from headway.engines.intake.readers.limits import Unreadable
from headway.engines.intake.readers.reading import read

PARAGRAPH = (
    "The delegation met the Minister of Justice, the Attorney General and representatives of civil society. " * 2
)


def web(body: str, head: str = "<title>CTED visits Orsania | Example</title>") -> Document:
    return read(f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode(), name="a")


def shown(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.of(block)) for block in document.blocks]


def test_what_surrounds_the_text_is_left_out():
    document = web(
        "<nav>Home</nav><header>Logo<h1>CTED visits Orsania</h1></header>"
        "<div class='cookie-banner'>We use cookies</div>"
        f"<main><p>{PARAGRAPH}</p><form>Subscribe</form><script>x()</script><style>p{{}}</style></main>"
        "<aside>Related</aside><footer>Legal</footer>"
    )

    assert shown(document) == [("title", "CTED visits Orsania"), ("paragraph", PARAGRAPH.strip())]
    assert (document.title, document.media_type, document.metadata["language"]) == (
        "CTED visits Orsania",
        "text/html",
        "en",
    )


def test_a_class_name_does_not_cost_the_text_itself():
    document = web(f"<div class='page with-sidebar sidebar'><h1>Visit</h1><p>{PARAGRAPH * 20}</p></div>")

    assert [block.kind for block in document.blocks] == [Kind.TITLE, Kind.PARAGRAPH]


def test_lists_print_their_numbers():
    document = web("<h1>R</h1><ol start=3><li>Ratify<ol type=a><li>soon</li></ol></li><li><p>Adopt</p></li></ol>")

    assert [(block.number, block.level, document.of(block)) for block in document.blocks[1:]] == [
        ("3.", 1, "3. Ratify"),
        ("a.", 2, "a. soon"),
        ("4.", 1, "4. Adopt"),
    ]
    assert [block.parent for block in document.blocks[1:]] == [0, 1, 0]


def test_a_table_has_rows_and_cells():
    document = web(
        "<h1>R</h1><table><tr><th>No<th>Text<tr><td>R1<td>Adopt a <b>law</b><p>soon</p></table><p>After.</p>"
    )

    assert shown(document)[1:] == [
        ("table", "No\tText\nR1\tAdopt a law\nsoon"),
        ("table-row", "No\tText"),
        ("table-cell", "No"),
        ("table-cell", "Text"),
        ("table-row", "R1\tAdopt a law\nsoon"),
        ("table-cell", "R1"),
        ("table-cell", "Adopt a law\nsoon"),
        ("paragraph", "After."),
    ]
    assert document.block_at(document.text.index("\tAdopt")) == document.blocks[5]


def test_captions_quotes_and_breaks_are_kept_apart():
    document = web(
        "<h1>R</h1><figure><img><figcaption>The team</figcaption></figure>"
        "One<br>two<br><br>three<blockquote>Q</blockquote>"
    )

    assert shown(document)[1:] == [
        ("caption", "The team"),
        ("paragraph", "One\ntwo"),
        ("paragraph", "three"),
        ("quote", "Q"),
    ]


def test_a_dateline_is_found_in_a_web_page_too():
    document = web(f"<h1>Visit</h1><p>12 May 2019</p><p>NEW YORK, 12 May 2019 &mdash; {PARAGRAPH}</p>")

    assert [str(block.kind) for block in document.blocks] == ["title", "dateline", "dateline", "paragraph"]


def test_the_declared_character_set_is_used():
    page = "<html><head><meta charset='windows-1251'></head><body><p>Делегация</p></body></html>".encode("cp1251")

    assert read(page, name="a.html").text == "Делегация"


def test_nesting_without_end_is_refused():
    with pytest.raises(Unreadable, match="nested too deeply"):
        web("<div>" * 20_000)


def test_a_page_without_headings_is_called_by_its_head():
    document = web(f"<p>{PARAGRAPH}</p><p><b>Border control</b></p><p>{PARAGRAPH}</p>")

    assert document.title == "CTED visits Orsania"
    assert [str(block.kind) for block in document.blocks] == ["paragraph", "heading", "paragraph"]
