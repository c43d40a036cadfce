"""A generated installation in which every row carries a word of its own in every text field, and nothing else does.

Three States, two ministries and an approver in each, two Bodies, two participating organisations, every role. One
*world* is one way of being seen (whose file, who holds it, which audience, which circle) with one row of every kind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import TopologicalSorter
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models

from headway.casework.evidence.models import Observation, Passage, Source
from headway.casework.translations.models import LINKS
from headway.engines.exchange.models import FormSent
from headway.engines.reports.models import Edition, Sending
from headway.foundation.access.models import Audience, CaseRecord, Circle, CircleEntry, Grant, PendingAct
from headway.foundation.access.sight import pointers
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area, Body, Indicator, Instrument, Provision, State
from headway.foundation.core.actors import Actor, Role, Side
from headway.foundation.ledger.changes import Change, changeset
from headway.foundation.ledger.files import path_of
from headway.foundation.ledger.models import StoredFile
from headway.foundation.ledger.models.record import kinds, text_fields
from tests import make

SECRET = re.compile(r"zq[0-9a-z]{10}q")
STATES = {"XOR": "Orsania", "XVL": "Velland", "XTA": "Tarland"}
SINCE = date(2020, 1, 1)
YESTERDAY = make.TODAY - timedelta(days=1)

STRUCTURED = {
    "dated", "dates", "as_of", "about", "made_on", "said_on", "language", "currency", "scale", "level", "framework",
    "procedure", "axis", "question_version", "compartment", "audience", "marking", "sha256", "media_type", "priority",
    "by_machine", "document_kind", "target", "content", "said_kind", "guessed_kind",
    "published", "what", "target_kind", "head", "report", "readers", "digest", "frozen", "since", "until",
    "block", "anchored", "mark", "section", "sealed_for", "came_by", "area", "period", "regions", "of_revision",
}  # fmt: skip
"""Columns of text that hold a date, a code or a catalogue id and have no room for a word."""

VALUES: dict[str, Any] = {
    "dated": "2018-07",
    "dates": "2018-07",
    "published": "2018-07",
    "as_of": "2018-07",
    "period": "2018",
    "made_on": "2018-07",
    "said_on": "2018-07",
    "scale": "recommendation-progress",
    "level": "partial",
    "framework": "ct-core",
    "procedure": "ctc-visit",
    "axis": "law",
    "report": "follow-up",
    "target": "progress",
    "content": '{"target":"progress","columns":{}}',
}
BESIDE = tuple(link for link in LINKS if link != "recommendation")
OF_A_SHAPE = {
    "topic": ("question", "recommendation"),
    "component": ("zone",),
    "measure-answer": ("provision",),
    "translation": (*BESIDE, "part"),
    "record-language": BESIDE,
    "drafted-translation": ("chapter", "part"),
    "drafted-language": ("chapter",),
}
"""Columns that hold no word of one's own, or none beside another one."""

