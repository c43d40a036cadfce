"""Cells to values: as said, never guessed. What cannot be told raises Refused with a sentence for whoever keeps the tracker."""

import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext as _

from headway.engines.intake.dates import find_dates
from headway.engines.intake.hedges import hedges, pattern
from headway.engines.intake.numerals import NUMBER, value_of
from headway.engines.intake.trackers.fields import blanks, said_plainly
from headway.engines.intake.trackers.sheets import Cell, NoValue
from headway.engines.intake.trackers.workbooks import day_of_serial
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.intervals import EmptyInterval, Interval, at_least, at_most, between, exactly, more_than


class Refused(ValueError):
    """A cell or a row that is not taken; `field` names the one it is about, "" for the row as a whole.

    `once` where one answer in the recipe settles it for every such row; `word` is a level's word that is not known yet.
    """

    def __init__(self, sentence: str, field: str = "", *, once: bool = False, word: str = "") -> None:
        super().__init__(sentence)
        self.field, self.once, self.word = field, once, word


class Ambiguous(Refused):
    """A date that can be read in two ways as long as nobody said which."""


def words_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, days without a time; "" for blanks such as "n/a"."""
    match cell:
        case None:
            return ""
        case NoValue():
            raise Refused(_("The cell shows %(cell)s: put the value itself into it.") % {"cell": _(cell.why)})
        case bool():
            return "yes" if cell else "no"
        case float():
            return f"{int(cell)}" if cell.is_integer() else f"{Decimal(repr(cell)):f}"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case date() | time():
            return cell.isoformat()
    text = str(cell).strip()
    return "" if said_plainly(text) in blanks() else text


_NUMERIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:19|20)\d\d|\d\d)")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[./](\d{1,2})[./](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./]((?:19|20)\d\d)")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def period_of(cell: Cell, *, order: str, starts_1904: bool = False) -> str:
    """A date or period as EDTF text; "" for an empty cell. Raises Ambiguous, Refused."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell, starts_1904)
    text = words_of(cell).translate(_DIGITS)
    return _of_text(text, order) if text else ""


def day_of(cell: Cell, *, order: str, starts_1904: bool = False) -> date | None:
    """A single day; None for an empty cell. Raises Ambiguous, Refused also for a month or a year."""
    text = period_of(cell, order=order, starts_1904=starts_1904)
    if not text:
        return None
    told = period(text)
    if not told.is_day or told.earliest is None:
        raise Refused(_("“%(text)s” is no single day, which this column needs.") % {"text": text})
    return told.earliest


def is_ambiguous(text: str) -> bool:
    """Whether day and month of a date could be exchanged."""
    hit = _NUMERIC.fullmatch(text.strip().translate(_DIGITS))
    return bool(hit) and hit is not None and int(hit[1]) <= 12 and int(hit[2]) <= 12 and hit[1] != hit[2]


def order_shown_by(text: str) -> str:
    """ "dmy" or "mdy" where a date can only be read in that order; "" otherwise."""
    hit = _NUMERIC.fullmatch(text.strip().translate(_DIGITS))
    if not hit or int(hit[1]) > 31 or int(hit[2]) > 31:
        return ""
    if int(hit[1]) > 12 >= int(hit[2]):
        return "dmy"
    return "mdy" if int(hit[2]) > 12 >= int(hit[1]) else ""


def _of_number(number: float, starts_1904: bool) -> str:
    if float(number).is_integer() and 1950 <= number <= 2100:
        return str(int(number))
    serial = day_of_serial(number, starts_1904=starts_1904)
    if serial is None:
        raise Refused(
            _("%(number)s is no date: write it like 2018-07-23, 2018-07 or 2018.") % {"number": words_of(number)}
        )
    return serial.date().isoformat()


def _of_text(text: str, order: str) -> str:
    hit = _NUMERIC.fullmatch(text)
    if hit:
        return _in_order(hit, text, order)
    year_first = _YEAR_FIRST.fullmatch(text)
    if year_first:
        text = "-".join((year_first[1], year_first[2].zfill(2), year_first[3].zfill(2)))
    month = _MONTH_YEAR.fullmatch(text)
    if month:
        text = f"{month[2]}-{month[1].zfill(2)}"
    if text.isdigit() and len(text) == 5:
        return _of_number(int(text), starts_1904=False)
    try:
        return period(text.replace(" 00:00", "").replace(" ", "") if text[:4].isdigit() else text).text
    except NotADate:
        found = find_dates(text)
        if len(found) == 1 and len(said_plainly(found[0].text)) >= len(said_plainly(text)) - 4:
            return found[0].period.text
    raise Refused(
        _("“%(text)s” is no date that can be told: write it like 2018-07-23, 2018-07 or 2018.") % {"text": text}
    )


def _in_order(hit: re.Match[str], text: str, order: str) -> str:
    first, second = int(hit[1]), int(hit[2])
    year = int(hit[3]) if len(hit[3]) == 4 else 2000 + int(hit[3])
    if first <= 12 and second <= 12 and first != second and not order:
        raise Ambiguous(
            _("%(text)s can be read in two ways: say once in the recipe whether the day or the month comes first.")
            % {"text": text}
        )
    mine = order_shown_by(text)
    day, month = (second, first) if (mine or order) == "mdy" else (first, second)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise Refused(_("%(text)s is no date in the calendar.") % {"text": text}) from None


