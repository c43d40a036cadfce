"""Sources of a page are numbered as it first cites them."""

from uuid import UUID

from headway.doors.web.parts.notes import Notes
from headway.engines.followup.snapshot import Cited


def cited(source, passage=1):
    return Cited(
        passage=UUID(int=source * 100 + passage), source=UUID(int=source), quote="q", title=f"Source {source}",
        originator="", dated="", page=0, audience="public", title_audience="public",
    )  # fmt: skip


def test_the_first_source_cited_is_number_one_wherever_it_is_cited_again():
    notes = Notes()

    first = [mark.label for mark in notes.marks([cited(7), cited(3)])]
    again = [mark.label for mark in notes.marks([cited(3), cited(9)])]

    assert (first, again) == (["1", "2"], ["2", "3"])
    assert [source.title for source in notes.sources.values()] == ["Source 7", "Source 3", "Source 9"]


def test_further_passages_of_one_source_are_lettered_and_open_apart():
    marks = Notes().marks([cited(7, 1), cited(3), cited(7, 2)])

    assert [mark.label for mark in marks] == ["1", "1b", "2"]
    assert len({mark.address for mark in marks}) == 3
