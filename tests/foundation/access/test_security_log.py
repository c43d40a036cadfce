"""The security log takes lines and gives none back."""

import pytest
from django.db import DatabaseError, connection, transaction

from headway.foundation.access.models import AccountEvent, SecurityLine
from headway.foundation.access.models.security import AppendOnly
from headway.foundation.access.security_log import NOBODY, note
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def test_a_line_is_not_changed_and_not_removed():
    line = note(AccountEvent.SIGNED_IN, at=NOW, user=make.a_user())
    line.who = "somebody else"
    attempts = [
        line.save,
        line.delete,
        SecurityLine.objects.all().delete,
        lambda: SecurityLine.objects.update(who="somebody else"),
    ]

    for attempt in attempts:
        with pytest.raises(AppendOnly):
            attempt()
    assert SecurityLine.objects.get().who.endswith("@example.org")


def test_a_line_says_who_caused_it_if_it_was_somebody_else():
    actor = make.an_assessor()
    user = make.a_user()

    by_another = note(AccountEvent.MEMBERSHIP_ENDED, at=NOW, user=user, by=actor)
    by_the_machine = note(AccountEvent.INVITED, at=NOW, who="x@example.org", by=make.SYSTEM)

    assert by_another.by == f"{actor.name}, {actor.organisation}"
    assert (by_the_machine.by, by_the_machine.door) == ("tests", "cli")


def test_what_a_stranger_typed_is_not_kept():
    assert note(AccountEvent.REFUSED, at=NOW).who == NOBODY


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite whoever has the file has everything")
@pytest.mark.parametrize("statement", ["UPDATE access_securityline SET who = ''", "DELETE FROM access_securityline"])
def test_the_database_refuses_behind_the_models_back(statement):
    note(AccountEvent.SIGNED_IN, at=NOW, user=make.a_user())

    with pytest.raises(DatabaseError, match="neither changed nor removed"), transaction.atomic():
        connection.cursor().execute(statement)
    assert SecurityLine.objects.get().who.endswith("@example.org")
