"""IATI activities (version 2.03) as publishers wrote them: read safely, with the place of what is missing. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from headway.engines.intake.readers.limits import Limits, Unreadable
from headway.foundation.core.numbers_said import say_each

VERSIONS = ("2.01", "2.02", "2.03")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PLANNED_START, STARTED, PLANNED_END, ENDED = "1", "2", "3", "4"
ROLES = {"1": "funding", "2": "accountable", "3": "extending", "4": "implementing"}
DAC5, DAC3 = "1", "2"
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as an activity names it; `role` in words, "reporting" for the publisher."""

    ref: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector by its code; `vocabulary` "1" is the five-digit list of the Development Assistance Committee."""

    code: str
    vocabulary: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """One budget: its value as written, with its currency and period."""

    value: Decimal
    currency: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity. `number` is its place in the file, from one; `problems` say what could not be read."""

    number: int
    identifier: str
    title: str
    description: str
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    sectors: tuple[Sector, ...]
    organisations: tuple[Organisation, ...]
    start: date | None
    end: date | None
    status: str
    budgets: tuple[Budget, ...]
    problems: tuple[str, ...] = ()

    @property
    def reporting(self) -> Organisation | None:
        return next((row for row in self.organisations if row.role == "reporting"), None)

    @property
    def dates(self) -> str:
        """From its beginning to its end as EDTF, open where one is not given; "" where neither is."""
        if self.start is None and self.end is None:
            return ""
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def total(self) -> tuple[Decimal, str] | None:
        """All budgets together, where they are in one currency."""
        currencies = {row.currency for row in self.budgets}
        if len(currencies) != 1 or not self.budgets:
            return None
        return sum((row.value for row in self.budgets), Decimal(0)), currencies.pop()


def read_activities(data: bytes, limits: Limits) -> list[Activity]:
    """The activities of a file, in order. Raises Unreadable: no IATI file, another version, damaged, too large."""
    if len(data) > limits.max_bytes:
        raise Unreadable(
            _("The file has %(bytes)s bytes and the limit is %(limit)s.")
            % {"bytes": f"{len(data):,}", "limit": f"{limits.max_bytes:,}"}
        )
    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise Unreadable(_("The file holds entities, which no publisher needs: save it without them.")) from None
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(_("This is no XML that can be read: %(error)s.") % {"error": error}) from None
    if root.tag != "iati-activities":
        raise Unreadable(_("This is no file of IATI activities: its first element is to be iati-activities."))
    version = root.get("version", "")
    if version not in VERSIONS:
        raise Unreadable(
            _("The file says version %(version)s; versions %(versions)s are read.")
            % {"version": version or _("nothing"), "versions": say_each(VERSIONS)}
        )
    rows = root.findall("iati-activity")
    if len(rows) > MOST:
        raise Unreadable(
            _("The file has %(count)s activities; give at most %(most)s at once.")
            % {"count": f"{len(rows):,}", "most": f"{MOST:,}"}
        )
    return [_activity(number, row) for number, row in enumerate(rows, start=1)]


def _activity(number: int, row: Element) -> Activity:
    problems: list[str] = []
    language, currency = row.get(XML_LANG, ""), row.get("default-currency", "")
    dates = dict(_dates(row, problems))
    identifier, title = _plain(row.find("iati-identifier")), _narrative(row.find("title"), language)
    if not identifier:
        problems.append(_("it has no iati-identifier"))
    if not title:
        problems.append(_("it has no title"))
    return Activity(
        number,
        identifier,
        title,
        " ".join(filter(None, (_narrative(one, language) for one in row.findall("description")))),
        tuple(filter(None, (one.get("code", "").strip().upper() for one in row.findall("recipient-country")))),
        tuple(filter(None, (one.get("code", "").strip() for one in row.findall("recipient-region")))),
        tuple(_sectors(row, language)),
        tuple(_organisations(row, language)),
        dates.get(STARTED) or dates.get(PLANNED_START),
        dates.get(ENDED) or dates.get(PLANNED_END),
        _code(row.find("activity-status")),
        tuple(_budgets(row, currency, problems)),
        tuple(problems),
    )


def _dates(row: Element, problems: list[str]) -> Iterator[tuple[str, date]]:
    for one in row.findall("activity-date"):
        day = _day(one.get("iso-date", ""), "activity-date", problems)
        if day is not None:
            yield one.get("type", ""), day


def _sectors(row: Element, language: str) -> Iterator[Sector]:
    for one in row.findall("sector"):
        if code := one.get("code", "").strip():
            yield Sector(code, one.get("vocabulary", DAC5) or DAC5, _narrative(one, language))


def _organisations(row: Element, language: str) -> Iterator[Organisation]:
    reporting = row.find("reporting-org")
    if reporting is not None:
        yield Organisation(reporting.get("ref", "").strip(), _narrative(reporting, language), "reporting")
    for one in row.findall("participating-org"):
        role = ROLES.get(one.get("role", ""), "participating")
        yield Organisation(one.get("ref", "").strip(), _narrative(one, language), role)


def _budgets(row: Element, currency: str, problems: list[str]) -> Iterator[Budget]:
    for one in row.findall("budget"):
        value = one.find("value")
        told = _plain(value)
        try:
            amount = Decimal(told)
        except InvalidOperation:
            problems.append(f"the value of a budget is no number: “{told[:40]}”")
            continue
        named = (value.get("currency", "") if value is not None else "") or currency
        if not amount.is_finite() or amount < 0 or not named:
            problems.append(f"a budget of {told[:40]} has no currency, or is less than nothing")
            continue
        yield Budget(
            amount, named.strip().upper()[:3], _end(one, "period-start", problems), _end(one, "period-end", problems)
        )


def _end(row: Element, name: str, problems: list[str]) -> date | None:
    found = row.find(name)
    return None if found is None else _day(found.get("iso-date", ""), name, problems)


def _day(text: str, where: str, problems: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        problems.append(f"{where} is no day: “{text[:40]}”")
        return None


def _code(found: Element | None) -> str:
    return "" if found is None else found.get("code", "").strip()


def _narrative(found: Element | None, language: str) -> str:
    """The English words of an element; else those in the activity's own language; else the first."""
    if found is None:
        return ""
    told = [(one.get(XML_LANG, language).lower(), _plain(one)) for one in found.findall("narrative")]
    told = [(named, words) for named, words in told if words]
    for wanted in ("en", language.lower()):
        for named, words in told:
            if named.split("-")[0] == wanted:
                return words
    return told[0][1] if told else ""


def _plain(found: Element | None) -> str:
    return "" if found is None else " ".join("".join(found.itertext()).split())
