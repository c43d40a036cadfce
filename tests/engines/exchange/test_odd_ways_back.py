"""Files that come back in ways nobody asked for: accepted, moved about, rewritten, rows gone, through ODT."""

import pytest
from lxml import etree

from headway.engines.exchange.proposing import preview
from headway.engines.exchange.sent import blocks_of
from headway.engines.exchange.word_reading import read_returned
from tests.engines.exchange.test_word_corpus import draft, judged, tell, tracked
from tests.engines.exchange.word_edits import NS, Draft

__all__ = ["draft"]


def accepted(data):
    """All changes were accepted: what was changed is told by comparing the words."""
    return tracked(data, 11, acts=("replace", "insert", "delete", "strike", "add_paragraph")).accept_all()


def moved(data):
    """Paragraphs stand elsewhere, with a recorded change in each; half of them lost their mark."""
    edited = Draft(data, 12)
    rows = [(key, p) for key, p in edited.paragraphs() if edited.run(p) is not None]
    for place in range(0, len(rows) - 6, 5):
        key, p = rows[place]
        edited.replace(p, key)
        edited.move(p, rows[place + 3][1])
        if place % 2:
            edited.unmark(p)
    return edited


def moved_as_recorded(data):
    edited = Draft(data, 13)
    rows = [(key, p) for key, p in edited.paragraphs() if edited.run(p) is not None]
    for place in range(0, len(rows) - 6, 5):
        key, p = rows[place]
        edited.move_tracked(p, rows[place + 3][1], key)
    return edited


def rewritten(data):
    edited = Draft(data, 14)
    for place, (key, p) in enumerate(list(edited.paragraphs())):
        if place % 4 == 0:
            edited.rewrite(p, key)
    return edited


def rows_gone(data):
    edited = Draft(data, 15)
    for table in edited.tree.xpath("//w:tbl", namespaces=NS):
        rows = [row for row in table.xpath("./w:tr[position()>1]", namespaces=NS) if edited.is_marked(row)]
        if len(rows) > 2:
            edited.drop_row(rows[1])
    return edited


def rows_gone_as_recorded(data):
    edited = Draft(data, 15)
    for table in edited.tree.xpath("//w:tbl", namespaces=NS):
        rows = [row for row in table.xpath("./w:tr[position()>1]", namespaces=NS) if edited.is_marked(row)]
        if len(rows) > 2:
            edited.drop_row_tracked(rows[1])
    return edited


WAYS = {
    "changes accepted": accepted,
    "moved": moved,
    "moved as Word records": moved_as_recorded,
    "rewritten": rewritten,
    "rows gone": rows_gone,
    "rows gone as Word records": rows_gone_as_recorded,
    "as Word records": lambda data: tracked(data, 16),
}
AGAIN = {"as written": lambda libre, data: data, "through ODT": lambda libre, data: libre.through_odt(data)[0]}
EACH_AGAIN = ["as written", pytest.param("through ODT", marks=pytest.mark.one_database)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("again", EACH_AGAIN)
def test_what_came_back_in_an_odd_way_is_found_at_its_block(draft, libre, way, again):
    sent = blocks_of(draft)
    edited = WAYS[way](draft)
    data = AGAIN[again](libre, edited.saved())

    made, found, right, invented, missed = judged(data, edited.edits, sent)

    tell(f"| {way}, {again} | {made} | {found} | {right} | {invented} |")
    for miss in missed:
        tell(f"    {miss}")
    assert made >= 3
    assert found == made
    assert right >= 0.98 * made
    assert invented <= 0.02 * made


@pytest.mark.parametrize("again", EACH_AGAIN)
def test_a_footnote_that_was_typed_over_without_a_record_is_told_at_its_paragraph(draft, libre, again):
    edited = Draft(draft, 17)
    notes = etree.fromstring(edited.files["word/footnotes.xml"])
    text = notes.xpath("(//w:footnote[not(@w:type)])[6]//w:t", namespaces=NS)[-1]
    text.text += " See also the letter of the Ministry."
    edited.files["word/footnotes.xml"] = etree.tostring(notes)

    (found,) = preview(read_returned(AGAIN[again](libre, edited.saved())), blocks_of(draft)).proposed

    assert (found.what, found.after, found.tracked) == ("insertion", "See also the letter of the Ministry.", False)
    assert found.block is not None
    assert found.block.label.startswith("¶")
