"""Every address there is: those of the URL table, filled in with every row that they could name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from headway.casework.translations.models import LINKS
from headway.doors.api.v1 import TABLES
from headway.doors.web.reports.followup import PAGES as FOLLOWUP_PAGES
from headway.doors.web.states import PAGES as STATE_PAGES
from headway.engines.reports.render import Format
from headway.engines.reports.values import Audience
from headway.foundation.access.models import Membership, User
from headway.foundation.actors.models import Organisation
from tests.canary.installation import Installation

OURS = "web"
REPORTS = ("follow-up", "communique")
REPORTS_OF_A_SIDE = ("comprehensive", "response")
READ_AS_FILES = {"body A", "state, foreign ministry", "shared with A", "public"}
"""The worlds whose reports are fetched for every audience, in Orsania in every format; setting type takes its time."""


@dataclass(frozen=True, slots=True)
class Address:
    """A path, the route it belongs to, and the row it names: its kind and id, or nothing."""

    route: str
    path: str
    kind: str = ""
    record: Any = None
    crosses: bool = False


Filled = Iterator[tuple[dict[str, Any], str, Any]]


def _rows(made: Installation, *wanted: str) -> Iterator[Any]:
    for world in made.worlds:
        for kind in wanted or world.rows:
            yield world, world.rows[kind]
        for row in world.crossed:
            if not wanted or row.kind in wanted:
                yield world, row


def _by_key(kind: str) -> Callable[[Installation], Filled]:
    return lambda made: (({"key": row.pk}, kind, row.pk) for _, row in _rows(made, kind))


def _by_code(kind: str) -> Callable[[Installation], Filled]:
    return lambda made: (({"code": row.code}, kind, row.pk) for _, row in _rows(made, kind))


def _states(made: Installation) -> Filled:
    for code in sorted({world.sight.compartment for world in made.worlds}):
        yield {"code": code}, "", None


def _histories(made: Installation) -> Filled:
    for _, row in _rows(made):
        yield {"kind": row.kind, "key": row.pk}, row.kind, row.pk
    for secret in made.secrets.values():
        if secret.revision:
            yield {"kind": secret.kind, "key": secret.record}, secret.kind, secret.record


def _of_kinds(*kinds: str) -> Callable[[Installation], Filled]:
    """Pages that every kind of row has alike: of the rows of the worlds, not of those that cross."""
    return lambda made: (
        ({"kind": kind, "key": row.pk}, kind, row.pk)
        for world in made.worlds
        for kind, row in world.rows.items()
        if not kinds or kind in kinds
    )


def _stored_files(made: Installation) -> Filled:
    for _, row in _rows(made):
        if hasattr(row, "file_id"):
            yield {"kind": row.kind, "key": row.pk}, row.kind, row.pk


def _stages(made: Installation) -> Filled:
    for _, row in _rows(made, "assessment"):
        yield {"code": row.code, "stage": "draft-report"}, "assessment", row.pk


def _proposals(made: Installation) -> Filled:
    for _, row in _rows(made, "source"):
        yield {"key": row.pk, "proposal": "observation-0-10"}, "source", row.pk


def _offers(made: Installation) -> Filled:
    for world, row in _rows(made, "source"):
        yield {"key": row.pk, "observation": world.rows["observation"].pk}, "source", row.pk


def _taken(made: Installation) -> Filled:
    for world, row in _rows(made, "source"):
        decision = world.rows.get("intake-decision", row)
        yield {"key": row.pk, "decision": decision.pk}, "source", row.pk


def _with(**more: Any) -> Callable[[Installation], Filled]:
    return lambda made: (({"key": row.pk, **more}, "source", row.pk) for _, row in _rows(made, "source"))


def _reports(made: Installation) -> Filled:
    for world, row in _rows(made, "assessment"):
        in_full = world.sight.label in READ_AS_FILES
        for kind in REPORTS:
            for audience in Audience if in_full else (Audience.SHARED, Audience.PUBLIC):
                yield {"code": row.code, "kind": kind, "audience": audience.value}, "assessment", row.pk
        for kind in REPORTS_OF_A_SIDE:
            yield {"code": row.code, "kind": kind, "audience": "shared"}, "assessment", row.pk


def _of_a_kind(made: Installation) -> Filled:
    for _, row in _rows(made, "assessment"):
        yield {"code": row.code, "kind": "follow-up"}, "assessment", row.pk


def _files(made: Installation) -> Filled:
    for world, row in _rows(made, "assessment"):
        in_full = world.sight.label in READ_AS_FILES and world.sight.compartment == "XOR"
        for kind in REPORTS:
            for audience in Audience if in_full else (Audience.PUBLIC,):
                for form in Format if in_full else ("md",):
                    given = {"code": row.code, "kind": kind, "audience": audience.value, "form": str(form)}
                    yield given, "assessment", row.pk


def _programmes(made: Installation) -> Filled:
    for _, row in _rows(made, "assessment"):
        for audience in ("own", "shared", "partners"):
            yield {"code": row.code, "audience": audience, "form": "docx"}, "assessment", row.pk


def _strategies(made: Installation) -> Filled:
    for _, row in _rows(made, "strategy"):
        for audience in ("state", "shared"):
            yield {"key": row.pk, "audience": audience, "form": "docx"}, "strategy", row.pk


def _preliminary(made: Installation) -> Filled:
    for _, row in _rows(made, "assessment"):
        for audience in ("own", "state", "shared"):
            yield {"code": row.code, "audience": audience, "form": "docx"}, "assessment", row.pk


def _people(made: Installation) -> Filled:
    for user in User.objects.order_by("email"):
        yield {"key": user.pk}, "", None


def _memberships(made: Installation) -> Filled:
    for row in Membership.objects.order_by("pk"):
        yield {"key": row.pk}, "", None


def _organisations(**more: Any) -> Callable[[Installation], Filled]:
    """Pages of organisations, which are in no case: what stands on them is."""
    return lambda made: (({"key": row.pk, **more}, "", None) for row in Organisation.objects.order_by("pk"))


def _never(**given: Any) -> Callable[[Installation], Filled]:
    """What names no row of casework, filled in with what nobody was given."""
    return lambda made: iter([(given, "", None)])


def _parts(names: Iterable[str], whole: Callable[[Installation], Filled]) -> Callable[[Installation], Filled]:
    """Each part of what has its parts on pages of their own."""
    return lambda made: ((given | {"part": part}, kind, key) for given, kind, key in whole(made) for part in names)


ROUTES: dict[str, Callable[[Installation], Filled]] = {
    "state": _states,
    "state-part": _parts(STATE_PAGES, _states),
    "assessment": _by_code("assessment"),
    "assessment-judgements": _by_code("assessment"),
    "assessment-recommendations": _by_code("assessment"),
    "assessment-promises": _by_code("assessment"),
    "assessment-stages": _by_code("assessment"),
    "followup-part": _parts(FOLLOWUP_PAGES, _by_code("assessment")),
    "stage": _stages,
    "organisation-history": _organisations(),
    "correct-assessment": _by_code("assessment"),
    "open-follow-up": _by_code("assessment"),
    "recommendation": _by_code("recommendation"),
    "recommendation-links": _by_code("recommendation"),
    "pass-on": _of_kinds("position", "progress"),
    "translations": _of_kinds(*LINKS, "remark", "chapter"),
    "say-language": _of_kinds(*LINKS, "remark", "chapter"),
    "confirm-translation": _by_key("translation"),
    "end-assignment": _by_key("assignment"),
    "draft-recommendation": _by_code("assessment"),
    "clusters": _states,
    "cluster": _by_key("cluster"),
    "measure": _by_key("measure"),
    "measure-organisations": _by_key("measure"),
    "measure-answers": _by_key("measure"),
    "measure-money": _by_key("measure"),
    "measure-results": _by_key("measure"),
    "new-measure": _states,
    "assistance": _states,
    "flows": _states,
    "new-need": _states,
    "new-offer": _states,
    "take-in-activities": _states,
    "need": _by_key("need"),
    "agree-need": _by_key("need"),
    "close-need": _by_key("need"),
    "match-need": _by_key("need"),
    "offer": _by_key("offer"),
    "change-offer": _by_key("offer"),
    "move-match": _by_key("match"),
    "activities": _by_key("activity-import"),
    "apply-activities": _by_key("activity-import"),
    "undo-activities": _by_key("activity-import"),
    "strategies": _states,
    "first-strategy": _states,
    "strategy": _by_key("strategy"),
    "strategy-coverage": _by_key("strategy"),
    "strategy-gaps": _by_key("strategy"),
    "change-strategy": _by_key("strategy"),
    "share-strategy": _by_key("strategy"),
    "undo-strategy": _by_key("strategy"),
    "new-pillar": _by_key("strategy"),
    "place-measure": _by_key("strategy"),
    "new-milestone": _by_key("strategy"),
    "strategy-file": _strategies,
    "pillar": _by_key("pillar"),
    "take-out": _by_key("placement"),
    "milestone": _by_key("milestone"),
    "recurrence": _by_key("recurrence"),
    "source": _by_key("source"),
    "reading": _by_key("source"),
    "file": _stored_files,
    "visit-of": _by_key("source"),
    "decide": _proposals,
    "edit": _proposals,
    "accept-waiting": _by_key("source"),
    "scanned-page": _with(number=1),
    "page-picture": _with(number=1),
    "change-recommendation": _proposals,
    "decide-recommendation": _proposals,
    "earlier-report": _by_key("source"),
    "measure-of": _offers,
    "name-kind": _by_key("source"),
    "offered": _by_key("source"),
    "take-all": _by_key("source"),
    "take": _with(offer="reply-0-10-0"),
    "belongs": _with(offer="reply-0-10-0"),
    "give-back": _taken,
    "article": _with(number="1"),
    "translation": _by_key("source"),
    "law-reference": _states,
    "letters": _states,
    "new-letter": _states,
    "write-letters": _states,
    "letter": _by_key("letter"),
    "change-letter": _by_key("letter"),
    "letter-text": _by_key("letter"),
    "read-by-machine": _by_key("letter"),
    "confirm-text": _by_key("letter"),
    "letter-sent": _by_key("letter"),
    "letter-page": lambda made: ((given | {"number": 1}, kind, key) for given, kind, key in _by_key("letter")(made)),
    "enter": lambda made: ((given | {"what": "progress"}, kind, key) for given, kind, key in _by_key("letter")(made)),
    "new-notes": _by_code("assessment"),
    "judging": _by_code("assessment"),
    "judge-area": lambda made: (
        (given | {"area": "bord-control"}, kind, key) for given, kind, key in _by_code("assessment")(made)
    ),
    "new-threat": _by_code("assessment"),
    "disagree": _by_key("judgement"),
    "notes": _by_key("source"),
    "accept-all-notes": _by_key("source"),
    "notes-letter": _by_key("source"),
    "decide-note": lambda made: ((given | {"line": 1}, kind, key) for given, kind, key in _by_key("source")(made)),
    "visit": _by_code("assessment"),
    "coverage": _by_code("assessment"),
    "plan-part": _by_code("assessment"),
    "name-delegate": _by_code("assessment"),
    "ask-document": _by_code("assessment"),
    "programme-file": _programmes,
    "sheets-file": lambda made: ((given | {"form": "docx"}, k, key) for given, k, key in _by_code("assessment")(made)),
    "calendar-file": _by_code("assessment"),
    "preliminary": _by_code("assessment"),
    "give-preliminary": _by_code("assessment"),
    "preliminary-file": _preliminary,
    "end-preliminary": _by_key("preliminary-item"),
    "change-preliminary": _by_key("preliminary-item"),
    "capture": _by_key("meeting"),
    "sheet-file": lambda made: ((given | {"form": "docx"}, kind, key) for given, kind, key in _by_key("meeting")(made)),
    "change-part": _by_key("component"),
    "give-programme": _by_key("component"),
    "plan-meeting": _by_key("component"),
    "answer-delegate": _by_key("delegate"),
    "meeting": _by_key("meeting"),
    "change-meeting": _by_key("meeting"),
    "cover-meeting": _by_key("meeting"),
    "end-meeting": _by_key("meeting"),
    "reopen-meeting": _by_key("meeting"),
    "letter-of": _by_key("source"),
    "notes-of": _by_key("source"),
    "queued": _by_key("queued-file"),
    "queued-names": _by_key("queued-file"),
    "tracker": _by_key("queued-file"),
    "undo-import": _by_key("tracker-import"),
    "history": _histories,
    "who-sees": _of_kinds(),
    "open-row": _of_kinds("observation", "figure", "source"),
    "close-row": _of_kinds("observation", "figure", "recommendation"),
    "confirm-pending": _by_key("pending-act"),
    "withdraw-pending": _by_key("pending-act"),
    "consents": _states,
    "new-consent": _states,
    "share-figures": _states,
    "consent": _by_key("consent"),
    "withdraw-consent": _by_key("consent"),
    "user-sees": _people,
    "followup": _by_code("assessment"),
    "reports": _by_code("assessment"),
    "report": _reports,
    "report-file": _files,
    "keep-report": _by_code("assessment"),
    "clear-report": _by_key("report"),
    "say-for-office": _by_key("report"),
    "submit-report": _by_key("report"),
    "object-to-report": _by_key("report"),
    "answer-objection": _by_key("objection"),
    "adopt-report": _by_key("report"),
    "adopt-by-silence": _by_key("report"),
    "drafts": _by_code("assessment"),
    "outline": _of_a_kind,
    "arrange-outline": _of_a_kind,
    "add-chapter": _of_a_kind,
    "write-sentence": _of_a_kind,
    "change-sentence": _by_key("remark"),
    "prepare-publication": _by_key("report"),
    "correct-report": _by_key("report"),
    "publication": _by_key("publication"),
    "publication-terms": _by_key("publication"),
    "choose-parts": _by_key("publication"),
    "answer-finding": _by_key("publication"),
    "agree-publication": _by_key("publication"),
    "publish": _by_key("publication"),
    "end-publication": _by_key("publication"),
    "publication-preview": _by_key("publication"),
    "published": _by_key("publication"),
    "published-file": lambda made: (
        (given | {"form": "md"}, kind, key) for given, kind, key in _by_key("publication")(made)
    ),
    "send-draft": _by_code("assessment"),
    "take-in-comments": _by_code("assessment"),
    "draft": _by_key("sending"),
    "draft-table-file": _by_key("sending"),
    "draft-text": _by_key("sending"),
    "write-comment": _by_key("sending"),
    "concordance": _by_key("sending"),
    "return": _by_key("return"),
    "accept-return": _by_key("return"),
    "withdraw-return": _by_key("return"),
    "pass-return-on": _by_key("return"),
    "forms": _by_code("assessment"),
    "send-form": _by_code("assessment"),
    "take-form": _by_code("assessment"),
    "form-back": _by_key("form-back"),
    "accept-answers": _by_key("form-back"),
    "undo-answers": _by_key("form-back"),
    "decide-comment": _by_key("comment"),
    "questionnaire": _by_code("assessment"),
    "xlsform": _by_code("assessment"),
    "prefill-questionnaire": _by_code("assessment"),
    "submit-answers": _by_code("assessment"),
    "questionnaire-board": _by_code("assessment"),
    "assign-section": _by_code("assessment"),
    "answer-question": lambda made: (
        (given | {"question": "q-strat-01"}, kind, key) for given, kind, key in _by_code("assessment")(made)
    ),
    "reopen-answers": _by_key("submission"),
    "section": _by_key("section-assignment"),
    "section-act": _by_key("section-assignment"),
    "name-persons": _by_key("section-assignment"),
    "section-workbook": _by_key("section-assignment"),
    "section-paper": _by_key("section-assignment"),
    "take-in-workbook": _by_key("section-assignment"),
    "workbook": _by_key("workbook-import"),
    "apply-workbook": _by_key("workbook-import"),
    "undo-workbook": _by_key("workbook-import"),
    "organisation": _organisations(),
    "rename-organisation": _organisations(),
    "new-succession": _organisations(),
    "new-mandate": _organisations(),
    "new-office": _organisations(),
    "decide-duplicate": _organisations(),
    "handover": _organisations(),
    "handover-file": _organisations(form="docx"),
    "hand-over": _organisations(),
    "new-organisation": _states,
    "told": _states,
    "told-file": lambda made: ((given | {"form": "csv"}, kind, key) for given, kind, key in _states(made)),
    "undo-succession": _never(key=uuid4()),
    "take-apart": _never(key=uuid4()),
    "end-office": _by_key("in-office"),
    "calendar": _never(secret="guessed"),
    "begin": _never(secret="guessed"),
    "invitation": _never(secret="guessed"),
    "end-session": _never(pk=1),
    "end-token": _never(key=uuid4()),
    "end-invitation": _never(key=uuid4()),
    "end-membership": _memberships,
    "person": _people,
    "close-account": _people,
    "new-password-link": _people,
    "forget-factors": _people,
    "end-their-token": _never(key=uuid4(), token=uuid4()),
}
"""How each of our routes with parameters is filled in. A new one belongs here, or the crawl fails."""

API_ROUTES: dict[str, Callable[[Installation], Filled]] = {
    "api:rows": lambda made: (({"kind": kind}, "", None) for kind in sorted({k for w in made.worlds for k in w.rows})),
    "api:row": _of_kinds("answer", "figure", "recommendation", "source"),
    "api:catalogue": lambda made: (({"table": table}, "", None) for table in TABLES),
}
"""The same for the door for programs: it answers for all kinds alike, one row of a few of them is asked for."""


def addresses(made: Installation) -> list[Address]:
    """Every address that can be constructed for this installation."""
    found: list[Address] = []
    crossing = {row.pk for world in made.worlds for row in world.crossed}
    for name, parameters in _routes():
        ours = name.startswith(f"{OURS}:")
        short = name.removeprefix(f"{OURS}:")
        if not parameters:
            found += _plain(name)
        elif ours and short in ROUTES:
            found += [
                Address(name, reverse(name, kwargs=given), kind, key, key in crossing)
                for given, kind, key in ROUTES[short](made)
            ]
        elif name in API_ROUTES:
            filled = API_ROUTES[name](made)
            found += [Address(name, reverse(name, kwargs=given), kind, key) for given, kind, key in filled]
        elif ours:
            raise AssertionError(f"teach tests/canary/addresses.py how to fill in the route {name}")
        else:
            found += _guessed(name, parameters)
    return found


def forged(made: Installation) -> dict[str, str]:
    """For each of our routes that names a row, the same address with a row that never was."""
    found: dict[str, str] = {}
    for short, fill in ROUTES.items():
        given, kind, _ = next(fill(made))
        if kind:
            swap = {"key": uuid4(), "code": "XOR-never"}
            given = {name: swap.get(name, value) for name, value in given.items()}
            found[f"{OURS}:{short}"] = reverse(f"{OURS}:{short}", kwargs=given)
    found["api:row"] = reverse("api:row", kwargs={"kind": "answer", "key": uuid4()})
    return found


def _routes() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name and parameters of every route of the URL table; each must have a name."""
    yield from sorted(set(_named(get_resolver(), "")), key=lambda found: found[0])


def _named(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from _named(entry, space)
        elif isinstance(entry, URLPattern):
            if entry.name is None:
                raise AssertionError(f"the route {entry.pattern} has no name")
            yield f"{prefix}{entry.name}", _Parameters(entry.pattern.converters)


class _Parameters(dict[str, Any]):
    """The converters of a route; hashable, as routes are told apart by their names."""

    def __hash__(self) -> int:
        return hash(tuple(sorted(self)))


def _plain(name: str) -> list[Address]:
    try:
        return [Address(name, reverse(name))]
    except NoReverseMatch:
        return []


def _guessed(name: str, parameters: dict[str, Any]) -> list[Address]:
    """An address of a library's route, filled in with what nobody was given."""
    guesses = {"IntConverter": 1, "UUIDConverter": uuid4()}
    given = {key: guesses.get(type(converter).__name__, "guessed") for key, converter in parameters.items()}
    try:
        return [Address(name, reverse(name, kwargs=given))]
    except NoReverseMatch:
        return []
