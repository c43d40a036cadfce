"""System-wide words as the reader's language says them: labels of models, statuses, roles, dates, names of States.

What is stored and what a report prints keeps the words of the record, which are English; a page says them here. Every
label of a model's choices is in the message files under the context "word" (languages/words.py takes them there).
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from headway.engines.reports.words import say_period
from headway.foundation.catalogue.languages import titled
from headway.foundation.catalogue.state_names import call_state
from headway.foundation.core.dates import NotADate, Period, period
from headway.foundation.core.days_said import AFTER_A_DAY, day_of_month

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


def say(words: str) -> str:
    """A label as the reader's language says it; what is nobody's label stays as it is, a capital is kept."""
    if not words or get_language() == "en":
        return words
    found = pgettext("word", words)
    if found != words or not words[:1].isupper():
        return found
    small = words[:1].lower() + words[1:]
    said = pgettext("word", small)
    return said[:1].upper() + said[1:] if said != small else words


def say_role(role: str) -> str:
    """ "focal-point" → "focal point"."""
    return say(role.replace("-", " "))


def say_level(scale: str, level: str, label: str) -> str:
    """A level of a scale as the catalogue's translations have it, else by its label."""
    return titled("levels", f"{scale}/{level}", get_language() or "en", label)


def say_state(code: str, *, official: bool = False) -> str:
    """ "XOR" → "Orsania", or "Republic of Orsania"."""
    return call_state(code, get_language() or "en", official=official)


def say_states(codes: Iterable[str]) -> list[tuple[str, str]]:
    """States to choose among: code and name, in the order given."""
    return [(code, say_state(code)) for code in codes]


def say_priority(level: str, otherwise: str) -> str:
    """A level of priority as its scale words it, with the capital of `otherwise`, which is said where it is none."""
    language = get_language() or "en"
    said = titled("levels", f"priority/{level}", language, "") if language != "en" else ""
    return (said if otherwise[:1].isupper() else said[:1].lower() + said[1:]) or otherwise


def say_when(text: str) -> str:
    """EDTF text as a person says it: "23 to 25 July 2018", "October 2009"; what is no date stays."""
    try:
        found = period(text) if text else None
    except NotADate:
        return text
    if found is None:
        return ""
    return say_period(found) if get_language() in (None, "en") else _say(found)


def _say(told: Period) -> str:
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
        case [year, month, day]:
            parts = {"day": day_of_month(int(day)), "month": AFTER_A_DAY[int(month) - 1], "year": year}
            return _("%(day)s %(month)s %(year)s") % parts
    return otherwise


def _within_a_year(text: str) -> str:
    pieces = text.split("-")
    if len(pieces) == 2:
        return str(_ALONE[int(pieces[1]) - 1])
    return _("%(day)s %(month)s") % {"day": day_of_month(int(pieces[2])), "month": AFTER_A_DAY[int(pieces[1]) - 1]}


def say_years(count: int) -> str:
    return ngettext("%(count)s year", "%(count)s years", count) % {"count": count}


def say_months(count: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}


def say_weeks(count: int) -> str:
    return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}


def say_days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def say_hours(count: int) -> str:
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
