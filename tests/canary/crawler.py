"""A reader that opens every address it can construct or find and notes every secret word it is shown."""

import io
import re
import zipfile
from collections import deque
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, urljoin, urlsplit
from zlib import crc32

import pypdfium2
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve
from selectolax.lexbor import LexborHTMLParser

from tests.canary.addresses import Address
from tests.canary.installation import SECRET, case_models

ROOT = "http://localhost"
SHARES = 8
"""Of the rows that are not open to a reader the part that is asked for: one in so many, others by the next reader."""
CHOICES = 2
"""Of each list to choose from the first two are chosen."""
SHARED_OUT = {
    "web:who-sees": 8,
    "web:new-consent ?": 8,
    "web:report": 6,
    "web:report-file": 32,
    "web:programme-file": 4,
    "web:preliminary-file": 4,
    "web:sheet-file": 4,
    "web:sheets-file": 4,
    "web:draft-table-file": 4,
    "web:report ?": 32,
    "web:followup ?": 4,
    "web:judge-area ?": 4,
    "web:draft ?": 4,
    "account_login ?": 4,
}
"""Of these each reader takes one in so many, others than the next reader: pages that every row has alike and that say
nothing of the row but its name; files and other ways of asking for what its own page shows in full, written anew at
each request; signing in on the way to each page that is not there.
"""
CROSSED = "web:history", 4
"""The past of a row that crosses into a wider world: each reader takes one in so many. The rows of the worlds are all
read in full; those that cross are there for what other pages must not show of them.
"""
VARIED = {
    "web:judge-area": {"area", "item", "axis"},
    "web:answer-question": {"question"},
    "web:questionnaire": {"section"},
    "web:stage": {"stage"},
}
"""Pages of an assessment that the catalogue has many of, by what chooses among them: of those that a page leads to, the
first of each assessment is opened, and each of its other ways of asking once.
"""
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


class Window(Client):
    """Django's client without the notes it takes of every template and what it was given, which cost more than pages.

    An exception of a page comes through where `DEBUG_PROPAGATE_EXCEPTIONS` is set.
    """

    def request(self, **given):
        answer = self.handler(self._base_environ(**given))
        self.cookies.update(answer.cookies)
        return answer


@dataclass(slots=True)
class Crawl:
    """What one reader was shown: word → the first address that showed it; and what was fetched, with its status."""

    shown: dict[str, str] = field(default_factory=dict)
    fetched: dict[str, int] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)
    told_apart: list[str] = field(default_factory=list)
    left_to_others: dict[str, object] = field(default_factory=dict)
    """The pasts that another reader takes, by address, with the row."""


