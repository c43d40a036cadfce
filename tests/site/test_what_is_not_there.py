"""What Headway has nothing of, and so cannot get wrong: read from its own code, its addresses and its lock."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLResolver, get_resolver

from headway.foundation.access.models import User

ROOT = Path(__file__).resolve().parent.parent.parent

PACKAGE = ROOT / "src" / "headway"
MODULES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
SCRIPTS = list((PACKAGE / "doors/web/static/headway").glob("*.js"))
PAGES = list(PACKAGE.rglob("templates/**/*.html"))
LOCK = (ROOT / "requirements" / "run.txt").read_text()

COMMANDS = {"subprocess", "pty", "popen2"}
ASKING = {"requests", "urllib.request", "http.client", "urllib3", "httpx", "ftplib", "smtplib", "telnetlib"}
THAWING = {"pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle", "xmlrpc"}
UNSAFE_XML = {"xml.sax", "xml.dom", "lxml"}
WEAK = {"random", "crypt", "Crypto", "hmac_md5"}
IMPORTED_TO_CATCH = {("doors/web/people/going_out.py", "requests")}
"""Only its exceptions: allauth asks the identity provider that the operator named."""
STARTED = {("engines/intake/ocr.py", "subprocess"), ("doors/cli/beside.py", "subprocess")}
"""Tesseract, which the operator installed, and the worker beside the site: lists of arguments without a shell, none of
them anybody's words."""
ESCAPES_ONLY = {("engines/reports/docx_xml.py", "xml.sax.saxutils")}


def nodes(path):
    return ast.walk(ast.parse(path.read_text()))


@cache
def imports(path):
    return list(_imports(path))


def _imports(path):
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@cache
def calls(path):
    return [ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call)]


def importing(*names):
    """Which module of the package imports one of these."""
    found = {(str(path.relative_to(PACKAGE)), name) for path in MODULES for name in imports(path)}
    return {(path, name) for path, name in found if any(name == n or name.startswith(f"{n}.") for n in names)}


def routes(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        else:
            yield prefix + str(entry.pattern)


def test_the_site_starts_no_command_of_the_system_but_two_without_a_shell():
    assert importing(*COMMANDS) == STARTED
    assert [path for path in MODULES if "shell=True" in path.read_text()] == []
    assert [path for path in MODULES for call in calls(path) if re.match(r"os\.(system|popen|exec)", call)] == []


def test_the_site_asks_no_address_that_somebody_gave():
    assert importing(*ASKING) == IMPORTED_TO_CATCH


def test_nothing_from_outside_is_thawed_into_objects():
    assert importing(*THAWING) == set()


def test_xml_is_read_by_defused_parsers_alone():
    assert importing(*UNSAFE_XML) == ESCAPES_ONLY
    reading = re.compile(r"from xml\.etree.*\b(parse|fromstring|XML)\b")
    assert [path for path in MODULES if reading.search(path.read_text())] == []


def test_no_text_is_run_as_code_or_as_a_template():
    forbidden = {"eval", "exec", "compile", "Template", "engines.from_string", "Engine.from_string"}

    assert [(path, call) for path in MODULES for call in calls(path) if call in forbidden] == []
    assert [path for path in PAGES if re.search(r"\|safe\b|autoescape off", path.read_text())] == []


def test_statements_in_sql_name_their_values_as_parameters():
    """Pages speak to the database through models alone; no statement is put together by formatting."""
    doors = [path for path in MODULES if "doors" in path.parts]

    assert [path for path in doors if re.search(r"\.(execute|raw|extra)\(|RawSQL", path.read_text())] == []
    formatted = re.compile(r"""execute\(\s*["'][^"']*["']\s*(%|\.format)""")
    assert [path for path in MODULES if formatted.search(path.read_text())] == []


def test_chance_is_the_systems_and_digests_are_strong():
    assert importing(*WEAK) == set()
    assert [path for path in MODULES if re.search(r"\b(md5|sha1|DES|RC4|ECB)\(", path.read_text())] == []


def test_our_scripts_hold_none_of_the_dangerous_parts():
    dangerous = (
        r"eval\(|innerHTML|outerHTML|document\.write|__proto__|postMessage|RTCPeer|WebSocket|EventSource"
        r"|localStorage|sessionStorage"
    )

    assert SCRIPTS
    assert [path for path in SCRIPTS if re.search(dangerous, path.read_text())] == []


def test_pages_use_no_technique_that_browsers_have_given_up():
    gone = r"<(applet|object|embed|frame|frameset|marquee|font)\b|\.swf|ActiveX"

    assert [path for path in PAGES if re.search(gone, path.read_text(), re.I)] == []


def test_there_is_no_door_for_graphql_websocket_saml_or_signing_in_elsewhere_with_us():
    served = " ".join(routes())

    assert re.findall(r"graphql|websocket|/ws/|saml|oauth2?/(token|authorize)|/o/|\.well-known", served, re.I) == []
    parts = r"^(graphene|strawberry|ariadne|channels|daphne|pysaml2|python3-saml|oauthlib-server|aiortc)\b"
    assert re.findall(parts, LOCK, re.M) == []


def test_the_server_speaks_wsgi_without_websockets():
    serve = (PACKAGE / "doors/cli/serve.py").read_text()

    assert "interface=Interfaces.WSGI" in serve
    assert "websockets=False" in serve


def test_the_cache_is_a_table_and_no_server_of_its_own():
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_an_account_has_no_question_for_its_secret_and_no_telephone():
    assert {field.name for field in User._meta.concrete_fields} == {
        "password", "last_login", "id", "email", "name", "office", "is_active", "persona", "joined_at", "language",
    }  # fmt: skip


@pytest.mark.parametrize("part", [part.split(" ")[0] for part in re.findall(r"^[A-Za-z0-9].*==.*$", LOCK, re.M)])
def test_every_part_is_locked_with_its_digests(part):
    entry = LOCK.split(part, 1)[1].split("\n", 1)[1]

    assert entry.lstrip().startswith("--hash=sha256:")


def test_types_are_checked_strictly_over_the_whole_package():
    wanted = (ROOT / "pyproject.toml").read_text().split("[tool.mypy]")[1].split("[", 1)[0]

    assert "strict = true" in wanted
    assert [path for path in MODULES if "mypy: ignore-errors" in path.read_text()] == []