ALSO: dict[str, dict[str, Any]] = {
    "in-office": {"name_basis": "published"},
    "office-word": {"clears": False},
    "record-language": {"language": "fr"},
    "translation": {"language": "en"},
    "drafted-language": {"language": "fr"},
    "drafted-translation": {"language": "en"},
    "milestone": {"ended_on": None},
}
"""What a kind's row must say besides."""

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Sight:
    """One way of being seen."""

    label: str
    compartment: str
    holder: Organisation
    audience: str
    circle: Any = None


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a word stands: the kind and id of the row that carries it, the field, and the hash of the revision."""

    kind: str
    record: Any
    field: str
    revision: str = ""


@dataclass(slots=True)
class World:
    """One row of every kind, all seen alike; and rows seen like them that point into a wider world."""

    sight: Sight
    rows: dict[str, Any] = field(default_factory=dict)
    crossed: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Installation:
    """What was generated: who reads, what there is, and which word stands where."""

    people: dict[str, Actor] = field(default_factory=dict)
    worlds: list[World] = field(default_factory=list)
    secrets: dict[str, Secret] = field(default_factory=dict)
    circles: dict[tuple[str, str], Circle] = field(default_factory=dict)
    organisations: dict[tuple[str, str], Organisation] = field(default_factory=dict)

    def word(self, kind: str, record: Any, name: str) -> str:
        """A new word and a note of where it stands."""
        digest = sha256(f"{next(_numbers)}".encode()).hexdigest()
        word = f"zq{int(digest, 16):x}"[:12] + "q"
        self.secrets[word] = Secret(kind, record, name)
        return word


def free_text(model: type[models.Model]) -> list[str]:
    """The columns of a model that people write in."""
    return [name for name in text_fields(model) if name not in STRUCTURED]


def generate() -> Installation:
    """Write the whole installation. It expects an empty database with the catalogue loaded."""
    made = Installation()
    _organise(made)
    _people(made)
    for sight in _sights(made):
        _world(made, sight)
    _cross(made)
    _release_by_name(made)
    _widen_drafts(made)
    return made


def one_world() -> tuple[Installation, World]:
    """One row of every kind, a ministry's own, and nothing else. It expects an empty database with the catalogue."""
    made = Installation()
    _organise(made)
    _world(made, next(_sights(made)))
    return made, made.worlds[0]


def _organise(made: Installation) -> None:
    State.objects.get_or_create(code="XTA", defaults={"name": "Tarland", "fictional": True})
    for code in STATES:
        for name in ("Ministry of Foreign Affairs", "Border Service", "Ministry of Justice"):
            made.organisations[code, name] = _added(
                Organisation(name=f"{name} of {STATES[code]}", type="ministry", state_id=code)
            )
    for key, body in (("A", "un-cted"), ("B", "fatf")):
        made.organisations["", key] = make.a_body(body, f"Body {key}")
    made.organisations["", "team"] = _added(
        Organisation(
            name="Team of Body A", type="team", body=Body.objects.get(pk="un-cted"), parent=made.organisations["", "A"]
        )
    )
    for name in ("P", "Q"):
        made.organisations["", name] = _added(Organisation(name=f"Partner {name}", type="international"))
    made.organisations["", "committee"] = _added(Organisation(name="The Committee", type="international"))
    for code in STATES:
        for label, members, until in (
            ("A", "A", None),
            ("AB", "AB", None),
            ("P", "AP", None),
            ("ended", "AQ", YESTERDAY),
            ("committee", ("A", "committee"), None),
        ):
            made.circles[code, label] = _circle(made, code, label, members, until)


def _circle(made: Installation, code: str, label: str, members: Any, until: date | None) -> Circle:
    circle = _added(Circle(compartment=code, name=f"circle {label} of {code}"))
    for member in members:
        ends = until if member in {"P", "Q"} else None
        organisation = made.organisations["", member]
        _added(
            CircleEntry(
                circle=circle, organisation=organisation, compartment=code, since=SINCE, until=ends, why="for a test"
            )
        )
    return circle


def _people(made: Installation) -> None:
    body_a, body_b = made.organisations["", "A"], made.organisations["", "B"]
    made.people |= {
        "lead A": make.an_actor(Role.LEAD, Side.BODY, body_a),
        "assessor A": make.an_actor(Role.ASSESSOR, Side.BODY, body_a),
        "assessor A, Orsania only": make.an_actor(Role.ASSESSOR, Side.BODY, body_a, "XOR"),
        "assessor A, until yesterday": make.an_actor(Role.ASSESSOR, Side.BODY, body_a, until=YESTERDAY),
        "team of A": make.an_actor(Role.ASSESSOR, Side.BODY, made.organisations["", "team"]),
        "clearer A": make.an_actor(Role.CLEARER, Side.BODY, body_a),
        "administrator A": make.an_actor(Role.ADMINISTRATOR, Side.BODY, body_a),
        "assessor B": make.an_actor(Role.ASSESSOR, Side.BODY, body_b),
        "member": make.an_actor(Role.MEMBER, Side.BODY, made.organisations["", "committee"]),
        "committee reader": make.an_actor(Role.COMMITTEE_READER, Side.BODY, made.organisations["", "committee"]),
        "delegate P": make.an_actor(Role.DELEGATE, Side.PARTNER, made.organisations["", "P"]),
        "delegate Q": make.an_actor(Role.DELEGATE, Side.PARTNER, made.organisations["", "Q"]),
        "provider P": make.an_actor(Role.PROVIDER, Side.PARTNER, made.organisations["", "P"]),
    }
    for code in STATES:
        foreign, border, justice = (
            made.organisations[code, name]
            for name in ("Ministry of Foreign Affairs", "Border Service", "Ministry of Justice")
        )
        made.people |= {
            f"focal point {code}": make.an_actor(Role.FOCAL_POINT, Side.STATE, foreign, code),
            f"approver {code}": make.an_actor(Role.APPROVER, Side.STATE, foreign, code),
            f"contributor border {code}": make.an_actor(Role.CONTRIBUTOR, Side.STATE, border, code),
            f"contributor justice {code}": make.an_actor(Role.CONTRIBUTOR, Side.STATE, justice, code),
            f"reader {code}": make.an_actor(Role.READER, Side.STATE, foreign, code),
        }


