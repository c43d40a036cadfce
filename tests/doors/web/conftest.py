"""Clients that sign in as somebody of a case."""

import pytest
from django.test import Client

from headway.foundation.access.models import User


@pytest.fixture
def reading_as():
    """A function: the actor → a client signed in as them; without an actor, the public."""

    def client_of(actor=None):
        client = Client(headers={"host": "localhost"})
        if actor is not None:
            client.force_login(User.objects.get(pk=actor.user))
            client.get("/account/here/")  # the first thing asked writes down when; what a test then counts does not
        return client

    return client_of
