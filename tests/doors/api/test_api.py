"""The door for programs: the same rows as on the pages, for the token's owner; what is not theirs never was."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from headway.casework.recommendations.models import Progress
from headway.foundation.access.models import Token, TokenScope, User
from headway.foundation.access.tokens import make_token, revoke_token
from headway.foundation.catalogue.services import load
from headway.foundation.ledger.models import Revision
from tests import make

pytestmark = pytest.mark.django_db
LAST_DAY = datetime(2999, 1, 1, tzinfo=UTC)


def a_program(actor, scope=TokenScope.WRITE, **given):
    """A client with a token of somebody's that is in force whatever day it is."""
    user = User.objects.get(pk=actor.user)
    made = make_token(user, "A program", scope=scope, until=make.NOW + timedelta(days=30), at=make.NOW, **given)
    Token.objects.filter(pk=made.token.pk).update(expires_at=LAST_DAY)
    client = Client(headers={"host": "localhost", "authorization": f"Bearer {made.raw}"})
    client.token = made.token
    return client


def rows(client, kind, query=""):
    return client.get(f"/api/v1/rows/{kind}{query}").json()["rows"]


def test_a_program_gets_the_rows_that_its_owner_may_see():
    mine = make.a_recommendation("1", audience="body")
    make.a_recommendation("2", make.an_assessment("XVL-1", compartment="XVL"), compartment="XVL")

    found = rows(a_program(make.an_assessor(state="XOR")), "recommendation")

    assert [(row["id"], row["text"], row["state"]) for row in found] == [(str(mine.pk), mine.text, "XOR")]
    assert found[0]["revision"] == mine.revision


def test_a_row_of_another_side_is_one_that_never_was():
    hidden = make.a_recommendation("1", audience="body")
    program = a_program(make.a_focal_point())

    there = program.get(f"/api/v1/rows/recommendation/{hidden.pk}")
    never = program.get(f"/api/v1/rows/recommendation/{uuid4()}")

    assert rows(program, "recommendation") == []
    assert (there.status_code, there.content) == (never.status_code, never.content)
    assert never.status_code == 404


def test_a_link_to_a_row_that_is_not_open_is_null():
    circle = make.a_circle(make.a_body(), make.a_ministry())
    shared = {"audience": "shared", "circle": circle.pk}
    about = make.a_recommendation("1", make.an_assessment(**shared), **shared)
    contributor = make.a_contributor()
    own = make.sight(holder=make.a_ministry("Border Guard Service"), audience="own")
    make.added(Progress(recommendation=about, side="state", scale="recommendation-progress", as_of="2026", **own))

    [found] = rows(a_program(contributor), "progress")

    assert (found["recommendation_id"], found["holder_id"]) == (None, str(own["holder"].pk))


def test_neither_circles_nor_ids_of_rows_unknown_here_are_told():
    make.a_consent(scope=make.an_assessment().pk)
    [found] = rows(a_program(make.a_focal_point()), "consent")

    assert {"circle", "to_circle", "scope", "protected", "compartment"}.isdisjoint(found)


@pytest.mark.parametrize("kind", ["circle", "grant", "file", "nothing"])
def test_what_decides_on_access_is_no_kind_of_rows_here(kind):
    assert a_program(make.an_assessor()).get(f"/api/v1/rows/{kind}").status_code == 404


def test_organisations_are_for_whoever_is_signed_in_and_not_for_the_public():
    make.a_ministry()
    found = rows(a_program(make.a_focal_point()), "organisation")
    assert [row["name"] for row in found] == ["Ministry of Foreign Affairs"]
    assert Client().get("/api/v1/rows/organisation").status_code == 404


def test_without_a_token_the_public_gets_what_is_public():
    make.a_recommendation("1", make.an_assessment(audience="public"), audience="public")
    make.a_recommendation("2", make.an_assessment("XOR-B"), audience="body")
    assert [row["number"] for row in rows(Client(), "recommendation")] == ["1"]


def test_a_token_that_is_not_in_force_opens_nothing_not_even_what_is_public():
    program = a_program(make.an_assessor())
    revoke_token(program.token, by=make.an_assessor(), at=make.NOW)

    others = [Client(headers={"authorization": given}) for given in ("Bearer headway.x.y", "Basic x", "Bearer ")]
    for client in (program, *others):
        answer = client.get("/api/v1/rows/recommendation")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_token_opens_no_page():
    answer = a_program(make.an_assessor()).get("/account/tokens/")
    assert answer.status_code in {302, 404}


def test_a_token_for_one_file_shows_no_other():
    make.a_recommendation("1", audience="body")
    make.a_state("XVL")
    make.a_recommendation("2", make.an_assessment("XVL-1", compartment="XVL"), compartment="XVL")
    program = a_program(make.an_assessor(), compartment="XVL")
    assert [row["state"] for row in rows(program, "recommendation")] == ["XVL"]


def test_rows_come_a_page_at_a_time_each_once():
    assessment = make.an_assessment()
    made = [str(make.a_recommendation(str(n), assessment).pk) for n in range(5)]
    program = a_program(make.an_assessor())

    found, here = [], "/api/v1/rows/recommendation?limit=2"
    while here:
        page = program.get(here).json()
        found += [row["id"] for row in page["rows"]]
        here = page["next"]

    assert found == made