def _sights(made: Installation) -> Iterator[Sight]:
    body_a, body_b, team, partner = (made.organisations["", key] for key in ("A", "B", "team", "P"))
    for code in STATES:
        foreign, border = (made.organisations[code, n] for n in ("Ministry of Foreign Affairs", "Border Service"))
        circle = {label: made.circles[code, label].pk for label in ("A", "AB", "P", "ended", "committee")}
        yield Sight("own, border service", code, border, Audience.OWN)
        yield Sight("state, foreign ministry", code, foreign, Audience.STATE)
        yield Sight("shared with A", code, foreign, Audience.SHARED, circle["A"])
        if code == "XOR":
            yield Sight("own, Body A", code, body_a, Audience.OWN)
            yield Sight("body A", code, body_a, Audience.BODY)
            yield Sight("public", code, body_a, Audience.PUBLIC)
            yield Sight("own, team of A", code, team, Audience.OWN)
            yield Sight("own, partner P", code, partner, Audience.OWN)
            yield Sight("body B", code, body_b, Audience.BODY)
            yield Sight("state, border service", code, border, Audience.STATE)
            yield Sight("shared with A and B", code, body_a, Audience.SHARED, circle["AB"])
            yield Sight("shared with the Committee", code, body_a, Audience.SHARED, circle["committee"])
            yield Sight("partners, P", code, body_a, Audience.PARTNERS, circle["P"])
            yield Sight("partners, over", code, foreign, Audience.PARTNERS, circle["ended"])


def case_models() -> list[type[CaseRecord]]:
    """Every kind of case row, each after those it points to."""
    found = {model for model in kinds().values() if issubclass(model, CaseRecord)}
    below = {
        model: {
            f.related_model
            for f in model._meta.concrete_fields
            if f.is_relation and f.related_model in found and f.related_model is not model
        }
        for model in sorted(found, key=lambda model: model.kind)
    }
    return list(TopologicalSorter(below).static_order())


def _world(made: Installation, sight: Sight) -> None:
    world = World(sight)
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept") as change:
        for model in case_models():
            row = _row(model, sight)
            _fill(made, world, change, row)
            change.add(row, **_links(model))
            world.rows[model.kind] = row
    made.worlds.append(world)


def _row(model: type[CaseRecord], sight: Sight) -> Any:
    return model(compartment=sight.compartment, holder=sight.holder, audience=sight.audience, circle=sight.circle)


CROSSED = (
    ("own, border service", "state, foreign ministry"),
    ("own, border service", "shared with A"),
    ("own, Body A", "body A"),
    ("own, team of A", "shared with A"),
    ("own, partner P", "partners, P"),
    ("body A", "shared with A"),
    ("body A", "shared with the Committee"),
    ("body B", "shared with A and B"),
    ("state, border service", "shared with A"),
    ("state, foreign ministry", "state, border service"),
    ("shared with A", "public"),
)
"""Which world's rows also point into which other, wider one: a page must not follow a link for a reader who may not."""


