"""Changes recorded by LibreOffice itself, edited through a macro without a window."""

import pytest

from headway.engines.exchange.proposing import preview
from headway.engines.exchange.sent import blocks_of
from headway.engines.exchange.word_reading import read_returned
from tests.engines.exchange.test_word_corpus import draft, judged, tell
from tests.engines.exchange.word_edits import Edit

__all__ = ["draft"]
pytestmark = pytest.mark.one_database


def edits_of(blocks):
    """For every paragraph whose words come once one edit, as the macro carries it out and as it should be found."""
    whole = "\n".join(block.text for block in blocks)
    for place, block in enumerate(b for b in blocks if b.number.isdigit() and len(b.text.split()) > 9):
        words = block.text.split()
        target = " ".join(words[3:7])
        if whole.count(target) > 1:
            continue
        match place % 3:
            case 0:
                yield ("replace", target, f"other words {place}"), Edit(block.key, target, f"other words {place}")
            case 1:
                yield ("insert", target, f" and {place} more"), Edit(block.key, "", f" and {place} more")
            case _:
                yield ("paragraph", target, f"New in {place}."), Edit(block.key, "", f"New in {place}.")


def test_what_libreoffice_records_is_found_at_its_block(draft, libre):
    sent = blocks_of(draft)
    made = list(edits_of(sent))

    data = libre.edited(draft, [act for act, _ in made])

    edits, found, right, invented, missed = judged(data, [edit for _, edit in made], sent)
    tell(f"| edited in LibreOffice | {edits} | {found} | {right} | {invented} |")
    for miss in missed:
        tell(f"    {miss}")
    assert edits >= 20
    assert (found, invented) == (edits, 0)
    assert right >= 0.98 * edits


def test_what_is_only_saved_again_proposes_nothing(draft, libre):
    (again,) = libre.saved_again(draft)

    assert preview(read_returned(again), blocks_of(draft)).proposed == ()


def test_every_mark_of_a_block_outlives_libreoffice(draft, libre):
    (again,) = libre.saved_again(draft)

    assert [(block.key, block.number) for block in blocks_of(again)] == [(b.key, b.number) for b in blocks_of(draft)]
