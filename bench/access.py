"""What it costs to ask who may see: 100 recommendations out of 50,000 in 20 States' files, as a focal point."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from time import perf_counter

from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from bench.rows import Row
from headway.casework.assessments.models import Assessment
from headway.casework.recommendations.models import Recommendation
from headway.foundation.access.models import Circle, CircleEntry, Grant
from headway.foundation.access.scope import answering, the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Body
from headway.foundation.core.actors import Actor, Role, Seat, Side, system
from headway.foundation.ledger.changes import changeset

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = AT.date()
FILES = [f"X{chr(65 + n)}{chr(65 + n)}" for n in range(20)]
EACH = 2_500
ROUNDS = 31
AUDIENCES = ("shared", "shared", "shared", "body", "own", "state", "public", "shared", "body", "shared")


def run() -> Iterator[Row]:
    """The same list with the condition and without, turn by turn; the quickest of each."""
    actors = {}
    for code in FILES:
        actors[code] = fill(code)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    where = "PostgreSQL with its lock" if connection.vendor == "postgresql" else "SQLite"
    for who, actor in (("a focal point", actors["XCC"][0]), ("a contributor with 500 grants", actors["XCC"][1])):
        with CaptureQueriesContext(connection) as asked, answering(actor):
            assert len(listed(Recommendation.objects.visible_to(actor))) == 100
        free, bound = turn_by_turn(actor)
        yield Row(
            f"100 recommendations of 50,000 in 20 files as {who}, of the same list unfiltered ({where})",
            f"{bound / free:.2f} × ({bound * 1000:.1f} ms), {len(asked)} queries",
            "at most 1.5 ×, 8 queries",
            bound <= 1.5 * free and len(asked) <= 8,
        )


def listed(rows: "QuerySet[Recommendation]") -> list[Recommendation]:
    """The first hundred of a State's file, as a page lists them."""
    return list(rows.filter(compartment="XCC").select_related("assessment", "holder")[:100])


def turn_by_turn(actor: Actor) -> tuple[float, float]:
    free, bound = [], []
    for _ in range(ROUNDS):
        free.append(
            took(the_systems_own_work("a measurement"), lambda: Recommendation.objects.unscoped("a measurement"))
        )
        bound.append(took(answering(actor), lambda: Recommendation.objects.visible_to(actor)))
    return min(free), min(bound)


def took(context: AbstractContextManager[None], rows: "Callable[[], QuerySet[Recommendation]]") -> float:
    with context:
        began = perf_counter()
        listed(rows())
        return perf_counter() - began


def fill(code: str) -> tuple[Actor, Actor]:
    """A State's file; its focal point, and a contributor to whom every fifth row was released by name."""
    with changeset(actor=system("bench"), at=AT, reason="bench") as change:
        home = Body.objects.get_or_create(pk="un-cted", defaults={"name": "CTED", "acronym": "CTED"})[0]
        body = Organisation.objects.filter(body=home).first() or change.add(
            Organisation(name="The Body", type="body", body=home)
        )
        ministry = change.add(Organisation(name=f"Ministry {code}", type="ministry"))
        agency = change.add(Organisation(name=f"Agency {code}", type="agency"))
        circle = change.add(Circle(compartment=code, name=code))
        change.add(CircleEntry(circle=circle, organisation=body, compartment=code, since=date(2020, 1, 1)))
        sight = {"compartment": code, "circle": circle.pk}
        visit = change.add(
            Assessment(
                code=f"{code}-2018",
                type="initial",
                dates="2018-07",
                body=home,
                procedure="ctc-visit",
                framework="ct-core",
                holder=body,
                audience="public",
                **sight,
            )
        )
        rows = change.add_all([recommendation(n, visit, body, ministry, sight) for n in range(EACH)])
        named = [
            Grant(target=row.pk, compartment=code, organisation=agency, since=date(2020, 1, 1)) for row in rows[::5]
        ]
        change.add_all(named)
    return (
        actor_in(Role.FOCAL_POINT, ministry, code),
        actor_in(Role.CONTRIBUTOR, agency, code),
    )


def recommendation(
    n: int, visit: Assessment, body: Organisation, ministry: Organisation, sight: dict
) -> Recommendation:
    audience = AUDIENCES[n % len(AUDIENCES)]
    return Recommendation(
        assessment=visit,
        number=str(n),
        code=f"{visit.code}-{n}",
        text=f"The State should train the officers of unit {n} in the use of the shared database.",
        holder=ministry if audience == "state" else body,
        audience=audience,
        **sight,
    )


def actor_in(role: Role, organisation: Organisation, code: str) -> Actor:
    seat = Seat(role, Side.STATE, organisation.pk, "", code)
    return Actor(id="bench", name="Somebody", side=Side.STATE, today=TODAY, seats=(seat,))
