"""Every page that a reader of the demonstration is led to from the first one: one address for each kind of page."""

from collections import deque
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from selectolax.lexbor import LexborHTMLParser

NOT_READ = {"account_logout"}
"""Pages that a walk does not open: it goes on as whoever it is."""


def walked(page, site):
    """The addresses of the pages, the first found for each route; files and what only takes forms are no pages."""
    waiting, found, asked = deque(["/"]), {}, set()
    while waiting:
        address = waiting.popleft()
        route = _route(address)
        if not route or route in found or route in NOT_READ or address in asked:
            continue
        asked.add(address)
        answer = page.request.get(site + address, max_redirects=0)
        if answer.status == 200 and _is_a_page(answer.headers):
            found[route] = address
            waiting.extend(_links(address, answer.text()))
    return list(found.values())


def _is_a_page(headers):
    return headers.get("content-type", "").startswith("text/html") and "content-disposition" not in headers


def _route(address):
    """The name of a page's route, with which of its parts it is."""
    try:
        place = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return f"{place.view_name} {place.kwargs.get('part', '')}".strip()


def _links(here, text):
    for node in LexborHTMLParser(text).css("a[href]"):
        found = urlsplit(urljoin(here, node.attributes["href"] or ""))
        if not found.scheme and not found.netloc:
            yield found.path + (f"?{found.query}" if found.query else "")
