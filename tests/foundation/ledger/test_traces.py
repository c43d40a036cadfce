"""The bytes of the database after something was expunged."""

import pytest
from django.db import connection

from headway.foundation.ledger.expunge import expunge
from headway.foundation.ledger.traces import leave_no_trace
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "zyxwvutsrqponmlkjihgf"


def bytes_of_the_database():
    """Every page of it, freed ones too."""
    with connection.cursor() as cursor:
        return cursor.connection.serialize()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server keeps its files to itself")
def test_nothing_of_it_is_left_in_a_freed_page():
    row = make.an_observation(f"{SECRET} " * 400)
    before = bytes_of_the_database()
    expunge(row.revision, actor=make.SYSTEM, at=make.NOW, reason="by mistake", witness="W. Itness")

    leave_no_trace()

    assert (SECRET.encode() in before, SECRET.encode() in bytes_of_the_database()) == (True, False)
