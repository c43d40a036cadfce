"""Tokens: shown once, kept as a digest, narrowed to a scope and a State's file, with an end."""

from datetime import timedelta

import pytest

from headway.casework.evidence.models import Source
from headway.foundation.access.models import Membership, SecurityLine, Token, TokenScope, User
from headway.foundation.access.models.users import actor_of
from headway.foundation.access.opening import submit
from headway.foundation.access.tokens import actor_of_token, make_token, revoke_token
from headway.foundation.core.actors import Role, Side
from headway.foundation.core.verdicts import NotAllowed
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

MONTH = NOW + timedelta(days=30)


def a_token(user=None, scope=TokenScope.READ, **given):
    user = user or User.objects.get(pk=make.an_assessor().user)
    return make_token(user, "Nightly report", scope=scope, until=given.pop("until", MONTH), at=NOW, **given)


def test_a_program_with_a_token_acts_as_its_owner():
    made = a_token()

    actor = actor_of_token(made.raw, now=NOW)

    owner = actor_of(made.token.user, today=TODAY, door="api")
    assert (actor.user, actor.door, actor.seats, actor.reads_only) == (owner.user, "api", owner.seats, True)


def test_the_secret_is_nowhere_kept():
    made = a_token()
    secret = made.raw.rpartition(".")[2]

    assert secret not in str(list(Token.objects.values()) + list(SecurityLine.objects.values()))


def test_what_is_no_token_acts_as_nobody():
    made = a_token()
    prefix, key, secret = made.raw.split(".")
    other = a_token().raw.split(".")[1]
    wrong = [
        "", "headway", secret, f"{prefix}.{key}.", f"{prefix}.{key}.{secret[:-1]}", f"{prefix}.{other}.{secret}",
        f"other.{key}.{secret}", f"{prefix}.nothing.{secret}", f"{prefix}.{key}.{secret}.", f"{prefix}.{key}.é",
    ]  # fmt: skip

    assert [actor_of_token(raw, now=NOW) for raw in wrong] == [None] * len(wrong)
    assert Token.objects.filter(last_used_at=None).count() == 2


def test_a_token_ends():
    made = a_token()

    assert actor_of_token(made.raw, now=MONTH - timedelta(seconds=1)) is not None
    assert actor_of_token(made.raw, now=MONTH) is None


def test_a_token_that_was_taken_back_opens_nothing():
    made = a_token()
    revoke_token(made.token, by=make.SYSTEM, at=NOW)
    revoke_token(made.token, by=make.SYSTEM, at=NOW)

    assert actor_of_token(made.raw, now=NOW) is None
    assert [line.event for line in SecurityLine.objects.order_by("id")] == ["token-made", "token-revoked"]


def test_a_token_of_a_closed_account_opens_nothing():
    made = a_token()
    User.objects.update(is_active=False)

    assert actor_of_token(made.raw, now=NOW) is None


def test_a_membership_that_ends_takes_its_tokens_sight_with_it():
    made = a_token()
    made.token.user.memberships.update(until=TODAY)

    assert actor_of_token(made.raw, now=NOW).seats == ()


def test_a_token_for_one_file_sees_that_file_alone():
    here, there = make.a_source(), make.a_source(compartment="XVL")
    whole, narrow = a_token(), a_token(compartment="XOR")

    assert {*Source.objects.visible_to(actor_of_token(whole.raw, now=NOW))} == {here, there}
    assert {*Source.objects.visible_to(actor_of_token(narrow.raw, now=NOW))} == {here}


def test_nobody_makes_a_token_for_a_file_they_do_not_work_on():
    focal_point = User.objects.get(pk=make.a_focal_point().user)

    with pytest.raises(NotAllowed, match="do not work on the file of XVL"):
        a_token(focal_point, compartment="XVL")


@pytest.mark.parametrize("until", [NOW, NOW - timedelta(days=1), NOW + timedelta(days=367)])
def test_a_token_ends_within_a_year(until):
    with pytest.raises(NotAllowed, match="ends within a year"):
        a_token(until=until)


def test_a_token_for_reading_writes_nothing():
    draft = make.a_source(audience="own")
    reading, writing = a_token(), a_token(scope=TokenScope.WRITE)

    with pytest.raises(NotAllowed, match="This token is for reading"):
        submit(draft, actor=actor_of_token(reading.raw, now=NOW), at=NOW)
    assert Source.rows.get().audience == "own"
    submit(draft, actor=actor_of_token(writing.raw, now=NOW), at=NOW)
    assert Source.rows.get().audience == "body"


def test_the_last_use_is_known_to_the_minute():
    made = a_token()
    uses = []
    for seconds in (0, 59, 60):
        actor_of_token(made.raw, now=NOW + timedelta(seconds=seconds))
        uses.append(Token.objects.get().last_used_at)

    assert uses == [NOW, NOW, NOW + timedelta(seconds=60)]


def test_a_seat_over_another_file_is_not_carried_into_the_tokens_file():
    user = User.objects.get(pk=make.a_contributor().user)
    Membership.objects.create(
        user=user, organisation=make.a_body(), role=Role.LEAD, side=Side.BODY, compartment="XVL", since=TODAY
    )
    made = a_token(user, compartment="XOR")

    assert [(s.role, s.compartment) for s in actor_of_token(made.raw, now=NOW).seats] == [("contributor", "XOR")]
