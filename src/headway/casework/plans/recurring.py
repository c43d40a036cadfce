"""The days on which something comes back, by a rule of RFC 5545. Pure."""

from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MOST = 400
"""So many due days one rule may make: a weekly one over seven years."""


class NotARule(ValueError):
    """The text is no rule that this house keeps to."""


def due_days(rule: str, starts_on: date, ends_on: date) -> tuple[date, ...]:
    """The days of a rule from one day to another, both included. Raises NotARule.

    A rule gives only its own parts (`FREQ=MONTHLY;INTERVAL=3`): where it starts and ends is said beside it.
    """
    text = rule.strip().upper().removeprefix("RRULE:")
    if not text.startswith("FREQ=") and ";FREQ=" not in text:
        raise NotARule(_("A rule begins with FREQ=, as in FREQ=YEARLY or FREQ=MONTHLY;INTERVAL=3."))
    if any(part.split("=")[0] in {"UNTIL", "DTSTART", "BYHOUR", "BYMINUTE", "BYSECOND"} for part in text.split(";")):
        raise NotARule(_("The first and last day stand beside the rule, and hours are not kept."))
    if any(word in text for word in ("FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY")):
        raise NotARule(_("Things are due on days: daily, weekly, monthly or yearly."))
    try:
        found = rrulestr(text, dtstart=datetime.combine(starts_on, time(), UTC))
    except (ValueError, TypeError, KeyError) as error:
        raise NotARule(_("That is no rule of RFC 5545: %(error)s.") % {"error": error}) from None
    days: list[date] = []
    end = datetime.combine(ends_on + timedelta(days=1), time(), UTC)
    for moment in found:
        if moment >= end:
            break
        days.append(moment.date())
        if len(days) > MOST:
            raise NotARule(
                _("That would be due more than %(most)s times: choose a rarer rule or an earlier last day.")
                % {"most": MOST}
            )
    return tuple(days)


YEARLY, HALF_YEARLY, QUARTERLY, MONTHLY = (
    "FREQ=YEARLY",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY",
)
IN_WORDS = {
    YEARLY: gettext_noop("every year"),
    HALF_YEARLY: gettext_noop("every half-year"),
    QUARTERLY: gettext_noop("every quarter"),
    MONTHLY: gettext_noop("every month"),
}


def say_rule(rule: str) -> str:
    """A rule as people say it, in English, which a page translates; one of another shape as it stands."""
    return IN_WORDS.get(rule, rule)