_SIGNS = {"~": "about ", "≈": "about ", "c.": "about ", "ca.": "about ", "±": "about "}
_ENDS = re.compile(r"(<=|>=|≤|≥|<|>)\s?(.+)")
_RANGE = re.compile(rf"(?:between\s|from\s)?(?P<low>{NUMBER})\s?(?:-|to|and)\s?(?P<high>{NUMBER})(?P<rest>\s.*|%)?")
_PERCENT = re.compile(r"\s?(?:%|per ?cent)$")


def figure_of(cell: Cell) -> tuple[str, Interval | None, str]:
    """A figure as said, the interval it stands for, and the hedge. Raises Refused. ("", None, "") for an empty cell."""
    said = words_of(cell)
    if not said:
        return "", None, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return said, exactly(Decimal(repr(cell))), ""
    plain = _PERCENT.sub("", said_plainly(said).translate(_DIGITS)).strip()
    for sign, words in _SIGNS.items():
        if plain.startswith(sign):
            plain = words + plain.removeprefix(sign).strip()
    if plain.endswith("+"):
        plain = f"at least {plain[:-1].strip()}"
    try:
        bounds, hedge = _bounds(plain)
    except EmptyInterval:
        bounds, hedge = None, ""
    if bounds is None:
        raise Refused(
            _("“%(said)s” is no number whose bounds are known: write the number, with its hedge if it has one.")
            % {"said": said}
        )
    return said, bounds, hedge


def _bounds(plain: str) -> tuple[Interval | None, str]:
    ends = _ENDS.fullmatch(plain)
    if ends:
        number = value_of(ends[2])
        return (None, "") if number is None else (_end(ends[1], number), _hedge_of_sign(ends[1]))
    vague = hedges("vague").get(plain) or hedges("vague").get(f"{plain} of")
    if vague:
        return vague.interval, vague.id
    whole = _hedged().fullmatch(plain)
    if whole:
        number = value_of(whole["number"])
        before, after = whole["before"], whole["after"]
        hedge = hedges("before")[before] if before else hedges("after")[after] if after else None
        if number is None:
            return None, ""
        return (hedge.of(number, number), "" if hedge.id == "only" else hedge.id) if hedge else (exactly(number), "")
    span = _RANGE.fullmatch(plain)
    if span:
        low, high = value_of(span["low"]), value_of(span["high"])
        return (between(low, high), "") if low is not None and high is not None else (None, "")
    return None, ""


@cache
def _hedged() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<before>{pattern('before')})\s)?(?P<number>{NUMBER})(?:\s(?P<after>{pattern('after')}))?(?:\s[^\d]*)?"
    )


def _end(sign: str, number: Decimal) -> Interval:
    if sign in {">", ">=", "≥"}:
        return more_than(number) if sign == ">" else at_least(number)
    return Interval(Decimal(0), number, False, True) if sign == "<" else at_most(number)


def _hedge_of_sign(sign: str) -> str:
    names = {">": "more than", ">=": "at least", "≥": "at least", "<": "fewer than"}
    return names.get(sign, "up to")


_BULLET = re.compile(r"^\s*[-–•*]\s+")


def list_of(cell: Cell) -> str:
    """A list, one thing to a line without the sign before it: "- Kenya⏎- Ghana" is Kenya, Ghana. "" for an empty cell."""
    lines = [_BULLET.sub("", line).strip() for line in words_of(cell).splitlines()]
    return "\n".join(line for line in lines if line and said_plainly(line) not in blanks())


def amount_of(cell: Cell) -> Decimal | None:
    """An amount of money; None for an empty cell. Raises Refused."""
    text = words_of(cell)
    if not text:
        return None
    number = value_of(said_plainly(text).translate(_DIGITS))
    if number is None:
        raise Refused(_("“%(text)s” is no amount: write the number alone.") % {"text": text})
    return number


def state_of(cell: Cell) -> str:
    """The alpha-3 code of a State named in a cell: NA is Namibia, NO Norway, N/A nobody. Raises Refused."""
    text = words_of(cell)
    if not text:
        return ""
    code = _states().get(_bare(text))
    if code is None:
        raise Refused(_("“%(text)s” is no State known here: write its name or its ISO code.") % {"text": text})
    return code


def _bare(text: str) -> str:
    """Folded, without the vowel signs that Arabic names carry in lists and nowhere else."""
    return "".join(c for c in said_plainly(text) if unicodedata.category(c) != "Mn")


@cache
def _states() -> dict[str, str]:
    """Every way to name a State, folded; what names two of them names none."""
    found: dict[str, set[str]] = {}
    for entry in load_catalogue().states.values():
        translated = [name for _, names in entry.translations for name in names]
        for name in (entry.code, entry.alpha2, entry.name, entry.official_name, *entry.names, *translated):
            if name:
                found.setdefault(_bare(name), set()).add(entry.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
