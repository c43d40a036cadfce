"""What the table, the board and the search of recommendations cost: 50,000 of them in the files of 20 States.

Each with areas, with what was reported, assessed and answered, and with who follows it. First as reads beside the same
reads of a reader without limits, then as whole pages. Processor time, because a machine may be busy.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from time import process_time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench.access import AT, FILES, TODAY, fill
from bench.rows import Row
from headway.casework.recommendations.listing import Wanted, lines_of, narrowed
from headway.casework.recommendations.models import Assignment, Position, Progress, Recommendation
from headway.doors.web.recommendations.lists import ON_THE_BOARD
from headway.foundation.access.models import Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.scope import answering, the_systems_own_work
from headway.foundation.actors.models import Organisation
from headway.foundation.catalogue.models import Area
from headway.foundation.core.actors import Actor, Role, Side, system
from headway.foundation.ledger.changes import changeset

HERE = "XCC"
ROUNDS = 15
ASKED = "at most 1.5 ×, 8 queries"
LEVELS = ("under-way", "implemented", "not-started")
READS = (
    ("100 of a State's 2,500", Wanted(state=HERE), 100),
    ("100 of them at a level", Wanted(state=HERE, level="under-way"), 100),
    ("100 of them with a position", Wanted(state=HERE, position="supported"), 100),
    ("100 of them in an area", Wanted(state=HERE, area="borders"), 100),
    ("100 of them by a word", Wanted(state=HERE, q="unit 12"), 100),
    (f"the board, {ON_THE_BOARD} of them", Wanted(state=HERE), ON_THE_BOARD),
)
PAGES = (
    ("first page", ""),
    ("of one State", f"?state={HERE}"),
    ("at a level", "?level=under-way"),
    ("not assessed", "?level=none"),
    ("with a position", "?position=supported"),
    ("in an area", "?area=borders"),
    ("by a word", "?q=unit+12"),
    ("board by progress", "?view=board"),
    ("board by position", "?view=board&by=position"),
    ("last page", "?page=9999"),
)


def run() -> Iterator[Row]:
    """Reads, then pages, as a focal point who has one file and as an assessor who has all of them."""
    for code in FILES:
        fill(code)
        follow(code)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    where = "PostgreSQL with its lock" if connection.vendor == "postgresql" else "SQLite"
    focal, assessor = focal_point(), assessor_of_all()
    actor = actor_of(focal, today=TODAY, door="")
    for what, wanted, most in READS:
        with CaptureQueriesContext(connection) as asked, answering(actor):
            listed(actor, wanted, most)
        free, bound = turn_by_turn(actor, wanted, most)
        yield Row(
            f"{what} as a focal point, with how each stands, of the same read unfiltered ({where})",
            f"{bound / free:.2f} × ({bound * 1000:.0f} ms), {len(asked)} queries",
            ASKED,
            bound <= 1.5 * free and len(asked) <= 8,
        )
    for who, user in (("a focal point", focal), ("an assessor of all 20 States", assessor)):
        for what, query in PAGES:
            took, queries = page(user, query)
            yield Row(
                f"page of 50,000 recommendations as {who}, {what} ({where})",
                f"{took * 1000:.0f} ms, {queries} queries",
                "at most 12 queries",
                queries <= 12,
            )


def follow(code: str) -> None:
    """Areas, reports, assessments, positions and assignments, as ten years leave them."""
    area = Area.objects.get_or_create(pk="borders", defaults={"title": "Borders", "order": 1})[0]
    with the_systems_own_work("bench"), changeset(actor=system("bench"), at=AT, reason="bench") as change:
        rows = list(Recommendation.objects.unscoped("bench").filter(compartment=code).order_by("id"))
        ministry = Organisation.objects.get(name=f"Ministry {code}")
        told: list[Progress | Position | Assignment] = []
        for n, row in enumerate(rows):
            sight = {name: getattr(row, name) for name in ("compartment", "holder_id", "audience", "circle")}
            for year in range(2019, 2019 + n % 4):
                side = Progress.Side.BODY if year % 2 else Progress.Side.STATE
                told.append(
                    Progress(
                        recommendation=row,
                        side=side,
                        scale="recommendation-progress",
                        level=LEVELS[(n + year) % len(LEVELS)],
                        basis=Progress.Basis.DOCUMENT if side == Progress.Side.BODY else "",
                        as_of=str(year),
                        **sight,
                    )
                )
            if n % 2:
                value = "supported" if n % 4 == 1 else "noted"
                told.append(Position(recommendation=row, value=value, taken_on=date(2019, 5, 1), **sight))
            if n % 5 == 0:
                told.append(Assignment(recommendation=row, ministry=ministry, sent_on=date(2020, 1, 1), **sight))
        for model in (Progress, Position, Assignment):
            change.add_all([one for one in told if isinstance(one, model)])
        through = Recommendation.areas.through
        through._default_manager.bulk_create([through(recommendation_id=row.pk, area_id=area.pk) for row in rows[::3]])


def focal_point() -> User:
    ministry = Organisation.objects.get(name=f"Ministry {HERE}")
    return member("focal@bench.example.org", ministry, Role.FOCAL_POINT, Side.STATE, HERE)


def assessor_of_all() -> User:
    body = Organisation.objects.get(name="The Body")
    return member("assessor@bench.example.org", body, Role.ASSESSOR, Side.BODY, "")


def member(email: str, organisation: Organisation, role: Role, side: Side, compartment: str) -> User:
    user = User.objects.create_user(email, "Somebody")
    Membership.objects.create(
        user=user, organisation=organisation, role=role, side=side, compartment=compartment, since=date(2020, 1, 1)
    )
    return user


def listed(actor: Actor, wanted: Wanted, most: int) -> None:
    """What a page of the list reads."""
    rows = narrowed(actor, wanted).select_related("assessment").prefetch_related("areas")
    lines_of(rows[:most], actor)


def turn_by_turn(actor: Actor, wanted: Wanted, most: int) -> tuple[float, float]:
    free, bound = [], []
    for _ in range(ROUNDS):
        free.append(took(the_systems_own_work("a measurement"), lambda: listed(system("bench"), wanted, most)))
        bound.append(took(answering(actor), lambda: listed(actor, wanted, most)))
    return min(free), min(bound)


def took(context: AbstractContextManager[None], act: Callable[[], object]) -> float:
    with context:
        began = process_time()
        act()
        return process_time() - began


@override_settings(ALLOWED_HOSTS=["localhost"])
def page(user: User, query: str) -> tuple[float, int]:
    """The processor time of a page and how many questions it asks."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    client.get("/account/here/")
    times = []
    for _ in range(5):
        began = process_time()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/recommendations/{query}")
        times.append(process_time() - began)
        assert answer.status_code == 200, answer.status_code
    return min(times), len(asked)
