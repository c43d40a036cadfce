"""Follow-up of an assessment with 1,000 recommendations, 2,000 progress rows and 500 judgements."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.rows import Row, timed
from headway.casework.assessments.models import Assessment, Judgement
from headway.casework.evidence.models import Passage, Source
from headway.casework.recommendations.models import Progress, Recommendation
from headway.engines.followup.comparison import compare
from headway.engines.followup.queries import take_snapshot
from headway.foundation.access.models import Membership, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.actors.models import Organisation
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.core.actors import Actor, system
from headway.foundation.ledger.changes import changeset

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
ACTOR = system("bench")
LEVELS = ("not-started", "planned", "under-way", "partially", "largely", "implemented")


def run() -> Iterator[Row]:
    """Build the file, then count the snapshot's queries and time the comparison."""
    actor = build()
    with CaptureQueriesContext(connection) as queries:
        snapshot = take_snapshot("XOR-2018", actor)
    size = f"{len(snapshot.recommendations):,} recommendations, {len(snapshot.progress):,} progress rows"
    yield Row(f"follow-up snapshot: {size}", f"{len(queries)} queries", "at most 12", len(queries) <= 12)
    yield Row("follow-up snapshot, time", f"{timed(lambda: take_snapshot('XOR-2018', actor)) * 1000:.0f} ms")
    took = timed(lambda: compare(snapshot)) * 1000
    yield Row("follow-up comparison", f"{took:.1f} ms", "under 50 ms", took < 50)


def build() -> Actor:
    """The file, held by the Body, and an assessor who may read it."""
    load(AT)
    load_organisations(actor=ACTOR, at=AT)
    body = Organisation.objects.get(entry="un-cted")
    sight = {"compartment": "XOR", "holder": body, "audience": "body"}
    common = {"body_id": "un-cted", "framework": "ct-core", "procedure": "ctc-visit", **sight}
    with changeset(actor=ACTOR, at=AT, reason="bench") as change:
        then = change.add(Assessment(code="XOR-2009", type="initial", dates="2009-10-12/2009-10-16", **common))
        now = change.add(
            Assessment(code="XOR-2018", type="follow-up", dates="2018-07-23/2018-07-25", previous=then, **common)
        )
        source = change.add(Source(type="document", title="Report of 2009", **sight))
        passages = change.add_all(
            [Passage(source=source, start=n, end=n + 9, quote="A sentence", **sight) for n in range(1_000)]
        )
        rows = change.add_all(
            [
                Recommendation(
                    assessment=then, number=str(n), code=f"XOR-2009-{n}", text="Do it.", passage=passages[n], **sight
                )
                for n in range(1_000)
            ],
            areas=["borders"],
        )
        change.add_all(
            [
                Progress(
                    recommendation=rows[n % 1_000],
                    side="state" if n < 1_000 else "body",
                    scale="recommendation-progress",
                    level=LEVELS[n % 6],
                    basis="document reviewed",
                    as_of=f"{2010 + n % 9}",
                    passage=passages[n % 1_000],
                    **sight,
                )
                for n in range(2_000)
            ]
        )
        areas, provisions = list(load_catalogue().areas), list(load_catalogue().provisions)
        subjects = [{"area_id": a} for a in areas] + [{"provision_id": p} for p in provisions]
        change.add_all(
            [
                Judgement(
                    assessment=(then, now)[n % 2], axis="practice", scale="ct-practice", level="largely",
                    as_of="2018", **subjects[n // 2 % len(subjects)], **sight,
                )
                for n in range(500)
            ]
        )  # fmt: skip
    user = User.objects.create_user("bench@example.org", "Bench")
    Membership.objects.create(user=user, organisation=body, role="assessor", side="body", since=date(2020, 1, 1))
    return actor_of(user, today=AT.date(), door="bench")