def test_a_program_asks_for_what_changed_since_it_last_came():
    make.a_recommendation("1")
    program = a_program(make.an_assessor())
    moment = Revision.objects.order_by("-changeset_id").first().changeset.recorded_at + timedelta(microseconds=1)
    later = make.a_recommendation("2", make.an_assessment("XOR-B"))

    found = rows(program, "recommendation", f"?changed_since={moment.isoformat().replace('+', '%2B')}")

    assert [row["id"] for row in found] == [str(later.pk)]


def test_as_many_rows_as_there_are_take_the_same_questions(django_assert_max_num_queries):
    assessment = make.an_assessment()
    program = a_program(make.an_assessor())
    for number in range(12):
        make.a_recommendation(str(number), assessment)
    program.get("/api/v1/rows/recommendation")
    with django_assert_max_num_queries(12):
        assert len(rows(program, "recommendation")) == 12


def test_a_focal_point_reports_progress_and_the_body_sees_it_once_it_is_submitted():
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    shared = {"audience": "shared", "circle": circle.pk}
    about = make.a_recommendation("1", make.an_assessment(**shared), **shared)
    focal_point = make.a_focal_point()
    told = {"recommendation": str(about.pk), "as_of": "2026-02", "level": "under-way", "reason": "A bill was drafted."}

    answer = a_program(focal_point).post("/api/v1/progress", told, content_type="application/json")

    assert answer.status_code == 201, answer.content
    row = Progress.objects.visible_to(focal_point).get(pk=answer.json()["id"])
    assert (row.side, row.level, row.reason, row.audience) == ("state", "under-way", "A bill was drafted.", "state")
    assert not Progress.objects.visible_to(make.an_assessor()).exists()


@pytest.mark.parametrize(
    ("who", "scope", "status"),
    [
        ("an_assessor", TokenScope.WRITE, 403),
        ("a_delegate", TokenScope.WRITE, 404),
        ("a_focal_point", TokenScope.READ, 403),
        ("an_approver", TokenScope.WRITE, 201),
    ],
)
def test_who_may_report_by_a_program(who, scope, status):
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    shared = {"audience": "shared", "circle": circle.pk}
    about = make.a_recommendation("1", make.an_assessment(**shared), **shared)
    told = {"recommendation": str(about.pk), "as_of": "2026", "nil_return": True}

    answer = a_program(getattr(make, who)(), scope).post("/api/v1/progress", told, content_type="application/json")

    assert answer.status_code == status, answer.content
    assert Progress.objects.unscoped("for a test").count() == (status == 201)


def test_nothing_is_written_by_a_page_of_another_site_through_somebodys_browser():
    browser = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    browser.force_login(User.objects.get(pk=make.a_focal_point().user))
    told = {"recommendation": str(uuid4()), "as_of": "2026"}

    assert browser.post("/api/v1/progress", told, content_type="application/json").status_code == 403


def test_a_program_needs_no_token_of_a_form():
    program = a_program(make.a_focal_point())
    program.handler.enforce_csrf_checks = True
    told = {"recommendation": str(uuid4()), "as_of": "2026"}

    assert program.post("/api/v1/progress", told, content_type="application/json").status_code == 404


def test_over_http_a_program_is_refused_and_not_led_elsewhere(settings):
    settings.SECURE_SSL_REDIRECT = True
    program = a_program(make.an_assessor())

    open_line, safe = program.get("/api/v1/me"), program.get("/api/v1/me", secure=True)

    assert (open_line.status_code, safe.status_code) == (403, 200)
    assert "take it back" in open_line.json()["detail"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"as_of": "soon", "level": "planned"}, "“soon” is no date: write 2026, 2026-03 or 2026-03-31."),
        ({"as_of": "2026", "level": "done"}, "“done” is no level of recommendation-progress."),
        ({"as_of": "2026"}, "Give a level, or say that it is a nil return."),
        ({"level": "planned"}, "as_of: Field required."),
    ],
)
def test_a_wrong_report_is_told_in_one_sentence_and_nothing_is_kept(wrong, told):
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    shared = {"audience": "shared", "circle": circle.pk}
    about = make.a_recommendation("1", make.an_assessment(**shared), **shared)

    sent = {"recommendation": str(about.pk), **wrong}
    answer = a_program(make.a_focal_point()).post("/api/v1/progress", sent, content_type="application/json")

    assert (answer.status_code, answer.json()["detail"]) == (422, told)
    assert not Progress.objects.unscoped("for a test").exists()


def test_it_answers_so_often_and_then_says_when_to_come_back(settings):
    settings.HEADWAY_RATES = {**settings.HEADWAY_RATES, "api": "2/h"}
    program = a_program(make.an_assessor())
    answers = [program.get("/api/v1/me") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "ask again in" in answers[2].json()["detail"]


def test_it_says_whose_token_it_is_and_which_kinds_there_are():
    program = a_program(make.a_focal_point(), TokenScope.READ)
    me = program.get("/api/v1/me").json()
    assert (me["side"], me["may_write"], me["seats"][0]["role"]) == ("state", False, "focal-point")
    kinds = {row["kind"]: row["rows"] for row in program.get("/api/v1/kinds").json()}
    assert kinds["recommendation"] == "/api/v1/rows/recommendation"
    assert "circle" not in kinds


def test_the_catalogue_is_open_to_everyone():
    load(make.NOW)
    assert {row["code"] for row in Client().get("/api/v1/catalogue/states").json()} >= {"XOR", "NAM"}
    assert Client().get("/api/v1/catalogue/users").status_code == 404


def test_it_describes_itself():
    told = Client().get("/api/v1/openapi.json").json()
    assert {"/api/v1/rows/{kind}", "/api/v1/progress"} <= set(told["paths"])
