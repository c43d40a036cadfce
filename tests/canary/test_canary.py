"""The canary crawl: everyone opens every address there is, and is shown every word they may see and not one other.

What somebody may see is said by `visible_to`, which `tests/foundation/access` holds against the table of the design.
"""

import os

import pytest
from django.db import connection

from headway.foundation.access.models import User
from headway.foundation.access.queries import visible_history
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.ledger.models.record import model_of
from tests.canary.addresses import forged
from tests.canary.crawler import Reader, Window, may_open
from tests.canary.installation import STATES

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

PEOPLE = [
    "signed out",
    *("lead A", "assessor A", "assessor A, Orsania only", "assessor A, until yesterday", "team of A", "clearer A"),
    *("administrator A", "assessor B", "member", "committee reader", "delegate P", "delegate Q", "provider P"),
    *(
        f"{role} {code}"
        for code in STATES
        for role in ("focal point", "approver", "contributor border", "contributor justice", "reader")
    ),
]

FEWEST_FETCHES, FEWEST_TRIPLES = 1_000, 50_000
"""What each crawl has to look at, so that any three of them make the three thousand fetches that are asked for."""

WHOLE = bool(os.environ.get("HEADWAY_WHOLE_CRAWL"))


ON_SQLITE = ("signed out", "lead", "contributor", "member", "delegate")
ON_POSTGRESQL = ("lead", "focal point", "contributor", "administrator")
"""Ways of being let in, none of which sees what another of them does for the same reason: those that see much and not
all crawl on both databases, each of the others on one.
"""


def who_crawls():
    """One of each way of being let in; everyone where HEADWAY_WHOLE_CRAWL is set (`make crawl`).

    What somebody may see is held against the database's own condition, kind by kind, in `tests/foundation/access`, and
    every hidden row answers as one that never was, in `test_side_channels`: what is left to find shows by role.
    """
    if WHOLE:
        return PEOPLE
    ways = ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE
    return [next(who for who in PEOPLE if who.startswith(way)) for way in ways]


def allowed_to(actor, made, rows):
    """The words this actor may be shown."""
    return {word for word, secret in made.secrets.items() if _may_be_shown(secret, actor, rows)}


def _may_be_shown(secret, actor, rows):
    if secret.record not in rows.get(secret.kind, set()):
        return False
    if not secret.revision:
        return True
    record = model_of(secret.kind).objects.unscoped("a test's own check").get(pk=secret.record)
    return secret.revision in {revision.hash for revision in visible_history(record, actor)}


def test_the_crawl_knows_every_person_of_the_installation(installation):
    assert set(PEOPLE) == {"signed out", *installation.people}


@pytest.mark.parametrize("person", who_crawls())
def test_nobody_is_shown_a_word_too_many_or_too_few(person, installation, everywhere, record_property, settings):
    settings.HEADWAY_RATES = dict.fromkeys(settings.HEADWAY_RATES, "1000000/h")
    actor = installation.people.get(person, ANONYMOUS)
    settings.DEBUG_PROPAGATE_EXCEPTIONS = True
    client = Window(headers={"host": "localhost"})
    if actor.user:
        client.force_login(User.objects.get(pk=actor.user))
    rows = may_open(actor)
    allowed = allowed_to(actor, installation, rows)

    crawl = Reader(client, rows, forged(installation), PEOPLE.index(person)).read_everything(everywhere)

    known = crawl.shown.keys() & installation.secrets.keys()
    leaked = sorted(f"{_place(word, installation)} at {crawl.shown[word]}" for word in known - allowed)
    left = set(crawl.left_to_others.values())
    due = {word for word in allowed if installation.secrets[word].record not in left}
    missing = sorted({_place(word, installation) for word in due - known})
    record_property("fetched", len(crawl.fetched))
    record_property("triples", len(crawl.fetched) * len(installation.secrets))
    assert len(crawl.fetched) >= FEWEST_FETCHES
    assert len(crawl.fetched) * len(installation.secrets) >= FEWEST_TRIPLES
    assert leaked == []
    assert crawl.told_apart == []
    assert missing == []


def _place(word, made):
    secret = made.secrets[word]
    return f"{secret.kind}: {secret.field}"
