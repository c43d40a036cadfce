"""A row that is there and hidden is answered as one that never was: the same words, headers and statements.

Without a clock: what takes the same way through the code and asks the database the same takes the same time, but for
what the database itself does with an id that it finds or not.
"""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from headway.foundation.access.models import User
from tests.canary.addresses import ROUTES
from tests.canary.crawler import may_open

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

WITHOUT_A_ROW = {
    "state", "state-part", "assistance", "clusters", "flows", "strategies", "told", "told-file", "new-need",
    "new-offer", "take-in-activities", "first-strategy", "new-measure", "new-organisation", "consents", "new-consent",
    "share-figures", "letters", "new-letter", "write-letters", "law-reference",
    "organisation", "handover", "handover-file", "hand-over", "new-mandate", "new-office", "new-succession",
    "rename-organisation", "decide-duplicate", "organisation-history",
    "begin", "invitation", "end-session", "end-token", "end-invitation", "end-membership", "person", "close-account",
    "new-password-link", "forget-factors", "end-their-token", "user-sees",
}  # fmt: skip
"""Routes that name no row of casework: a State, an institution, which everybody who is signed in may know of, or an
account and what belongs to it (tests/doors/web/people).
"""
STRANGERS = ("focal point XVL", "delegate Q")
TRIED = 4
"""Hidden rows of one route: of several audiences."""
VALUES = re.compile(r"'[^']*'|\b[0-9a-f]{26,32}\b|\b\d+\b")
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
OWN = {"Set-Cookie", "Location"}


@pytest.fixture(scope="module")
def seen(installation):
    """What each of the strangers may open."""
    return {person: may_open(installation.people[person]) for person in STRANGERS}


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("route", sorted(set(ROUTES) - WITHOUT_A_ROW))
def test_a_hidden_row_is_answered_as_one_that_never_was(route, verb, installation, everywhere, seen, settings):
    settings.HEADWAY_RATES = dict.fromkeys(settings.HEADWAY_RATES, "1000000/h")
    found = [address for address in everywhere if address.route == f"web:{route}"]
    for person in STRANGERS:
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(pk=installation.people[person].user))
        may = seen[person]
        hidden = [address.path for address in found if address.record not in may.get(address.kind, set())]
        assert hidden

        told_by(client, verb, never_was(hidden[0]))  # the first of an hour is counted in a new row
        for path in hidden[:: max(1, len(hidden) // TRIED)]:
            assert told_by(client, verb, path) == told_by(client, verb, never_was(path)), path


def test_every_route_names_a_row_or_is_said_to_name_none():
    assert set(ROUTES) >= WITHOUT_A_ROW


def never_was(path):
    """The same address of a row that never was."""
    found = resolve(path)
    swap = {"key": uuid4(), "code": "XOR-never"}
    return reverse(found.view_name, kwargs={name: swap.get(name, value) for name, value in found.kwargs.items()})


def told_by(client, verb, path):
    """Everything an answer tells: status, words, headers, and the statements it took."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = getattr(client, verb)(path)
    words = TOKENS.sub("", answer.content.decode()).replace(path, "")
    headers = {name: value for name, value in answer.headers.items() if name not in OWN}
    headers["Location"] = answer.headers.get("Location", "").replace(path, "")
    headers["Content-Length"] = len(words)
    return answer.status_code, words, headers, [VALUES.sub("?", row["sql"]) for row in asked.captured_queries]