def _cross(made: Installation) -> None:
    """One more row for every foreign key to a case row, in each narrower world, that points to the wider one's row.

    A pair that may come only once, and is there already, is left.
    """
    by_label = {world.sight.label: world for world in made.worlds if world.sight.compartment == "XOR"}
    for narrow, wide in CROSSED:
        here, there = by_label[narrow], by_label[wide]
        for model in case_models():
            for name in pointers(model):
                _point_across(made, here, there, model, name)


def _point_across(made: Installation, here: World, there: World, model: type[CaseRecord], name: str) -> None:
    target = there.rows[model._meta.get_field(name).related_model.kind]
    row = _row(model, here.sight)
    before = dict(made.secrets)
    try:
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="kept") as change:
            _fill(made, here, change, row)
            setattr(row, name, target)
            change.add(row, **_links(model))
    except IntegrityError:
        made.secrets = before
    else:
        here.crossed.append(row)


def _fill(made: Installation, world: World, change: Change, row: Any) -> None:
    for name in (name for name in free_text(type(row)) if name not in OF_A_SHAPE.get(row.kind, ())):
        longest = row._meta.get_field(name).max_length or 100
        if longest >= 13:
            setattr(row, name, made.word(row.kind, row.pk, name))
    for f in row._meta.concrete_fields:
        if f.name in {"id", "revision", "compartment", "holder", "audience", "circle", "marking"}:
            continue
        if f.is_relation:
            _point(world, row, f)
        elif f.name in VALUES and not isinstance(f, models.DateField | models.BooleanField):
            setattr(row, f.name, VALUES[f.name])
        elif f.choices and not f.has_default() and not f.blank:
            setattr(row, f.name, next(key for key, _ in f.flatchoices))
        elif isinstance(f, models.DateField) and f.name not in {"withdrawn_on", "extended_to"}:
            setattr(row, f.name, make.NOW if isinstance(f, models.DateTimeField) else date(2018, 7, 23))
        elif (
            isinstance(f, models.PositiveSmallIntegerField | models.PositiveIntegerField | models.UUIDField)
            and not f.has_default()
        ):
            _number(row, f)
    if "assessment" in {f.name for f in row._meta.concrete_fields if isinstance(f, models.UUIDField)}:
        row.assessment = world.rows["assessment"].pk if "assessment" in world.rows else None
    for name in OF_A_SHAPE.get(row.kind, ()):
        setattr(row, name, row._meta.get_field(name).get_default())
    _details(made, change, row)


def _number(row: Any, f: Any) -> None:
    if isinstance(f, models.UUIDField):
        setattr(row, f.name, None if f.null else uuid4())
    elif isinstance(f, models.PositiveSmallIntegerField) or not f.null:
        setattr(row, f.name, 1)


def _details(made: Installation, change: Change, row: Any) -> None:
    if row.kind == "assessment":
        row.code = f"{row.compartment}-{row.code.upper()}"
    if isinstance(row, Source):
        words = made.word("source", row.pk, "its text")
        name = f"{made.word('source', row.pk, 'name of its file')}.txt"
        row.reading = _stored(change, row, f"The State established {words}. It was done in 2017.\n", "reading.txt")
        row.file = _stored(change, row, f"As it came in: {made.word('source', row.pk, 'its file')}.", name)
        row.characters = 40
    if row.kind == "queued-file":
        words = made.word(row.kind, row.pk, "its table")
        row.file, row.state = _stored(change, row, f"Indicator,Value,Year\n{words},150,2018\n", "kept.csv"), "read"
    if isinstance(row, Passage):
        row.start, row.end = 0, 10
    for name, value in ALSO.get(row.kind, {}).items():
        setattr(row, name, value)
    if row.kind == "figure":
        row.low = row.high = 150
        row.indicator = Indicator.objects.order_by("pk").first()
    if row.kind == "judgement":
        row.provision, row.level, row.scale = None, "partially", "ct-law"
    if isinstance(row, Edition):
        row.report, row.readers = "follow-up", "shared"
        row.file = _stored(change, row, f"As it was cleared: {made.word('report', row.pk, 'its file')}.", "report.html")
    if isinstance(row, Sending):
        row.report, row.readers = "follow-up", "shared"
        row.file = _stored(change, row, f"As it left: {made.word('sending', row.pk, 'its file')}.", "draft.docx")
    if isinstance(row, FormSent):
        row.asks, row.area = "responses", ""
        row.file = _stored(change, row, f"As it left: {made.word('form-sent', row.pk, 'its file')}.", "form.docx")
    if isinstance(row, PendingAct):
        row.what, row.target_kind, row.target, row.to_audience = "widen", "observation", uuid4(), "public"
        row.proposed_at = row.ended_at = make.NOW
        row.due_at, row.status = None, PendingAct.Status.WITHDRAWN


