"""Second factors: codes from an app, a printed sheet, and who has to have one before anything else."""

import base64
import hmac
import re
import struct
import time
from datetime import UTC, datetime, timedelta
from hashlib import sha1

import argon2
import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection

from headway.foundation.access.models import SecurityLine, User
from headway.foundation.access.sheets import hashes_of
from headway.foundation.core.actors import Role, Side
from headway.site import settings as shipped
from tests import make
from tests.doors.web.people.conftest import PASSWORD, is_signed_in, text_of

pytestmark = pytest.mark.django_db

STEP = 30


def code_of(key, steps=0):
    """What an app shows for a key now, or some steps from now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // STEP + steps)
    digest = hmac.digest(base64.b32decode(key), counter, sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def confirmed(client):
    client.post("/account/again/", {"password": PASSWORD})


@pytest.fixture
def with_an_app(a_member, sign_in, django_capture_on_commit_callbacks):
    """A member who uses an app, and its key."""
    member = a_member()
    client = sign_in(member)
    confirmed(client)
    with django_capture_on_commit_callbacks(execute=True):
        key = set_up_an_app(client)
    return member, key


def test_who_sets_up_an_app_is_told_by_mail(a_member, sign_in, settings, django_capture_on_commit_callbacks):
    settings.EMAIL_URL = "smtp://mail.example.org"
    client = sign_in(a_member())
    confirmed(client)

    with django_capture_on_commit_callbacks(execute=True):
        set_up_an_app(client)

    assert [message.subject for message in mail.outbox] == ["[Headway] A second factor was added"]


def set_up_an_app(client):
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    key = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    client.post("/account/second-factor/totp/activate/", {"code": code_of(key)})
    return key


def events():
    return list(SecurityLine.objects.order_by("id").values_list("event", "detail"))


def test_with_an_app_a_password_alone_signs_nobody_in(with_an_app, sign_in):
    member, key = with_an_app
    client = sign_in(member)

    assert not is_signed_in(client)
    assert "That code is not right" in text_of(client.post("/account/second-factor/authenticate/", {"code": "000000"}))
    client.post("/account/second-factor/authenticate/", {"code": code_of(key, 1)})

    assert is_signed_in(client)
    assert [line for line in events() if line[0] != "signed-out"] == [
        ("signed-in", "password"),
        ("factor-added", "codes from an app"),
        ("factor-added", "sheet of codes"),
        ("factor-refused", "codes from an app"),
        ("signed-in", "password, codes from an app"),
    ]


def test_a_code_works_once(with_an_app, sign_in):
    member, key = with_an_app
    code = code_of(key, 1)

    for _ in range(2):
        client = sign_in(member)
        client.post("/account/second-factor/authenticate/", {"code": code})

    assert not is_signed_in(client)


def test_a_code_is_remembered_for_as_long_as_it_would_be_taken(with_an_app, sign_in, settings):
    settings.MFA_TOTP_TOLERANCE = 2
    member, key = with_an_app
    sign_in(member).post("/account/second-factor/authenticate/", {"code": code_of(key, 1)})

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT expires FROM cache WHERE cache_key LIKE %s", [f"%code-used:{member.pk}:{code_of(key, 1)}"]
        )
        [(until,)] = cursor.fetchall()
    until = until if isinstance(until, datetime) else datetime.fromisoformat(until)

    assert until.replace(tzinfo=UTC) - datetime.now(UTC) > timedelta(seconds=4 * STEP)


def test_the_code_that_set_an_app_up_signs_nobody_in(with_an_app, sign_in, settings):
    settings.MFA_TOTP_TOLERANCE = 3
    member, key = with_an_app
    given = [code_of(key, step) for step in (0, -1, -2)]  # one of them was given when it was set up

    entered = []
    for code in given:
        client = sign_in(member)
        client.post("/account/second-factor/authenticate/", {"code": code})
        entered.append(is_signed_in(client))

    assert False in entered


def test_a_code_that_signed_in_does_not_also_show_again_who_one_is(with_an_app, sign_in):
    member, key = with_an_app
    client, code = sign_in(member), code_of(key, 1)
    client.post("/account/second-factor/authenticate/", {"code": code})

    answer = client.post("/account/second-factor/reauthenticate/", {"code": code})

    assert "That code is not right" in text_of(answer)


def test_as_shipped_a_code_lasts_its_half_minute_and_no_longer(with_an_app, sign_in, settings):
    settings.MFA_TOTP_TOLERANCE = shipped.MFA_TOTP_TOLERANCE
    member, key = with_an_app
    client = sign_in(member)

    client.post("/account/second-factor/authenticate/", {"code": code_of(key, -1)})

    assert shipped.MFA_TOTP_TOLERANCE == 0
    assert not is_signed_in(client)


def test_guessing_codes_is_stopped(with_an_app, sign_in):
    member, key = with_an_app
    client = sign_in(member)
    for _ in range(5):
        client.post("/account/second-factor/authenticate/", {"code": "000000"})

    client.post("/account/second-factor/authenticate/", {"code": code_of(key, 1)})

    assert not is_signed_in(client)


def test_the_key_of_an_app_is_not_readable_in_the_database(with_an_app):
    _, key = with_an_app
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert key not in kept
    assert "gAAAA" in kept


def test_a_printed_sheet_is_enough_without_phone_or_key(a_member, sign_in):
    member = a_member()
    client = sign_in(member)
    confirmed(client)
    codes = codes_on(client.post("/account/second-factor/recovery-codes/generate/", follow=True))

    assert len(set(codes)) == 20
    entered = []
    for code in (codes[0], codes[0], codes[1]):
        client = sign_in(member)
        assert not is_signed_in(client)
        client.post("/account/second-factor/authenticate/", {"code": code})
        entered.append(is_signed_in(client))
    assert entered == [True, False, True]
    assert not any(code in str(Authenticator.objects.values_list("data", flat=True)) for code in codes)


def codes_on(page):
    return [code.replace(" ", "") for code in re.findall(r"<li><code>([\d ]+)</code></li>", page.content.decode())]


def a_new_sheet(client):
    confirmed(client)
    return codes_on(client.post("/account/second-factor/recovery-codes/generate/", follow=True))


def test_a_sheet_is_shown_once_and_from_then_on_only_hashes_of_its_codes_are_kept(a_member, sign_in):
    member = a_member()
    client = sign_in(member)
    codes = a_new_sheet(client)

    again = client.get("/account/second-factor/recovery-codes/")
    as_a_file = client.get("/account/second-factor/recovery-codes/download/")
    kept = Authenticator.objects.get().data

    assert ({len(code) for code in codes}, len(codes)) == ({12}, 20)
    assert (codes_on(again), "20 of 20 codes are left" in text_of(again)) == ([], True)
    assert as_a_file.status_code == 403
    assert sorted(kept) == ["hashes", "viewed_at"]
    assert all(argon2.PasswordHasher().verify(kept, code) for kept, code in zip(kept["hashes"], codes, strict=True))
    assert {kept.rpartition("$")[0].rpartition("$")[0] for kept in kept["hashes"]} == {"$argon2id$v=19$m=19456,t=2,p=1"}


def test_what_is_left_of_a_sheet_is_counted(a_member, sign_in):
    member = a_member()
    codes = a_new_sheet(sign_in(member))
    client = sign_in(member)
    spaced = f"{codes[7][:4]} {codes[7][4:8]} {codes[7][8:]}"

    client.post("/account/second-factor/authenticate/", {"code": spaced})

    assert "19 codes left" in text_of(client.get("/account/second-factor/"))


def test_two_sheets_of_the_same_codes_are_kept_differently():
    assert set(hashes_of(["123412341234"])).isdisjoint(hashes_of(["123412341234"]))


@pytest.mark.usefixtures("with_an_app")
def test_a_sheet_that_nobody_has_seen_signs_nobody_in():
    sheet = Authenticator.objects.get(type="recovery_codes").wrap()

    assert not any(sheet.validate_code(code) for code in sheet.generate_codes())


def test_beside_a_sheet_an_app_is_set_up(a_member, sign_in):
    member = a_member()
    client = sign_in(member)
    confirmed(client)
    client.post("/account/second-factor/recovery-codes/generate/")

    set_up_an_app(client)

    assert sorted(Authenticator.objects.values_list("type", flat=True)) == ["recovery_codes", "totp"]


def test_taking_the_app_away_is_for_who_shows_who_they_are(with_an_app, sign_in):
    member, key = with_an_app
    client = sign_in(member)
    client.post("/account/second-factor/authenticate/", {"code": code_of(key, 1)})

    asked = client.post("/account/second-factor/totp/deactivate/")
    confirmed(client)
    client.post("/account/second-factor/totp/deactivate/")

    assert "/again/" in asked.headers["Location"] or "reauthenticate" in asked.headers["Location"]
    assert not Authenticator.objects.filter(type="totp").exists()
    assert ("factor-removed", "codes from an app") in events()


def test_an_administrator_forgets_the_factors_of_who_has_lost_them(with_an_app, an_administrator, sign_in):
    member, _ = with_an_app
    office = sign_in(an_administrator)
    confirmed(office)
    page = office.get("/people/").content.decode()
    account = re.search(rf'href="(/people/\w+/)">{member.name}<', page)[1]

    office.post(f"{account}second-factor/")

    assert is_signed_in(sign_in(member))


SEATS = {
    Role.ADMINISTRATOR: lambda: make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()),
    Role.LEAD: lambda: make.an_assessor(role=Role.LEAD),
    Role.ASSESSOR: make.an_assessor,
    Role.CLEARER: lambda: make.an_assessor(role=Role.CLEARER),
    Role.MEMBER: lambda: make.an_actor(Role.MEMBER, Side.BODY, make.a_partner("Mission")),
    Role.COMMITTEE_READER: lambda: make.an_actor(Role.COMMITTEE_READER, Side.BODY, make.a_partner("Mission")),
    Role.FOCAL_POINT: make.a_focal_point,
    Role.APPROVER: lambda: make.an_actor(Role.APPROVER, Side.STATE, make.a_ministry(), "XOR"),
    Role.CONTRIBUTOR: make.a_contributor,
    Role.READER: lambda: make.an_actor(Role.READER, Side.STATE, make.a_ministry(), "XOR"),
    Role.DELEGATE: make.a_delegate,
    Role.PROVIDER: lambda: make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner()),
}
ASKED = {Role.ADMINISTRATOR, Role.LEAD, Role.FOCAL_POINT, Role.DELEGATE}


@pytest.mark.parametrize("role", Role)
def test_whose_role_asks_for_a_second_factor_is_led_to_it_before_anything_else(role, a_member, sign_in, settings):
    settings.HEADWAY_MFA_ROLES = frozenset(ASKED)
    client = sign_in(a_member(SEATS[role]()))

    found = [client.get(page) for page in ("/", "/states/", "/account/", "/people/", "/account/tokens/new/")]
    led = [answer.headers.get("Location") == "/account/second-factor/" for answer in found]

    assert led == [role in ASKED] * 5


def test_once_it_is_set_up_everything_else_opens(a_member, sign_in, settings):
    settings.HEADWAY_MFA_ROLES = frozenset({Role.LEAD})
    client = sign_in(a_member(SEATS[Role.LEAD]()))

    page = text_of(client.get("/", follow=True))
    confirmed(client)
    client.post("/account/second-factor/recovery-codes/generate/")

    assert "Your role asks for a second factor." in page
    assert client.get("/states/").status_code == 200


def test_whoever_gives_it_up_is_led_back(a_member, sign_in, settings):
    settings.HEADWAY_MFA_ROLES = frozenset({Role.LEAD})
    client = sign_in(a_member(SEATS[Role.LEAD]()))
    confirmed(client)
    set_up_an_app(client)
    before = client.get("/").status_code

    client.post("/account/second-factor/totp/deactivate/")

    assert (before, client.get("/").headers.get("Location")) == (200, "/account/second-factor/")


def test_nothing_is_written_on_the_way_there(a_member, sign_in, settings):
    settings.HEADWAY_MFA_ROLES = frozenset({Role.FOCAL_POINT})
    client = sign_in(a_member(make.a_focal_point()))

    answer = client.post("/people/invite/", {"name": "X", "email": "x@example.org", "role": "contributor"})

    assert answer.headers["Location"] == "/account/second-factor/"


def test_the_way_out_is_open(a_member, sign_in, settings):
    settings.HEADWAY_MFA_ROLES = frozenset({Role.LEAD})
    client = sign_in(a_member(SEATS[Role.LEAD]()))

    client.post("/sign-out/")

    assert User.objects.count() == 1
    assert client.get("/").status_code == 200


def test_the_first_page_costs_no_more_with_a_second_factor(a_member, sign_in, settings, django_assert_max_num_queries):
    settings.HEADWAY_MFA_ROLES = frozenset({Role.LEAD})
    member = a_member(SEATS[Role.LEAD]())
    client = sign_in(member)
    confirmed(client)
    sheet = client.post("/account/second-factor/recovery-codes/generate/", follow=True).content.decode()
    code = re.search(r"<li><code>([\d ]+)</code></li>", sheet)[1].replace(" ", "")
    again = sign_in(member)
    again.post("/account/second-factor/authenticate/", {"code": code})

    with django_assert_max_num_queries(12):
        assert again.get("/").status_code == 200
