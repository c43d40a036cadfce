"""The words a report prints, in its own language: numbers, intervals, dates, lists, terms. In English they are `words`.

A report is written and laid out with its language active (`in_language`); it is never that of whoever asks for it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language, override, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from headway.engines.reports import words
from headway.foundation.core.dates import Period, day
from headway.foundation.core.days_said import AFTER_A_DAY, day_of_month
from headway.foundation.core.intervals import Interval

RIGHT_TO_LEFT = frozenset({"ar"})
_ENDED = (".”", '."', "?”", "!”", ".»", "?»", "!»", ". »", "。", "！", "？", "。”", "؟")
_ALONE = (
    pgettext_lazy("month alone", "January"),
    pgettext_lazy("month alone", "February"),
    pgettext_lazy("month alone", "March"),
    pgettext_lazy("month alone", "April"),
    pgettext_lazy("month alone", "May"),
    pgettext_lazy("month alone", "June"),
    pgettext_lazy("month alone", "July"),
    pgettext_lazy("month alone", "August"),
    pgettext_lazy("month alone", "September"),
    pgettext_lazy("month alone", "October"),
    pgettext_lazy("month alone", "November"),
    pgettext_lazy("month alone", "December"),
)
_SEASONS = {
    "21": pgettext_lazy("season", "spring"),
    "22": pgettext_lazy("season", "summer"),
    "23": pgettext_lazy("season", "autumn"),
    "24": pgettext_lazy("season", "winter"),
}


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """What is printed inside is in that language."""
    with override(language):
        yield


def direction_of(language: str) -> str:
    """Which way a language is written: "ltr" or "rtl"."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def language_now() -> str:
    """The language a report is being printed in."""
    return get_language() or "en"


def is_english() -> bool:
    return language_now() == "en"


def term(label: str) -> str:
    """A label, a status, a value of a list in the language; what is nobody's label stays, a capital is kept."""
    if not label or is_english():
        return label
    found = pgettext("word", label)
    if found != label or not label[:1].isupper():
        return found
    small = label[:1].lower() + label[1:]
    said = pgettext("word", small)
    return capital(said) if said != small else label


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def isolated(text: str) -> str:
    """Words of another direction keep their own order in a report that runs from right to left (Unicode isolates)."""
    foreign = language_now() in RIGHT_TO_LEFT and any("a" <= letter.lower() <= "z" for letter in text)
    return f"\u2068{text}\u2069" if foreign else text


def quoted(text: str) -> str:
    """Somebody's own words, in the quotation marks of the language."""
    return _("“%(words)s”") % {"words": isolated(text)}


def as_sentence(text: str) -> str:
    """The text with a capital at its start and a full stop at its end, otherwise untouched."""
    if is_english():
        return words.as_sentence(text)
    text = capital(text.strip())
    if not text or text.endswith((*_ENDED, *".!?…:")):
        return text
    return text + pgettext("end of a sentence", ".")


def say_number(value: Decimal) -> str:
    """1000 → "1,000", "1 000", "1.000"."""
    if is_english():
        return words.say_number(value)
    plain = f"{value.normalize():f}"
    return number_format(plain, decimal_pos=None, use_l10n=True, force_grouping=True)


def say_small(count: int) -> str:
    """A count inside a sentence: in English a word up to ten, elsewhere a number."""
    return words.say_bare(count) if is_english() and count else say_number(Decimal(count)) if count else _no()


def say_bare(count: int) -> str:
    """A count that stands alone: "none", "one", "11"."""
    return words.say_bare(count) if is_english() else say_number(Decimal(count))


def _no() -> str:
    return "no" if is_english() else "0"


def say_interval(interval: Interval) -> str:
    """The numbers an interval holds: "900 to under 1,000", "more than 200", "150"."""
    if is_english():
        return words.say_interval(interval)
    if interval.is_exact and interval.low is not None:
        return say_number(interval.low)
    if interval.low is not None and interval.high is not None:
        low, high = say_number(interval.low), say_number(interval.high)
        low = _("more than %(number)s") % {"number": low} if interval.low_open else low
        high = _("under %(number)s") % {"number": high} if interval.high_open else high
        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    if interval.low is not None:
        form = _("more than %(number)s") if interval.low_open else _("%(number)s or more")
        return form % {"number": say_number(interval.low)}
    if interval.high is not None:
        form = _("under %(number)s") if interval.high_open else _("%(number)s or fewer")
        return form % {"number": say_number(interval.high)}
    return term("not known")