def _stored(change: Change, row: CaseRecord, text: str, name: str) -> StoredFile:
    data = text.encode()
    digest = sha256(data).hexdigest()
    default_storage.save(path_of(digest), ContentFile(data))
    return change.add(
        StoredFile(compartment=row.compartment, sha256=digest, size=len(data), media_type="text/plain", name=name)
    )


def _point(world: World, row: Any, f: Any) -> None:
    target = f.related_model
    if issubclass(target, CaseRecord):
        if target is not type(row):
            setattr(row, f.name, world.rows[target.kind])
    elif target is Organisation:
        setattr(row, f.name, world.sight.holder)
    elif target is Body:
        setattr(row, f.name, Body.objects.get(pk="un-cted"))
    elif target is Area:
        setattr(row, f.name, Area.objects.exclude(parent=None).order_by("order").first())
    elif target in {Provision, Instrument}:
        setattr(row, f.name, target.objects.order_by("pk").first())


def _links(model: type[CaseRecord]) -> dict[str, list[Any]]:
    return {
        f.name: [f.related_model.objects.order_by("pk").first()]
        for f in model._meta.many_to_many
        if f.related_model is not None
    }


def _release_by_name(made: Installation) -> None:
    """The focal point releases one world's rows to the reader's organisation and one to the ministry of justice."""
    for world in made.worlds:
        code = world.sight.compartment
        to = {"state, foreign ministry": "Ministry of Justice", "shared with A": "Ministry of Foreign Affairs"}.get(
            world.sight.label
        )
        if world.sight.label == "own, border service":
            _seal(made, world)
        if to is None:
            continue
        with changeset(actor=make.SYSTEM, at=make.NOW, reason="released by name") as change:
            for row in world.rows.values():
                change.add(
                    Grant(
                        target=row.pk, compartment=code, organisation=made.organisations[code, to], since=SINCE,
                        why="needed there",
                    )
                )  # fmt: skip


def _seal(made: Installation, world: World) -> None:
    """What the border service holds alone is released to the approver by name: the focal point is shown none of it."""
    approver = made.people[f"approver {world.sight.compartment}"]
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="sealed") as change:
        for row in world.rows.values():
            change.add(Grant(target=row.pk, compartment=row.compartment, user=approver.user, since=SINCE, why="sealed"))


def _widen_drafts(made: Installation) -> None:
    """In every file one observation of the Body and one of the State that were drafted, changed and then opened."""
    for code in STATES:
        for holder, circle in (
            (made.organisations["", "A"], made.circles[code, "A"]),
            (made.organisations[code, "Border Service"], made.circles[code, "AB"]),
        ):
            row = Observation(
                compartment=code, holder=holder, audience=Audience.OWN, type="gap", voice_who="the team", text=""
            )
            drafted = made.word("observation", row.pk, "text, as drafted")
            row.text = drafted
            _added(row)
            made.secrets[drafted] = Secret("observation", row.pk, "text, as drafted", row.revision)
            with changeset(actor=make.SYSTEM, at=make.NOW, reason="opened") as change:
                change.edit(
                    row, text=made.word("observation", row.pk, "text"), audience=Audience.SHARED, circle=circle.pk
                )


def _added(record: Any) -> Any:
    return make.added(record)
