"""`headway people`: whoever runs the machine invites across sides, and helps back in."""

import re
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from headway.doors.cli.commands import headway
from headway.foundation.access.invitations import find_invitation
from headway.foundation.access.models import Membership, User
from headway.foundation.core.actors import Role, Side
from tests import make

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(headway, ["people", *arguments])


def invite(email="new@example.org", role="focal-point", organisation="Ministry of Foreign Affairs"):
    return run("invite", email, "--name", "New", "--role", role, "--organisation", organisation)


def test_the_printed_link_is_an_invitation():
    make.a_ministry()

    said = invite().output

    secret = re.search(r"http://localhost:8000/invitation/([\w-]+)/", said)[1]
    invitation = find_invitation(secret, at=timezone.now())
    assert (invitation.email, invitation.role, invitation.compartment) == ("new@example.org", "focal-point", "XOR")


@pytest.mark.parametrize(
    "given, sentence",
    [
        ({"organisation": "Nowhere"}, "No organisation is called Nowhere."),
        ({"role": "lead"}, "Ministry of Foreign Affairs is no assessing body, so nobody there is a lead."),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(given, sentence):
    make.a_ministry()

    answer = invite(**given)

    assert (answer.exit_code, answer.stderr) == (2, f"headway: {sentence}\n")


def test_the_list_tells_who_is_here_and_who_is_asked_in():
    actor = make.a_focal_point()
    invite()

    email, week = User.objects.get(pk=actor.user).email, timezone.now() + timedelta(days=7)
    assert run("list").output.splitlines() == [
        f"{email}  focal-point  Ministry of Foreign Affairs  XOR",
        f"new@example.org  focal-point  Ministry of Foreign Affairs  invited, expires {week:%Y-%m-%d}",
    ]


def test_memberships_end_and_accounts_close():
    member = User.objects.get(pk=make.an_assessor().user)

    assert run("end", member.email).exit_code == 0
    assert run("end", member.email).stderr == f"headway: {member.email} has no such membership in force.\n"
    run("close", member.email)
    closed = User.objects.get().is_active
    run("close", member.email, "--again")

    assert (closed, User.objects.get().is_active) == (False, True)
    assert Membership.objects.get().until == timezone.now().date()


def test_the_last_administrator_is_helped_back_in(client):
    member = User.objects.get(pk=make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()).user)

    said = run("password", member.email, "--forget-factors").output

    page = client.get(re.search(r"http://localhost:8000(\S+)", said)[1], follow=True, headers={"host": "localhost"})
    assert "A new password" in page.content.decode()
    assert run("end", member.email).stderr == "headway: This is the last administrator; invite another one first.\n"
