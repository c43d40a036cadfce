"""Every form as every kind of person: who can make it write, as one table. A new form without a row fails the test."""

import inspect

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from headway.doors.web.addresses import seal
from headway.engines.intake.decisions import proposal_key
from headway.engines.intake.sources import take_in
from headway.engines.reports.models import Edition, Objection
from headway.foundation.access import proposing
from headway.foundation.access.models import PendingAct, User
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import Actor
from headway.foundation.ledger.models import Changeset, StoredFile
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

BODY = {"lead", "assessor", "clearer"}
TEXT = "The State established a national centre. It was done in 2017.\n"
ELSEWHERE = {
    "persona": "only in single-user mode; tests/doors/web/test_personas.py",
    "ledger": "verifies; writes nothing",
    "edit": "the same verbs as decide; tests/doors/web/test_intake_pages.py",
    "visit-of": "open_assessment; tests/doors/web/test_intake_pages.py",
    "measure-of": "create_measure; tests/doors/web/test_intake_pages.py",
}
A_LETTER = {"only_exists": "on", "title": "A letter", "compartment": "XOR"}
PEOPLE = "headway.doors.web.people"
"""The pages of people's own accounts have a table of their own: tests/doors/web/people."""


def row(kind, name):
    return lambda w: reverse(f"web:{name}", args=[kind, w["row"].pk])


def on(name, route):
    return lambda w: reverse(f"web:{route}", args=[w[name].pk])


POSTS = {
    "new-source": (lambda w: reverse("web:new-source"), A_LETTER,
                   BODY | {"other Body", "focal point", "approver", "contributor", "other ministry", "delegate"}),
    "decide": (lambda w: reverse("web:decide", args=[w["source"].pk, w["proposal"]]), {"decision": "reject"}, BODY),
    "open-row": (row("observation", "open-row"), {"audience": "shared", "reason": "send"}, BODY),
    "close-row": (lambda w: reverse("web:close-row", args=["observation", w["shared"].pk]),
                  {"audience": "body", "reason": "too early"}, BODY),
    "confirm-pending": (lambda w: reverse("web:confirm-pending", args=[w["pending"].pk]), {}, {"lead", "clearer"}),
    "withdraw-pending": (lambda w: reverse("web:withdraw-pending", args=[w["pending"].pk]), {"reason": "no"},
                         {"lead", "clearer"}),
    "new-consent": (lambda w: reverse("web:new-consent", args=["XOR"]),
                    {"what": "publish", "document": "Note No. 8/2026", "given_on": "2026-01-05"},
                    BODY | {"other Body", "focal point", "approver"}),
    "withdraw-consent": (lambda w: reverse("web:withdraw-consent", args=[w["consent"].pk]), {"reason": "changed"},
                         {"focal point", "approver"}),
    "share-figures": (lambda w: reverse("web:share-figures", args=["XOR"]),
                      lambda w: {"figure": seal(w["figure"].pk), "circle": seal(w["circle"].pk), "reason": "told"},
                      {"focal point", "approver"}),
    "keep-report": (lambda w: reverse("web:keep-report", args=["XOR-2018"]), {"report": "follow-up:shared"}, BODY),
    "clear-report": (on("draft", "clear-report"), {"reason": "ready"}, BODY),
    "submit-report": (on("cleared", "submit-report"), {}, BODY),
    "object-to-report": (on("submitted", "object-to-report"), {"what": "time", "text": "a week"}, {"member"}),
    "answer-objection": (on("objection", "answer-objection"), {"answer": "granted"}, {"member", "committee reader"}),
    "adopt-report": (on("submitted", "adopt-report"), {"decision": "Adopted.", "document": "S/2026/1"}, {"member"}),
    "adopt-by-silence": (on("silent", "adopt-by-silence"), {}, BODY),
}  # fmt: skip
"""Each form, what is sent, and for whom it writes."""


@pytest.fixture
def world(people):
    load(make.NOW)
    circle = make.a_circle(make.a_body())
    shared = make.an_observation(audience="shared", circle=circle.pk)
    published = make.an_observation(audience="shared", circle=circle.pk)
    make.a_consent("publish", published.pk)
    draft = make.Source(type="document", title="Report", dated="2018", **make.sight())
    source, reading = take_in(draft, TEXT.encode(), name="report.txt", actor=make.SYSTEM, at=make.NOW)
    proposing.propose_widening(published, "public", actor=make.a_lead(), at=make.NOW, reason="agreed")
    return {
        **reports(),
        "consent": make.a_consent("share"),
        "figure": make.a_figure(3, audience="state", holder=make.a_ministry()),
        "circle": make.a_circle(make.a_body(), make.a_ministry()),
        "row": make.an_observation(circle=circle.pk),
        "shared": shared,
        "source": source,
        "proposal": proposal_key(reading.observations[0]),
        "pending": PendingAct.objects.get(),
    }


def reports():
    """A report at each step of its way to adoption, and an objection to one."""
    assessment = make.an_assessment(audience="public", on_behalf_of=make.a_catalogue_body("un-ctc"))
    committee = make.a_circle(make.a_body(), make.a_body("un-ctc"))
    sent = {"audience": "shared", "circle": committee.pk}
    submitted = an_edition(assessment, "submitted", **sent)
    own = make.sight(audience="own", holder=make.a_body("un-ctc"))
    return {
        "draft": an_edition(assessment, "draft"),
        "cleared": an_edition(assessment, "cleared"),
        "submitted": submitted,
        "silent": an_edition(assessment, "submitted", silence_until=make.TODAY, **sent),
        "objection": make.added(Objection(edition=submitted, what="time", text="a week", raised_on=make.TODAY, **own)),
    }


def an_edition(assessment, status, silence_until=None, **given):
    kept = make.added(StoredFile(compartment="XOR", sha256="0" * 64, size=1, media_type="text/html"))
    return make.added(
        Edition(
            assessment=assessment, report="follow-up", readers="shared", file=kept, digest=kept.sha256,
            status=status, silence_until=silence_until, **make.sight(**given),
        )
    )  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_for_whom_a_form_writes(name, people, world):
    address, data, may = POSTS[name]

    assert {
        who for who, actor in people.items() if _writes(actor, address(world), data(world) if callable(data) else data)
    } == may


def test_a_form_without_the_pages_own_token_writes_for_nobody(people, world):
    client = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=people["lead"].user))

    for address, data, _ in POSTS.values():
        assert client.post(address(world), data if isinstance(data, dict) else {}).status_code == 403


def test_every_form_has_its_row():
    forms = set(_forms())

    assert sorted(forms - set(POSTS) - set(ELSEWHERE)) == []
    assert sorted((set(POSTS) | set(ELSEWHERE)) - forms) == []


def test_the_address_of_a_row_is_sealed(world):
    assert seal(world["row"].pk) in row("observation", "open-row")(world)


def _writes(actor: Actor, address: str, data: dict[str, str]) -> bool:
    client = Client(headers={"host": "localhost"})
    with transaction.atomic():
        if actor.user:
            client.force_login(User.objects.get(pk=actor.user))
        before = Changeset.objects.count()
        client.post(address, data)
        wrote = Changeset.objects.count() > before
        transaction.set_rollback(True)
    return wrote


def _forms():
    """The routes of ours whose views read what was posted."""
    for pattern in get_resolver().url_patterns:
        for route in getattr(pattern, "url_patterns", []):
            view = inspect.unwrap(getattr(route, "callback", None) or print)
            place = getattr(view, "__module__", "")
            ours = place.startswith("headway.doors.web") and not place.startswith(PEOPLE)
            if ours and "POST" in inspect.getsource(view):
                yield route.name
