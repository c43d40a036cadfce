"""Rows for tests: what matters is shown in the test, this supplies the rest, unsurprisingly."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from headway.casework.assessments.models import Assessment, Judgement
from headway.casework.evidence.models import Figure, Letter, Observation, Passage, Source
from headway.casework.evidence.services import keep_source
from headway.casework.recommendations.models import Recommendation
from headway.engines.reports.line import line_of
from headway.engines.reports.models import Edition, OfficeWord
from headway.foundation.access.models import Circle, CircleEntry, Consent, Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area, Body, Instrument, Provision, State
from headway.foundation.core.actors import Actor, Role, Side, system
from headway.foundation.ledger.changes import changeset

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
SYSTEM = system("tests")
_number = count(1)


def added(record: Any, at: datetime = NOW, **links: Any) -> Any:
    """Put a row into the ledger."""
    with changeset(actor=SYSTEM, at=at, reason="for a test") as change:
        return change.add(record, **links)


def a_state(code: str = "XOR") -> State:
    names = {"XOR": "Orsania", "XVL": "Velland"}
    return State.objects.get_or_create(code=code, defaults={"name": names.get(code, code), "fictional": True})[0]


def a_catalogue_body(key: str = "un-cted") -> Body:
    return Body.objects.get_or_create(pk=key, defaults={"name": key.upper(), "acronym": key.upper()})[0]


def a_body(key: str = "un-cted", name: str = "") -> Organisation:
    found = Organisation.objects.filter(body=key, type="body").first()
    return found or added(Organisation(name=name or key.upper(), type="body", body=a_catalogue_body(key)))


def a_ministry(name: str = "Ministry of Foreign Affairs", state: str = "XOR") -> Organisation:
    found = Organisation.objects.filter(name=name, state=state).first()
    return found or added(Organisation(name=name, type="ministry", state=a_state(state)))


def a_partner(name: str = "INTERPOL") -> Organisation:
    found = Organisation.objects.filter(name=name, state=None).first()
    return found or added(Organisation(name=name, type="international"))


def a_user(name: str = "") -> User:
    number = next(_number)
    return User.objects.create_user(f"person{number}@example.org", name or f"Person {number}")


def an_actor(
    role: Role,
    side: Side,
    organisation: Organisation,
    compartment: str = "",
    since: date = date(2020, 1, 1),
    until: date | None = None,
    scope: UUID | None = None,
) -> Actor:
    user = a_user()
    Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        side=side,
        compartment=compartment,
        scope=scope,
        since=since,
        until=until,
    )
    return actor_of(user, today=TODAY, door="tests")


def an_assessor(body: str = "un-cted", state: str = "", role: Role = Role.ASSESSOR) -> Actor:
    return an_actor(role, Side.BODY, a_body(body), state)


def a_focal_point(state: str = "XOR") -> Actor:
    return an_actor(Role.FOCAL_POINT, Side.STATE, a_ministry(state=state), state)


def a_contributor(ministry: str = "Border Guard Service", state: str = "XOR") -> Actor:
    return an_actor(Role.CONTRIBUTOR, Side.STATE, a_ministry(ministry, state), state)


def a_delegate(organisation: str = "INTERPOL") -> Actor:
    return an_actor(Role.DELEGATE, Side.PARTNER, a_partner(organisation))


def a_circle(
    *members: Organisation, state: str = "XOR", until: date | None = None, scope: UUID | None = None
) -> Circle:
    circle = added(Circle(compartment=state, name="recipients", scope=scope))
    for member in members:
        added(CircleEntry(circle=circle, organisation=member, compartment=state, since=date(2020, 1, 1), until=until))
    return circle


def sight(**given: Any) -> dict[str, Any]:
    """The access columns, the Body's by default."""
    state = given.get("compartment", "XOR")
    if state:
        a_state(state)
    return {
        "compartment": state,
        "holder": given.get("holder") or a_body(),
        "audience": given.get("audience", "body"),
        "circle": given.get("circle"),
    }


def a_source(title: str = "Report of the visit", **given: Any) -> Source:
    return added(Source(type="document", title=title, dated="2018-07", **sight(**given)))


def a_passage(source: Source | None = None, quote: str = "The State has a strategy.", **given: Any) -> Passage:
    source = source or a_source(**given)
    return added(Passage(source=source, start=0, end=len(quote), quote=quote, **sight(**given)))