@dataclass(slots=True)
class Reader:
    """A person at a browser."""

    client: Client
    may_open: dict[str, set[object]]
    nothing: dict[str, str]
    share: int
    blank: dict[str, tuple[int, str]] = field(default_factory=dict)
    crawl: Crawl = field(default_factory=Crawl)

    def read_everything(self, constructed: list[Address]) -> Crawl:
        """Open every constructed address, then every address that a page leads to, until there is nothing new.

        Of the rows that are not open to the reader a part is asked for, another one by the next reader; of those
        that cross into a wider world none, as each is not there for the same reason as the rest of its world. A route
        that only takes forms says so (405) before it looks for any row, and is asked once.
        """
        waiting: deque[str] = deque()
        takes_forms: set[str] = set()
        opened: set[object] = set()
        for address in constructed:
            if address.route in takes_forms or not self._is_asked(address):
                continue
            self.crawl.routes.add(address.route)
            body, links = self._open(address.path)
            if self.crawl.fetched[address.path] == HTTPStatus.METHOD_NOT_ALLOWED:
                takes_forms.add(address.route)
            self._compare_with_nothing(address, body)
            waiting.extend(links)
        while waiting:
            path = waiting.popleft()
            known = path in self.crawl.fetched or path in self.crawl.left_to_others
            if known or _route_of(path) in takes_forms or _alike(path) in opened:
                continue
            opened.add(_alike(path))
            if self._is_mine(crc32(path.encode()), _shares(path)):
                waiting.extend(self._open(path)[1])
        return self.crawl

    def _open(self, path: str) -> tuple[str, list[str]]:
        answer = self.client.get(path)
        self.crawl.fetched[path] = answer.status_code
        assert answer.status_code < 500, f"{path} failed with {answer.status_code}"
        kind = answer.headers.get("Content-Type", "")
        body = text_of(answer, kind)
        told = body.lower() + " ".join(answer.headers.values()).lower()
        for word in set(SECRET.findall(told)) - set(SECRET.findall(path.lower())):
            self.crawl.shown.setdefault(word, path)
        return body, self._links(path, body) if kind.startswith("text/html") else []

    def _links(self, here: str, body: str) -> list[str]:
        tree = LexborHTMLParser(body)
        found = [node.attributes.get(name) for name in ("href", "src", "action") for node in tree.css(f"[{name}]")]
        for box in tree.css("form[method=get] select, form:not([method]) select"):
            name = box.attributes.get("name")
            chosen = box.css("option")[:CHOICES] if name else []
            found += [f"?{name}={option.attributes.get('value') or ''}" for option in chosen]
        for box in tree.css("form[method=get] input, form:not([method]) input"):
            if box.attributes.get("name"):
                found.append(f"?{box.attributes['name']}=zq")
        return [path for link in found if link and (path := _path(here, link))]

    def _compare_with_nothing(self, address: Address, body: str) -> None:
        """A row that is not open to the reader is answered like one that never was: same status, same page."""
        if not address.kind or self._may_open(address) or address.route not in self.nothing:
            return
        if address.route not in self.blank:
            path = self.nothing[address.route]
            answer = self.client.get(path)
            self.blank[address.route] = answer.status_code, _bare(text_of(answer, "text/html"), path)
        if (self.crawl.fetched[address.path], _bare(body, address.path)) != self.blank[address.route]:
            self.crawl.told_apart.append(address.path)

    def _may_open(self, address: Address) -> bool:
        return address.record in self.may_open.get(address.kind, set())

    def _is_asked(self, address: Address) -> bool:
        if address.record is None:
            return True
        if self._may_open(address):
            route, shares = CROSSED
            if address.crosses and address.route == route and not self._is_mine(int(address.record), shares):
                self.crawl.left_to_others[address.path] = address.record
                return False
            return self._is_mine(crc32(address.path.encode()), _shares(address.path))
        return not address.crosses and self._is_mine(int(address.record), SHARES)

    def _is_mine(self, number: int, shares: int) -> bool:
        return number % shares == self.share % shares


def may_open(actor: object) -> dict[str, set[object]]:
    """The ids of the rows this actor may see, by kind."""
    return {model.kind: set(model.objects.visible_to(actor).values_list("pk", flat=True)) for model in case_models()}


def text_of(answer: HttpResponse, kind: str) -> str:
    """What an answer says, whatever it is wrapped in."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if "officedocument" in kind or kind == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if kind == "application/pdf":
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return str(data.decode("utf-8", "replace"))


def _route_of(path: str) -> str:
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


def _alike(path: str) -> object:
    """What an address has in common with others of which one is opened; itself where there are none."""
    place, _, query = path.partition("?")
    try:
        found = resolve(place)
    except Resolver404:
        return path
    varied = VARIED.get(found.view_name)
    if varied is None:
        return path
    asked = parse_qsl(query) + [(name, str(value)) for name, value in found.kwargs.items()]
    return found.view_name, frozenset((name, value) for name, value in asked if name not in varied)


def _shares(path: str) -> int:
    route = _route_of(path)
    return SHARED_OUT.get(f"{route} ?" if "?" in path else route, 1)


def _path(here: str, link: str) -> str:
    whole = urlsplit(urljoin(ROOT + here, link))
    if f"{whole.scheme}://{whole.netloc}" != ROOT or whole.path.startswith("/static/"):
        return ""
    return whole.path + (f"?{whole.query}" if whole.query else "")


def _bare(body: str, path: str) -> str:
    """A page without what it repeats of its own address and without its token."""
    return TOKENS.sub("", body).replace(path, "")
