"""What holds for every address of the site, however many there come to be."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from headway.foundation.access.models import User
from headway.foundation.core.ids import new_id
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import StoredFile
from tests import make
from tests.doors.web.cases import a_case

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
VALUES = {"SealedId": new_id, "SlugConverter": lambda: "source", "IntConverter": lambda: 1}


def routes(patterns=None, space="", above=()):
    """Every route of the site, however deep, ours and allauth's: the name to ask for it, its view, what it wants."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        named = getattr(pattern.pattern, "regex", None)
        wants = {**dict(above), **dict.fromkeys(named.groupindex if named else ()), **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, inside, wants)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", pattern.callback, wants


def address_of(name, wants):
    if "uidb36" in wants:
        return reverse(name, kwargs={"uidb36": "1", "key": "a-b"})
    given = {key: VALUES.get(type(converter).__name__, lambda: "XOR-2018")() for key, converter in wants.items()}
    return reverse(name, kwargs=given)


ROUTES = list(routes())
EACH = pytest.mark.parametrize(("name", "view", "wants"), ROUTES, ids=[name for name, _, _ in ROUTES])


def test_the_walk_knows_the_addresses_of_every_part():
    assert {name for name, _, _ in ROUTES} >= {"web:home", "web:new-source", "account_login", "mfa_add_webauthn"}


@EACH
def test_nothing_can_be_sent_to_any_address_without_the_token_of_its_form(name, view, wants):
    stranger = Client(enforce_csrf_checks=True, headers={"host": "localhost"})

    answer = stranger.post(address_of(name, wants), {"decision": "reject"})

    assert answer.status_code == 403
    assert "The page was open too long" in answer.content.decode()


@EACH
def test_no_view_is_let_off_the_token(name, view, wants):
    assert not getattr(view, "csrf_exempt", False)


class Page(HTMLParser):
    """Collects what a strict policy forbids: script and style in the page, handlers, links that run."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        runs = given.get("type", "") != "application/json"
        if (tag == "script" and "src" not in given and runs) or tag == "style":
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on") or name == "style"]
        self.found += [v for v in given.values() if re.match(r"\s*(javascript|data:text)", v or "", re.I)]


def forbidden(page):
    reader = Page()
    reader.feed(page)
    return reader.found


def is_page(answer):
    """Whether a browser shows it; a report that is saved as a file carries its style with it."""
    return answer.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer.headers


def kind_of(address):
    """What addresses of many rows have in common; and files of reports, whatever they report and to whom: the form."""
    place = re.sub(r"[a-z2-7]{26}|X(OR|VL)[\w-]*|\d+", "*", address.partition("?")[0])
    return re.sub(r"/reports/[\w-]+/[\w-]+\.(\w+)$", r"/reports/*.\1", place)


def pages_of(client):
    """Pages found by following links from the first one: every kind that a reader can reach."""
    waiting, seen, kinds = ["/"], {}, {}
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in seen or kinds.get(kind, 0) >= 2:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address)
        seen[address] = answer
        if is_page(answer):
            waiting += [
                link for link in re.findall(r'href="(/[^"#]*)', answer.content.decode()) if "/static/" not in link
            ]
    return seen


def test_no_page_holds_a_script_or_a_style_and_each_carries_the_policy(reading_as):
    a_case(2)
    answers = pages_of(reading_as(make.an_assessor()))

    html = {a: r for a, r in answers.items() if is_page(r)}
    assert len(html) > 12
    assert {a: forbidden(r.content.decode()) for a, r in html.items() if forbidden(r.content.decode())} == {}
    assert {r.status_code for r in answers.values()} <= {200, 404}
    for answer in answers.values():
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_words_with_markup_in_them_are_shown_as_words(reading_as):
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'"
    earlier = make.an_assessment("XOR-2009", "2009-10-12/2009-10-16", type="initial")
    now = make.an_assessment("XOR-2018", previous=earlier)
    make.a_recommendation("1", earlier, text=nasty)
    source = make.a_source(nasty)
    make.a_passage(source, nasty)
    client = reading_as(make.an_assessor())

    answers = pages_of(client)
    shown = [r.content.decode() for r in answers.values() if is_page(r)]

    assert sum("&lt;script&gt;alert(1)" in page for page in shown) >= 4
    assert [page for page in shown if "<script>alert" in page or "<img src=x" in page] == []
    assert now.code in "".join(shown)


def test_a_broken_page_tells_nothing_of_why(reading_as):
    source = make.a_source()
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="its bytes are lost") as change:
        lost = change.add(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/plain", name="a"))
        change.edit(source, reading=lost)
    client = reading_as(make.an_assessor())
    client.raise_request_exception = False

    answer = client.get(reverse("web:source", args=[source.pk]))

    assert answer.status_code == 500
    assert "Something broke" in answer.content.decode()
    assert not re.search(r"Error|Traceback|files/00|\.py", answer.content.decode())


def test_a_host_that_is_not_ours_is_refused():
    answer = Client(headers={"host": "evil.example.org"}).get("/")

    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


def test_over_https_browsers_are_told_to_stay_there_and_http_is_redirected(settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    client = Client(headers={"host": "localhost"})

    assert client.get("/").headers["Location"] == "https://localhost/"
    assert client.get("/", secure=True).headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_cookies_are_closed_to_scripts_and_to_other_sites(settings):
    settings.HEADWAY_TOKEN = "the-printed-token"
    client = Client(headers={"host": "localhost"})
    client.get("/", {"token": "the-printed-token"})
    User.objects.filter(pk=make.an_assessor().user).update(persona="assessor")
    client.get("/")

    assert {(c.key, c["httponly"], c["samesite"]) for c in client.cookies.values()} == {
        ("sessionid", True, "Lax"), ("csrftoken", True, "Lax"),
    }  # fmt: skip
