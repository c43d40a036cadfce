"""What we told whom: everything ever sent in a State's file, by day, as far as one reader may see it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Subquery
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from headway.casework.evidence.models import Letter
from headway.casework.questionnaires.models import SectionAssignment, Submission
from headway.casework.visits.models import Component
from headway.engines.exchange.models import FormSent
from headway.engines.reports.models import Edition, Sending, SentTo
from headway.engines.reports.original import STANDS_IN
from headway.engines.work.names import Names
from headway.foundation.access.at_once import at_once
from headway.foundation.access.models import Audience, CaseQuerySet, CaseRecord, Consent
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, Side
from headway.foundation.core.dates import NotADate, period
from headway.foundation.core.days_said import say_day, say_when
from headway.foundation.core.numbers_said import say_apart
from headway.foundation.ledger.models import Revision

KINDS = {
    "letter": "letter",
    "answers": "answers submitted",
    "form": "answer form",
    "questions": "questions or workbook",
    "draft": "draft for comments",
    "report": "report",
    "programme": "programme of a visit",
    "consent": "consent",
}
"""Every kind of thing that is sent, in words."""

WIDE = (Audience.SHARED.value, Audience.PARTNERS.value, Audience.PUBLIC.value)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was sent: when, what, by whom, to whom, for which mechanism, and the page that opens it.

    `when` is EDTF; `body` the catalogue's id of the Body whose assessment it belongs to, "" where nobody said.
    `parties` are the rows of the institutions it is known to have gone to or come from.
    """

    when: str
    kind: str
    what: str
    sender: str
    recipient: str
    body: str = ""
    case: str = ""
    page: str = ""
    takes: tuple[str | UUID, ...] = ()
    parties: frozenset[UUID] = frozenset()

    @property
    def kind_in_words(self) -> str:
        return KINDS[self.kind]

    def concerns(self, names: Names) -> bool:
        """Whether an institution sent it or was sent it."""
        return bool(self.parties & names.rows) or names.mean(self.sender) or names.mean(self.recipient)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for: words, a kind, a mechanism, an institution by its names, days from and to."""

    words: str = ""
    kind: str = ""
    body: str = ""
    names: Names | None = None
    first: date | None = None
    last: date | None = None

    def fits(self, row: Told) -> bool:
        said = f"{row.what}\n{row.sender}\n{row.recipient}\n{row.case}".casefold()
        when = _bounds(row.when)
        return (
            self.words.casefold() in said
            and self.kind in {"", row.kind}
            and self.body in {"", row.body}
            and (self.names is None or row.concerns(self.names))
            and (self.first is None or (when[1] is not None and when[1] >= self.first))
            and (self.last is None or (when[0] is not None and when[0] <= self.last))
        )


def is_told(actor: Actor, code: str) -> bool:
    """Whether someone reads what was sent in the file of a State: whoever works on it for a side."""
    working = {Side.BODY, Side.STATE}
    return any(seat.side in working and seat.compartment in {"", code} for seat in actor.seats)


def told_in(state: str, actor: Actor, wanted: Wanted = Wanted()) -> list[Told]:
    """Everything sent in a State's file that a reader may see and looks for, the newest first."""
    rows = [row for row in _everything(state, actor) if wanted.fits(row)]
    return sorted(rows, key=lambda row: (_bounds(row.when)[0] or date.min, row.what), reverse=True)


def _everything(state: str, actor: Actor) -> Iterator[Told]:
    """What was sent, kind by kind: those whose rows tell it alone are read in one query."""
    alone: dict[Callable[[list[Any]], Iterator[Told]], CaseQuerySet[Any]] = {
        _letters: Letter.objects.visible_to(actor)
        .leading_to_visible(actor, "source")
        .filter(compartment=state, direction=Letter.Direction.OUT)
        .select_related("source", "holder"),
        _answers: _in_a_case(Submission, state, actor).select_related("assessment__body", "holder"),
        _forms: _in_a_case(FormSent, state, actor).select_related("assessment", "institution", "holder"),
        _questions: _in_a_case(SectionAssignment, state, actor).select_related("assessment", "ministry", "holder"),
        _reports: _in_a_case(Edition, state, actor).select_related("assessment__on_behalf_of", "holder"),
        _consents: Consent.objects.visible_to(actor).filter(compartment=state).select_related("holder__state"),
    }
    for telling, rows in zip(alone, at_once(*alone.values()), strict=True):
        yield from telling(sorted(rows, key=attrgetter("pk")))
    yield from _drafts(state, actor)
    yield from _programmes(state, actor)


def _in_a_case(kind: type[CaseRecord], state: str, actor: Actor) -> CaseQuerySet[Any]:
    """Rows of a State's file whose assessment the reader sees, too."""
    return kind.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(compartment=state)


def _letters(rows: Iterable[Letter]) -> Iterator[Told]:
    """What the register says was sent: the date of sending, else the date on the letter; drafts have neither."""
    for row in rows:
        when = row.sent_on.isoformat() if row.sent_on else row.source.dated
        if not when or (row.serial is not None and row.sent_on is None):
            continue
        what = f"{row}: {row.subject}" if row.number and row.subject else str(row)
        sender = row.from_office or row.holder.name
        body = _body_named(sender, row.to_office) or str(row.holder.body_id or "")
        yield Told(when, "letter", what, sender, row.to_office, body, "", "letter", (row.pk,),
                   frozenset({row.holder_id}))  # fmt: skip


