"""Every page that the URL table knows, in the demonstration: it asks the database little, and is light."""

from http import HTTPStatus
from types import SimpleNamespace

import pytest
from django.db import connection

from headway.foundation.access.models import User
from tests.doors.web.demonstrated import pages_for

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
MOST_BYTES = 200_000
OF_THE_TEST = ("SAVEPOINT", "RELEASE SAVEPOINT")
"""The database is asked these because a test is one transaction; a page is not."""


@pytest.mark.parametrize("persona", ["assessor", "focal-point"])
def test_every_page_asks_the_database_at_most_twelve_times_and_is_light(loaded, persona, reading_as):
    client = reading_as(SimpleNamespace(user=User.objects.get(persona=persona).pk))
    opened, too_many, too_heavy = set(), {}, {}

    for address in pages_for(persona):
        asked = []
        with connection.execute_wrapper(noting_in(asked)):
            answer = client.get(address.path)
        if answer.status_code != HTTPStatus.OK or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        opened.add(address.route)
        number = sum(1 for statement in asked if not statement.startswith(OF_THE_TEST))
        if number > MOST_QUERIES:
            too_many[address.route] = max(too_many.get(address.route, (0, "")), (number, address.path))
        if len(answer.content) > MOST_BYTES:
            too_heavy[address.route] = (len(answer.content), address.path)

    assert len(opened) > 50
    assert too_many == {}
    assert too_heavy == {}


def noting_in(asked):
    """What the database is asked, without what Django's own list costs: it asks how each value is written."""

    def execute(run, statement, *given):
        asked.append(statement)
        return run(statement, *given)

    return execute
