"""An entry is read strictly by the types of its fields; YAML words stay the words they are."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.foundation.catalogue.durations import Duration, NotADuration
from headway.foundation.catalogue.reading import CatalogueErrors, Problems, as_written, read, read_all, read_file
from headway.foundation.catalogue.working_days import MONDAY_TO_FRIDAY


@dataclass(frozen=True)
class Inner:
    id: str
    count: int


@dataclass(frozen=True)
class Entry:
    id: str
    on: date | None = None
    kind: Literal["stock", "flow"] = "stock"
    words: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    share: float = 0.0
    yes: bool = False
    after: Duration | None = None
    inner: tuple[Inner, ...] = ()


def told(item):
    problems = Problems([])
    assert read(Entry, item, "file.yaml", "one", problems) is None
    return problems.lines


@pytest.mark.parametrize("word", ["NO", "NA", "on", "off", "yes", "No", "Y", "2018-07-23", "1_000", "0o17x"])
def test_words_that_other_readers_turn_into_something_else_stay_text(tmp_path, word):
    (tmp_path / "one.yaml").write_text(f"word: {word}\n")

    assert read_file(tmp_path, "one.yaml", Problems([])) == {"word": word}


def test_a_duplicate_key_is_refused_with_its_name(tmp_path):
    (tmp_path / "one.yaml").write_text("id: a\nname: b\nid: c\n")
    problems = Problems([])

    assert read_file(tmp_path, "one.yaml", problems) == {}
    assert [line.partition(": file: ")[0] for line in problems.lines] == ["one.yaml"]
    assert "duplicate" in problems.lines[0]


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({}, "id is missing"),
        ({"id": "a", "idd": 1}, "unknown key 'idd'"),
        ({"id": 7}, "id: 7 is no text"),
        ({"id": " a"}, "id: ' a' begins or ends with a blank"),
        ({"id": None}, "id: None is no text"),
        ({"id": "a", "on": "2018"}, "on: '2018' is no date like 2018-07-23"),
        ({"id": "a", "on": "2018-02-30"}, "on: '2018-02-30' is no date like 2018-07-23"),
        ({"id": "a", "kind": "level"}, "kind: 'level' is none of stock, flow"),
        ({"id": "a", "words": "one"}, "words: must be a list"),
        ({"id": "a", "words": {"one": "two"}}, "words: must be a list"),
        ({"id": "a", "words": ["x", "x"]}, "words: 'x' is listed twice"),
        ({"id": "a", "share": "half"}, "share: 'half' is no float"),
        ({"id": "a", "share": True}, "share: True is no number"),
        ({"id": "a", "yes": "yes"}, "yes: 'yes' is no bool"),
        ({"id": "a", "after": "30 days"}, "after: '30 days' is no duration like P30D, P6M, -P12W or PT48H"),
        ({"id": "a", "inner": [{"id": "b"}]}, "inner: b: count is missing"),
        ({"id": "a", "inner": ["b"]}, "inner: is no mapping of keys"),
        (["a"], "is no mapping of keys"),
    ],
)
def test_what_does_not_fit_is_told_with_its_reason(item, reason):
    assert told(item) == [f"file.yaml: one: {reason}"]


def test_everything_wrong_with_an_entry_is_told_at_once():
    assert told({"on": "x", "idd": 1}) == [
        "file.yaml: one: unknown key 'idd'",
        "file.yaml: one: id is missing",
        "file.yaml: one: on: 'x' is no date like 2018-07-23",
    ]


def test_a_second_entry_of_an_id_is_told_and_left_out():
    problems = Problems([])

    found = read_all(Entry, [{"id": "a"}, {"id": "b"}, {"id": "a"}], "file.yaml", problems)

    assert [entry.id for entry in found] == ["a", "b"]
    assert problems.lines == ["file.yaml: a: occurs twice"]


def test_problems_are_raised_together():
    problems = Problems([])
    problems.add("a.yaml", "one", "is wrong")
    problems.add("b.yaml", "two", "is wrong")

    with pytest.raises(CatalogueErrors) as refused:
        problems.raise_any()
    assert str(refused.value) == "a.yaml: one: is wrong\nb.yaml: two: is wrong"


words = st.text("abcdefgh", min_size=1, max_size=6)
entries = st.builds(
    Entry,
    id=words,
    on=st.none() | st.dates(),
    kind=st.sampled_from(["stock", "flow"]),
    words=st.lists(words, unique=True, max_size=3).map(tuple),
    pairs=st.dictionaries(words, words, max_size=3).map(lambda found: tuple(found.items())),
    share=st.floats(0, 1),
    yes=st.booleans(),
    after=st.none() | st.integers(1, 999).map(lambda days: Duration.parse(f"P{days}D")),
    inner=st.lists(st.builds(Inner, id=words, count=st.integers(-9, 9)), max_size=2).map(tuple),
)


def as_file(value):
    if isinstance(value, tuple):
        return [as_file(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_file(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str | int | float) else as_file(as_written(value))


@given(entries)
def test_an_entry_as_written_reads_back_the_same(entry):
    problems = Problems([])

    assert read(Entry, as_file(entry), "file.yaml", "one", problems) == entry


@pytest.mark.parametrize("text", ["", "P", "P1", "30D", "P1.5M", "p1m", "P1M2", "--P1D"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(NotADuration):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "start", "working", "end"),
    [
        ("P1M", date(2018, 1, 31), False, date(2018, 2, 28)),
        ("P1M", date(2020, 1, 31), False, date(2020, 2, 29)),
        ("P1Y6M", date(2018, 9, 1), False, date(2020, 3, 1)),
        ("-P12W", date(2018, 7, 23), False, date(2018, 4, 30)),
        ("P5D", date(2018, 7, 26), True, date(2018, 8, 2)),
        ("-P1D", date(2018, 7, 23), True, date(2018, 7, 20)),
        ("PT48H", date(2018, 7, 23), False, date(2018, 7, 25)),
    ],
)
def test_a_duration_ends_on_a_day(text, start, working, end):
    assert Duration.parse(text).from_day(start, MONDAY_TO_FRIDAY.after if working else None) == end