def _answers(rows: Iterable[Submission]) -> Iterator[Told]:
    areas = load_catalogue().areas
    for row in rows:
        area = areas.get(row.section)
        section = area.title if area else row.section or _("the whole questionnaire")
        what = _("Answers, %(section)s, version %(number)s") % {"section": section, "number": row.number}
        case = row.assessment
        yield Told(row.submitted_on.isoformat(), "answers", what, row.by_office or row.holder.name, str(case.body),
                   case.body_id, case.code, "questionnaire", (case.code,), frozenset({row.holder_id}))  # fmt: skip


def _forms(rows: Iterable[FormSent]) -> Iterator[Told]:
    for row in rows:
        case = row.assessment
        yield Told(row.sent_on.isoformat(), "form", _label(row.get_asks_display()), row.holder.name,
                   row.institution.name, case.body_id, case.code, "forms", (case.code,),
                   frozenset({row.institution_id, row.holder_id}))  # fmt: skip


def _questions(rows: Iterable[SectionAssignment]) -> Iterator[Told]:
    """Sections given to ministries, to be answered on the page, in a workbook or on paper."""
    areas = load_catalogue().areas
    for row in rows:
        area, case = areas.get(row.section), row.assessment
        what = _("Questions: %(what)s") % {"what": row.question or (area.title if area else row.section)}
        yield Told(row.sent_on.isoformat(), "questions", what, row.holder.name, row.ministry.name, case.body_id,
                   case.code, "section", (row.pk,), frozenset({row.ministry_id, row.holder_id}))  # fmt: skip


def _drafts(state: str, actor: Actor) -> Iterator[Told]:
    recipients = SentTo.objects.visible_to(actor).select_related("organisation").order_by("organisation__name", "id")
    rows = Sending.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(compartment=state)
    rows = rows.select_related("assessment", "holder").prefetch_related(Prefetch("recipients", recipients))
    for row in rows.order_by("id"):
        case, to = row.assessment, list(row.recipients.all())
        names = say_apart(one.organisation.name for one in to) or _label(Audience(row.audience).label)
        yield Told(row.sent_on.isoformat(), "draft", str(row).capitalize(), row.holder.name, names, case.body_id,
                   case.code, "draft", (row.pk,),
                   frozenset({row.holder_id, *(one.organisation_id for one in to)}))  # fmt: skip


def _reports(rows: Iterable[Edition]) -> Iterator[Told]:
    """Reports submitted to the Committee, and those adopted: for whom they were drawn."""
    for row in rows:
        case = row.assessment
        for day, what, to in (
            (row.submitted_on, _label("submitted for adoption"), str(case.on_behalf_of or _label("the Committee"))),
            (
                row.adopted_on,
                _label("adopted"),
                _label(Audience(row.readers).label) if row.readers in Audience.values else row.readers,
            ),
        ):
            if day is not None:
                title = _("%(kind)s report, %(what)s") % {"kind": _label(row.report), "what": what}
                title = title[:1].upper() + title[1:]
                if row.language != (get_language() or "en"):
                    title = f"{title} ({STANDS_IN[row.language]})"
                yield Told(day.isoformat(), "report", title, row.holder.name, to, case.body_id, case.code, "reports",
                           (case.code,), frozenset({row.holder_id}))  # fmt: skip


def _programmes(state: str, actor: Actor) -> Iterator[Told]:
    """Parts of a visit that were given, on the day of the act that first opened them to others."""
    given = Revision.objects.filter(record=OuterRef("pk"), audience__in=WIDE).order_by("changeset__at", "hash")
    rows = Component.objects.visible_to(actor).leading_to_visible(actor, "assessment").filter(compartment=state)
    rows = rows.filter(audience__in=WIDE).annotate(given_at=Subquery(given.values("changeset__at")[:1]))
    for row in rows.filter(given_at__isnull=False).select_related("assessment", "holder").order_by("id"):
        case, at = row.assessment, getattr(row, "given_at", None)
        assert isinstance(at, datetime), "asked for with the rows"
        kind = _label(row.get_modality_display())
        what = _("Programme of the %(kind)s part of the visit") % {"kind": kind}
        what = f"{what}, {say_when(row.dates)}" if say_when(row.dates) else what
        yield Told(at.date().isoformat(), "programme", what, row.holder.name, _label(Audience(row.audience).label),
                   case.body_id, case.code, "visit", (case.code,), frozenset({row.holder_id}))  # fmt: skip


def _consents(rows: Iterable[Consent]) -> Iterator[Told]:
    for row in rows:
        sender = f"Government of {row.holder.state}" if row.holder.state else row.holder.name
        what = str(row)
        if row.withdrawn_on:
            day = say_day(row.withdrawn_on)
            what = _("%(consent)s, withdrawn on %(day)s") % {"consent": row, "day": day}
        yield Told(row.given_on.isoformat(), "consent", what, sender, row.recipients, "", "", "consent",
                   (row.pk,), frozenset({row.holder_id}))  # fmt: skip


def _label(words: str) -> str:
    """A label of the system as the reader's language says it."""
    return pgettext("word", str(words))


def _body_named(*offices: str) -> str:
    """The Body that an office as written is, by the catalogue's names."""
    organisations = load_catalogue().organisations
    for key, body in load_catalogue().bodies.items():
        listed = organisations.get(body.organisation)
        names = {listed.name, listed.short, *listed.acronyms} - {""} if listed else set()
        for office in offices:
            words = set(office.replace(",", " ").split())
            if any(name in words or (" " in name and name in office) for name in names):
                return key
    return ""


def _bounds(when: str) -> tuple[date | None, date | None]:
    try:
        found = period(when)
    except NotADate:
        return None, None
    return found.earliest, found.latest
