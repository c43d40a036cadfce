"""A block keeps its key from version to version and whoever reads it, because the key is made of what it is about."""

from headway.engines.demo.personas import demo_actor
from headway.engines.reports.keys import with_keys
from headway.engines.reports.layout import LaidHeading, LaidList, LaidNote, LaidParagraph, LaidTable, lay_out
from headway.engines.reports.services import write_report
from headway.engines.reports.values import Item, ItemList, Paragraph, Sentence
from tests import make


def told(text, *observations):
    return Paragraph((Sentence(text, observations=observations),))


def keys_of(blocks):
    return [block.key for block in with_keys("findings", blocks)]


def test_a_key_stays_when_the_words_and_the_neighbours_change():
    before = keys_of([told("It was so.", "a"), told("It was said.", "b")])
    after = keys_of([told("Something else.", "z"), told("It is so now.", "a"), told("It was said again.", "b")])

    assert after[1:] == before


def test_a_paragraph_that_grows_keeps_its_key():
    assert keys_of([told("It was so.", "a", "b")]) == keys_of([told("It was so. And more.", "a", "b", "c")])


def test_two_blocks_about_the_same_thing_have_two_keys_and_none_tells_its_record():
    first, second = keys_of([told("It was so.", "record-1"), told("It was so.", "record-1")])

    assert first != second
    assert "record-1" not in first + second


def test_the_same_record_in_two_sections_has_two_keys():
    listed = ItemList((Item((), key="r1"),))

    (one,), (other,) = with_keys("matrix", [listed]), with_keys("issued", [listed])

    assert one.items[0].key != other.items[0].key


def test_every_block_of_a_report_has_a_key_of_its_own_the_same_for_every_reader(loaded):
    actor = demo_actor("assessor", today=make.TODAY, door="tests")
    found = {}
    for audience in ("body", "shared"):
        report = write_report("XOR-2018", kind="follow-up", audience=audience, actor=actor, at=make.NOW)
        found[audience] = [*given(lay_out(report))]

    assert len(found["body"]) == len(set(found["body"])) > 50
    assert set(found["shared"]) <= set(found["body"])


def given(layout):
    for block in layout.blocks:
        match block:
            case LaidParagraph(key=key) | LaidNote(key=key) if key:
                yield key
            case LaidList(keys=keys) | LaidTable(keys=keys):
                yield from keys
            case LaidHeading(anchor=anchor):
                yield anchor
