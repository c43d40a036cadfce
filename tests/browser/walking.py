"""Every page that a reader of the demonstration is led to from the first one: one address for each kind of page."""

from collections import deque
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error

NOT_READ = {"account_logout"}
"""Pages that a walk does not open: it goes on as whoever it is."""
A_PAGE, A_FILE, LEADS_ON = "a page", "a file", "leads on, or is not there for this reader"
LINKS = "[...document.querySelectorAll('a[href]')].map(one => one.getAttribute('href'))"


def walk(page):
    """Open the pages, the first found for each route, and tell the address of each while it is open.

    Files are no pages, and neither is what leads on to another.
    """
    waiting, done, asked = deque(["/"]), set(NOT_READ), set()
    while waiting:
        address = waiting.popleft()
        route = _route(address)
        if not route or route in done or address in asked:
            continue
        asked.add(address)
        opened = _opened(page, address)
        if opened != LEADS_ON:
            done.add(route)
        if opened == A_PAGE:
            waiting.extend(_within_the_site(address, page.evaluate(LINKS)))
            yield address


def _opened(page, address):
    """What an address turns out to be once it is opened."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" not in error.message:
            raise
        return A_FILE
    if answer.request.redirected_from is not None or answer.status != 200:
        return LEADS_ON
    return A_PAGE if answer.headers.get("content-type", "").startswith("text/html") else A_FILE


def _route(address):
    """The name of a page's route, with which of its parts it is."""
    try:
        place = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return f"{place.view_name} {place.kwargs.get('part', '')}".strip()


def _within_the_site(here, links):
    for link in links:
        found = urlsplit(urljoin(here, link))
        if not found.scheme and not found.netloc:
            yield found.path + (f"?{found.query}" if found.query else "")