def a_letter(text: str = "", **given: Any) -> Letter:
    """A letter with this text in its source's reading; without one, nobody has read it."""
    columns = ("direction", "number", "subject", "from_office", "to_office", "wants_answer", "answer_due_on", "pages",
               "silent", "read_by", "year", "serial")  # fmt: skip
    told = {name: given.pop(name) for name in columns if name in given}
    told.setdefault("direction", "in")
    dated = given.pop("dated", "2018-07")
    source = Source(type="letter", title="A letter", dated=dated, **sight(**given))
    keep_source(source, actor=SYSTEM, at=NOW, text=text)
    return added(Letter(source=source, **told, **sight(**given)))


def an_observation(text: str = "The State has a strategy.", **given: Any) -> Observation:
    kind = given.pop("type", "measure")
    return added(Observation(type=kind, text=text, voice_who="the delegation", voice_verb="noted", **sight(**given)))


def an_assessment(code: str = "XOR-2018", dates: str = "2018-07-23/2018-07-25", **given: Any) -> Assessment:
    kind, previous = given.pop("type", "follow-up"), given.pop("previous", None)
    on_behalf_of = given.pop("on_behalf_of", None)
    return added(
        Assessment(
            code=code,
            type=kind,
            dates=dates,
            body=a_catalogue_body(),
            previous=previous,
            on_behalf_of=on_behalf_of,
            procedure="ctc-visit",
            framework="ct-core",
            **sight(**given),
        )
    )


def a_recommendation(number: str = "1", assessment: Assessment | None = None, **given: Any) -> Recommendation:
    text, draft = given.pop("text", "Orsania should adopt a strategy."), given.pop("draft", False)
    assessment = assessment or an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial", **given)
    return added(
        Recommendation(
            assessment=assessment,
            number=number,
            code=f"{assessment.code}-{number}",
            text=text,
            draft=draft,
            **sight(**given),
        )
    )


def an_area(key: str = "borders", order: int = 10) -> Area:
    return Area.objects.get_or_create(pk=key, defaults={"title": key.title(), "order": order})[0]


def a_provision(key: str = "unsc-2178-2014:OP6(a)", applies_from: date = date(2014, 9, 24)) -> Provision:
    parent, ref = key.split(":")
    instrument = Instrument.objects.get_or_create(
        pk=parent,
        defaults={"symbol": parent, "title": parent, "issuer": "un-security-council", "adopted": applies_from},
    )[0]
    return Provision.objects.get_or_create(
        pk=key,
        defaults={
            "instrument": instrument,
            "ref": ref,
            "strength": "decides",
            "force": "obligation",
            "applies_from": applies_from,
            "summary": ref,
            "basis": "text",
        },
    )[0]


def a_lead(body: str = "un-cted", state: str = "") -> Actor:
    return an_actor(Role.LEAD, Side.BODY, a_body(body), state)


def a_clearer(body: str = "un-cted", state: str = "") -> Actor:
    return an_actor(Role.CLEARER, Side.BODY, a_body(body), state)


def an_approver(state: str = "XOR") -> Actor:
    return an_actor(Role.APPROVER, Side.STATE, a_ministry(state=state), state)


def a_consent(what: str = "publish", scope: UUID | None = None, **given: Any) -> Consent:
    given.setdefault("holder", a_ministry())
    given.setdefault("audience", "state")
    told = {name: given.pop(name) for name in ("to_circle", "given_on", "withdrawn_on") if name in given}
    told.setdefault("given_on", date(2026, 1, 5))
    return added(
        Consent(what=what, scope=scope, document="Note No. 7/2026", covers="the summary", **told, **sight(**given))
    )


def a_figure(low: int, high: int | None = None, **given: Any) -> Figure:
    part_of, passage = given.pop("part_of", None), given.pop("passage", None)
    high = low if high is None else high
    said = str(low) if low == high else f"{low} to {high}"
    return added(
        Figure(subject="persons", low=low, high=high, as_said=said, part_of=part_of, passage=passage, **sight(**given))
    )


def cleared_by_its_line(edition: Edition) -> Edition:
    """A kept report that every office of its line has cleared."""
    for place in line_of(edition):
        told = {"office": place.office.id, "title": place.office.title, "clears": True, "spoken_on": TODAY}
        added(OfficeWord(edition=edition, **told, **sight()))
    return edition


def an_uncited_judgement(assessment: Assessment, area: str = "bord-control", audience: str = "body") -> Judgement:
    """A judgement that says why and cites nothing, as a draft may hold it."""
    return added(
        Judgement(
            assessment=assessment,
            area_id=area,
            axis="practice",
            scale="ct-practice",
            level="largely",
            rationale="Three posts were connected.",
            as_of="2018-07-19",
            **sight(audience=audience, circle=assessment.circle),
        )
    )
