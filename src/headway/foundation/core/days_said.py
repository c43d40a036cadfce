"""Days and periods as the language in use says them. What stays English says so: `override("en")`, or `"en"`."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext, pgettext_lazy

from headway.foundation.core.dates import NotADate, Period, period

_AFTER_A_DAY = (
    pgettext_lazy("month after a day", "January"),
    pgettext_lazy("month after a day", "February"),
    pgettext_lazy("month after a day", "March"),
    pgettext_lazy("month after a day", "April"),
    pgettext_lazy("month after a day", "May"),
    pgettext_lazy("month after a day", "June"),
    pgettext_lazy("month after a day", "July"),
    pgettext_lazy("month after a day", "August"),
    pgettext_lazy("month after a day", "September"),
    pgettext_lazy("month after a day", "October"),
    pgettext_lazy("month after a day", "November"),
    pgettext_lazy("month after a day", "December"),
)
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
_MARKS = "~?%"


def say_day(value: date, language: str = "") -> str:
    """ "23 July 2018", "23 juillet 2018", "2018年7月23日"; in a language that is named, whichever is in use."""
    if language:
        with override(language):
            return say_day(value)
    return _single(value.isoformat(), "")


def say_when(text: str) -> str:
    """EDTF text as a person says it: "23 to 25 July 2018", "October 2009"; what is no date stays."""
    try:
        return say_period(period(text)) if text else ""
    except NotADate:
        return text


def say_period(told: Period) -> str:
    """A period at its own precision: "October 2009", "23 to 25 July 2018", "about 2018"; EDTF we cannot word stays."""
    if told.earliest is None and told.latest is None:
        return ""
    said = _span(told) if "/" in told.text else _single(told.text.rstrip(_MARKS), told.text)
    vague_in_itself = told.precision == "season" and told.text[-1] not in _MARKS
    return _("about %(date)s") % {"date": said} if told.hedged and not vague_in_itself else said


def _span(told: Period) -> str:
    start, _slash, end = (part.rstrip(_MARKS) for part in told.text.partition("/"))
    if not start.strip("."):
        return _("until %(date)s") % {"date": _single(end, end)}
    if not end.strip("."):
        return _("since %(date)s") % {"date": _single(start, start)}
    worded = _is_worded(start) and _is_worded(end) and len(start) == len(end)
    if worded and len(end) == 10 and start[:7] == end[:7]:
        on = date.fromisoformat(end)
        parts = {
            "first": _day_of_month(int(start[8:])),
            "last": on.day,
            "month": _AFTER_A_DAY[on.month - 1],
            "year": on.year,
        }
        return _("%(first)s to %(last)s %(month)s %(year)s") % parts
    if worded and len(end) > 4 and start[:4] == end[:4]:
        parts = {"first": _within_a_year(start), "last": _within_a_year(end), "year": start[:4]}
        return _("%(first)s to %(last)s %(year)s") % parts
    return _("%(first)s to %(last)s") % {"first": _single(start, start), "last": _single(end, end)}


def _is_worded(text: str) -> bool:
    """Whether every piece is a number: a year, a month or season, a day."""
    return all(piece.isdigit() for piece in text.split("-"))


def _single(text: str, otherwise: str) -> str:
    """A day, a month, a season or a year; anything else as EDTF has it."""
    if not _is_worded(text):
        return otherwise
    match text.split("-"):
        case [year]:
            return _("%(year)s") % {"year": year}
        case [year, month] if month in _SEASONS:
            return _("%(season)s %(year)s") % {"season": _SEASONS[month], "year": year}
        case [year, month]:
            return _("%(month)s %(year)s") % {"month": _ALONE[int(month) - 1], "year": year}
        case [year, month, dom]:
            parts = {"day": _day_of_month(int(dom)), "month": _AFTER_A_DAY[int(month) - 1], "year": year}
            return _("%(day)s %(month)s %(year)s") % parts
    return otherwise


def _within_a_year(text: str) -> str:
    _year, month, *dom = text.split("-")
    if not dom:
        return str(_SEASONS[month] if month in _SEASONS else _ALONE[int(month) - 1])
    return _("%(day)s %(month)s") % {"day": _day_of_month(int(dom[0])), "month": _AFTER_A_DAY[int(month) - 1]}


def _day_of_month(day: int) -> str:
    return pgettext("first day of a month", "1") if day == 1 else str(day)
