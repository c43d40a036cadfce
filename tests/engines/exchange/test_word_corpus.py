"""Tracked changes and comments of files edited in several ways: every one is found, and at its block.

`python -m pytest tests/engines/exchange/test_word_corpus.py -s` prints the figures of docs/reference/word.md.
"""

import sys

import pytest

from headway.engines.demo.personas import demo_actor
from headway.engines.exchange.proposing import preview
from headway.engines.exchange.sent import blocks_of
from headway.engines.exchange.word_reading import read_returned
from headway.engines.reports.docx_marks import CallForComments
from headway.engines.reports.render import render_for_comments
from headway.engines.reports.services import write_report
from tests import make
from tests.engines.exchange.word_edits import Draft

TRACKED = ("replace", "insert", "delete", "remark", "add_paragraph", "split_tracked", "strike")


@pytest.fixture
def draft(loaded):
    """A draft as it is sent: the follow-up report of the demonstration."""
    actor = demo_actor("assessor", today=make.TODAY, door="tests")
    report = write_report("XOR-2018", kind="follow-up", audience="shared", actor=actor, at=make.NOW)
    return render_for_comments(report, CallForComments("a1b2c3", "Please comment."), at=make.NOW)


def tracked(data, seed, acts=TRACKED, every=3):
    """Changes as Word records them, in every third paragraph."""
    edited = Draft(data, seed)
    rows = list(edited.paragraphs())[seed % every :: every]
    for place, (key, p) in enumerate(rows):
        if edited.run(p) is not None:
            getattr(edited, acts[place % len(acts)])(p, key)
    return edited


def retyped(data, seed):
    """Every fourth paragraph was typed anew with a word changed, its mark gone; others carry recorded changes."""
    edited = Draft(data, seed)
    for place, (key, p) in enumerate(list(edited.paragraphs())):
        if edited.run(p) is None:
            continue
        if place % 4 == 0:
            edited.unmark(p)
            edited.retype(p, key)
        elif place % 4 == 2:
            edited.unmark(p)
            edited.replace(p, key)
    return edited


def split(data, seed):
    """Paragraphs were split without a record, with a change in the second half; every other one lost its mark."""
    edited = Draft(data, seed)
    for place, (key, p) in enumerate(list(edited.paragraphs(shortest=20))):
        if place % 3 or edited.run(p, 16) is None:
            continue
        second = edited.halve(p)
        if place % 2:
            edited.unmark(p)
        if edited.run(second) is not None:
            edited.replace(second, key)
    return edited


def joined(data, seed):
    """Paragraphs were joined without a record, with a change in each; every other one lost its marks."""
    edited = Draft(data, seed)
    rows = [(key, p) for key, p in edited.paragraphs() if edited.run(p) is not None]
    for place in range(0, len(rows) - 1, 4):
        (key, p), (next_key, following) = rows[place], rows[place + 1]
        if p.getnext() is not following:
            continue
        edited.replace(p, key)
        edited.delete(following, next_key)
        if place % 8:
            edited.unmark(p)
            edited.unmark(following)
        edited.join(p, following)
    return edited


def without_marks(data, seed):
    edited = tracked(data, seed)
    for p in edited.tree.iter(f"{{{edited.tree.nsmap['w']}}}p"):
        edited.unmark(p)
    return edited


def with_marks_slipped(data, seed):
    edited = tracked(data, seed)
    edited.shift_marks()
    return edited


WAYS = {
    "as Word records": lambda data: [tracked(data, seed) for seed in (1, 2, 3)],
    "retyped": lambda data: [retyped(data, 4)],
    "split": lambda data: [split(data, 5)],
    "joined": lambda data: [joined(data, 6)],
    "marks gone": lambda data: [without_marks(data, 7)],
    "marks slipped": lambda data: [with_marks_slipped(data, 8)],
}


def tell(words):
    sys.stdout.write(f"{words}\n")


def plain(words):
    return " ".join(words.split())


def judged(data, edits, sent):
    """How many edits there are, how many were found, how many at their block, how many nobody made; and which."""
    proposed = list(preview(read_returned(data), sent).proposed)
    found = right = 0
    missed = []
    for edit in edits:
        alike = [one for one in proposed if is_it(edit, one)]
        best = next((one for one in alike if one.block and one.block.key == edit.key), alike[0] if alike else None)
        if best is None:
            missed.append(("not found", edit))
            continue
        proposed.remove(best)
        found += 1
        if best.block is not None and best.block.key == edit.key:
            right += 1
        else:
            missed.append((f"at {best.block and best.block.label} by {best.how}", edit))
    missed += [("of nobody", one) for one in proposed]
    return len(edits), found, right, len(proposed), missed


def is_it(edit, one):
    if edit.text:
        return one.text == edit.text
    if edit.after == "\n":
        return one.after.endswith("\n") and not one.before
    return plain(edit.before) in plain(one.before) and plain(edit.after) in plain(one.after) and one.what != "remark"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "again",
    [
        pytest.param(False, id="as written"),
        pytest.param(True, id="saved again by LibreOffice", marks=pytest.mark.one_database),
    ],
)
def test_every_change_is_found_and_stands_at_its_block(draft, libre, way, again):
    sent = blocks_of(draft)
    drafts = WAYS[way](draft)
    files = [edited.saved() for edited in drafts]
    if again:
        files = libre.saved_again(*files)

    results = [judged(data, edited.edits, sent) for data, edited in zip(files, drafts, strict=True)]

    made, found, right, invented = (sum(result[n] for result in results) for n in range(4))
    how = "saved again by LibreOffice" if again else "as written"
    tell(f"| {way}, {how} | {made} | {found} | {right} | {invented} |")
    for result in results:
        for miss in result[4]:
            tell(f"    {miss}")
    assert made >= 12
    assert found == made
    assert right >= 0.98 * made
    assert invented <= 0.02 * made
