"""People with accounts, and browsers that sign in."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from headway.foundation.access.models import User
from headway.foundation.core.actors import Actor, Role, Side
from tests import make

PASSWORD = "four words nobody says"


@pytest.fixture(autouse=True)
def nothing_counted(db):
    """No failed sign-in is remembered from another test."""
    cache.clear()


@pytest.fixture
def browser() -> Callable[[], Client]:
    """A function: another browser, signed in nowhere."""
    return lambda **given: Client(headers={"host": "localhost", "user-agent": "Test browser"}, **given)


@pytest.fixture
def a_member() -> Callable[..., User]:
    """A function: an actor (an assessor, unless given) → their user, who has a password and a confirmed address."""

    def make_it(actor: Actor | None = None) -> User:
        user = User.objects.get(pk=(actor or make.an_assessor()).user)
        user.set_password(PASSWORD)
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    return make_it


@pytest.fixture
def sign_in(browser) -> Callable[..., Client]:
    """A function: a user → a browser in which they signed in with their password."""

    def enter(user: User, client: Client | None = None, **given: Any) -> Client:
        client = client or browser()
        client.post("/sign-in/", {"login": user.email, "password": PASSWORD, **given})
        return client

    return enter


@pytest.fixture
def an_administrator(a_member) -> User:
    """Who runs the Body's side of the installation."""
    return a_member(make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()))


def is_signed_in(client: Client) -> bool:
    return "Sign out" in client.get("/").content.decode()


def text_of(answer: Any) -> str:
    """A page's text with the spaces of a line; a form's token differs every time, so it is left out."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", " ".join(answer.content.decode().split()))