def say_body(name: str) -> str:
    """A body inside a sentence; in English with its article."""
    return words.say_body(name) if is_english() else isolated(name)


def say_list(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; with semicolons where an item has a comma of its own."""
    if is_english() or len(items) < 2:
        return words.say_list(items)
    comma = pgettext("between items", ", ")
    if any(comma.strip() in item for item in items):
        comma = pgettext("between items", "; ")
    return _("%(items)s and %(last)s") % {"items": comma.join(items[:-1]), "last": items[-1]}


def say_day(value: date) -> str:
    """ "23 July 2018", "23 juillet 2018", "2018年7月23日"."""
    return say_period(day(value))


def say_on(period: Period) -> str:
    """A period as it opens a sentence in English; elsewhere the date alone, which the sentence places."""
    return words.say_on(period) if is_english() else say_period(period)


def say_paragraphs(label: str) -> str:
    """A provision as people cite it in the language: "para. 2 (g)", "par. 2 g)"."""
    if is_english():
        return words.say_paragraphs(label)
    word = _("para.")
    return words.say_paragraphs(label).replace("para. ", f"{word} " if word else "")


def say_period(told: Period) -> str:
    """A period at its own precision: "October 2009", "23 to 25 July 2018", "about 2018"; EDTF we cannot word stays."""
    if is_english():
        return words.say_period(told)
    first, last = told.earliest, told.latest
    if first is None and last is None:
        return ""
    said = _span(told) if "/" in told.text else _single(told.text.rstrip("~?%"), told.text)
    return _("about %(date)s") % {"date": said} if told.hedged else said


def _span(told: Period) -> str:
    start, _slash, end = (part.rstrip("~?%") for part in told.text.partition("/"))
    if not start.strip("."):
        return _("until %(date)s") % {"date": _single(end, end)}
    if not end.strip("."):
        return _("since %(date)s") % {"date": _single(start, start)}
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        on = date.fromisoformat(end)
        parts = {
            "first": day_of_month(int(start[8:])),
            "last": on.day,
            "month": AFTER_A_DAY[on.month - 1],
            "year": on.year,
        }
        return _("%(first)s to %(last)s %(month)s %(year)s") % parts
    if len(start) == len(end) and len(start) > 4 and start[:4] == end[:4]:
        parts = {"first": _within_a_year(start), "last": _within_a_year(end), "year": start[:4]}
        return _("%(first)s to %(last)s %(year)s") % parts
    return _("%(first)s to %(last)s") % {"first": _single(start, start), "last": _single(end, end)}


def _single(text: str, otherwise: str) -> str:
    """A day, a month, a season or a year; anything else as EDTF has it."""
    pieces = text.split("-")
    if not all(piece.isdigit() for piece in pieces):
        return otherwise
    match pieces:
        case [year]:
            return _("%(year)s") % {"year": year}
        case [year, month] if month in _SEASONS:
            return _("%(season)s %(year)s") % {"season": _SEASONS[month], "year": year}
        case [year, month]:
            return _("%(month)s %(year)s") % {"month": _ALONE[int(month) - 1], "year": year}
        case [year, month, dom]:
            parts = {"day": day_of_month(int(dom)), "month": AFTER_A_DAY[int(month) - 1], "year": year}
            return _("%(day)s %(month)s %(year)s") % parts
    return otherwise


def _within_a_year(text: str) -> str:
    pieces = text.split("-")
    if len(pieces) == 2:
        return str(_ALONE[int(pieces[1]) - 1])
    return _("%(day)s %(month)s") % {"day": day_of_month(int(pieces[2])), "month": AFTER_A_DAY[int(pieces[1]) - 1]}
