"""A day as the reader's language says it: for sentences that are told, not kept. What is kept says `dates.say_day`."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

AFTER_A_DAY = (
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


def say_day_to_reader(value: date) -> str:
    """ "23 July 2018", "23 de julio de 2018"."""
    parts = {"day": day_of_month(value.day), "month": AFTER_A_DAY[value.month - 1], "year": value.year}
    return _("%(day)s %(month)s %(year)s") % parts


def day_of_month(day: int) -> str:
    return pgettext("first day of a month", "1") if day == 1 else str(day)
