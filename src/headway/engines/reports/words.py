"""Numbers, intervals, dates and lists as words a report prints."""

import re
from collections.abc import Sequence
from decimal import Decimal

from headway.foundation.core.dates import MONTHS, Period, say_day
from headway.foundation.core.intervals import Interval

_KINDS_OF_BODY = frozenset(
    """Academy Administration Agency Assembly Association Authority Bank Board Branch Bureau Cabinet Centre Center
    Chamber Commission Committee Council Court Department Directorate Federation Force Government Guard Institute
    Ministry Mission Network Office Ombudsman Defender Organization Organisation Parliament Police Programme Prosecutor
    Secretariat Section Senate Service Union Unit University""".split()
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARAGRAPH = re.compile(r"\bOP(\d+)(?:\((\w+)\))?")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def say_number(value: Decimal) -> str:
    """1000 → "1,000"."""
    return f"{value.normalize():,f}"


def say_interval(interval: Interval) -> str:
    """The numbers an interval holds: "900 to under 1,000", "more than 200", "135 to 165", "150"."""
    if interval.is_exact and interval.low is not None:
        return say_number(interval.low)
    if interval.low is None or interval.high is None:
        return _say_half(interval)
    low = f"more than {say_number(interval.low)}" if interval.low_open else say_number(interval.low)
    high = f"under {say_number(interval.high)}" if interval.high_open else say_number(interval.high)
    return f"{low} to {high}"


def _say_half(interval: Interval) -> str:
    if interval.low is not None:
        words = say_number(interval.low)
        return f"more than {words}" if interval.low_open else f"{words} or more"
    if interval.high is not None:
        words = say_number(interval.high)
        return f"under {words}" if interval.high_open else f"{words} or fewer"
    return "not known"


def say_count(count: int, singular: str, plural: str = "") -> str:
    """ "one recommendation", "three recommendations", "31 recommendations"; none is "no recommendation"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {singular if count in (0, 1) else plural or singular + 's'}"


def say_bare(count: int) -> str:
    """ "none", "one", "ten", "11"."""
    return ("none", *_NUMBERS[1:])[count] if count < len(_NUMBERS) else f"{count:,}"


def say_body(name: str) -> str:
    """ "the Ministry of Justice", "Women's Aid", "UNODC": an article where the name says what kind of body it is."""
    head = name.split(" of ")[0].split(" for ")[0]
    return f"the {name}" if name[:1].isupper() and _KINDS_OF_BODY.intersection(head.split()) else name


def say_list(items: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; with semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    comma = "; " if any("," in item for item in items) else ", "
    return f"{comma.join(items[:-1])} {last} {items[-1]}"


def say_on(period: Period) -> str:
    """A period as it opens a sentence: "On 23 July 2018", "In October 2009", "As of about 2018"."""
    if period.hedged or "/" in period.text or period.precision not in ("day", "month", "year"):
        return f"As of {say_period(period)}"
    return f"{'On' if period.precision == 'day' else 'In'} {say_period(period)}"


def say_paragraphs(label: str) -> str:
    """A provision as people cite it: "S/RES/1373 (2001), OP2(g)" is "S/RES/1373 (2001), para. 2 (g)"."""
    return _PARAGRAPH.sub(lambda found: f"para. {found[1]}{f' ({found[2]})' if found[2] else ''}", label)


def say_period(period: Period) -> str:
    """A period at its own precision: "October 2009", "23 to 25 July 2018", "about 2018"; EDTF we cannot word stays."""
    first, last = period.earliest, period.latest
    if first is None and last is None:
        return ""
    about = "about " if period.hedged else ""
    if "/" in period.text:
        return about + _say_span(period)
    if period.precision == "season":
        return f"{_SEASONS[period.text[5:7]]} {period.text[:4]}"
    if first is None or last is None or period.precision not in ("day", "month", "year"):
        return period.text
    match period.precision:
        case "year":
            return f"{about}{first.year}"
        case "month":
            return f"{about}{MONTHS[first.month - 1]} {first.year}"
        case _:
            return f"{about}{say_day(first)}"


def _say_span(period: Period) -> str:
    start, _, end = (part.rstrip("~?%") for part in period.text.partition("/"))
    first, last = _say_part(start), _say_part(end)
    if not start.strip("."):
        return f"until {last}"
    if not end.strip("."):
        return f"since {first}"
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{int(start[8:])} to {last}"
    if len(start) == len(end) and len(start) > 4 and start[:4] == end[:4]:
        return f"{first.removesuffix(' ' + start[:4])} to {last}"
    return f"{first} to {last}"


def _say_part(text: str) -> str:
    pieces = text.split("-")
    if not all(piece.isdigit() for piece in pieces):
        return text
    year, *rest = pieces
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest and 1 <= int(rest[0]) <= 12 else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def as_sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end, otherwise untouched."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…:" or text.endswith((".”", '."', "?”", "!”")) else f"{text}."


def as_clause(text: str) -> str:
    """The text without its full stop, to stand inside a sentence."""
    return text.strip().rstrip(".;,: ")


def say_letter(index: int) -> str:
    """0 → "a", 25 → "z", 26 → "aa"."""
    return say_letter(index // 26 - 1) + chr(97 + index % 26) if index >= 26 else chr(97 + index)
