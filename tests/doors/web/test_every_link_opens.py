"""No page of the demonstration leads its reader to a page that is not there for them."""

from collections import Counter, deque
from urllib.parse import urljoin

import pytest
from django.urls import resolve
from selectolax.lexbor import LexborHTMLParser

from headway.engines.demo.personas import demo_actor
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

PERSONAS = ("assessor", "focal-point", "contributor", "partner", "clearer", "committee-member", "")
MANY = 3
"""So many addresses of one route are followed, each from another page."""


def followed(client):
    """Each address that a reader reaches from the first page, with its answer and the page that led there."""
    came_from, waiting, routes = {"/": ""}, deque(["/"]), Counter()
    while waiting:
        address = waiting.popleft()
        route = resolve(address.partition("?")[0]).view_name, "?" in address
        routes[route] += 1
        if routes[route] > MANY:
            continue
        answer = client.get(address)
        yield address, answer, came_from[address]
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            for link in LexborHTMLParser(answer.content).css("a[href]"):
                onward = urljoin(address, link.attributes["href"] or "").partition("#")[0]
                ours = onward.startswith("/") and not onward.startswith(("/static/", "/account"))
                if ours and onward not in came_from:
                    came_from[onward] = address
                    waiting.append(onward)


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_link_that_a_reader_is_shown_opens(loaded, reading_as, persona):
    actor = demo_actor(persona, today=make.TODAY, door="web") if persona else None

    visits = list(followed(reading_as(actor)))

    dead = [
        f"{answer.status_code} {address}, on {page}" for address, answer, page in visits if answer.status_code >= 400
    ]
    assert not dead, "\n".join(dead)
    assert len(visits) > (60 if persona else 20)
