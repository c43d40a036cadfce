"""Mails go to whoever has something to be told, once a day, and say nothing of a case."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from headway.casework.recommendations.models import Undertaking
from headway.engines.work.models import Reminding
from headway.engines.work.reminding import remind
from headway.engines.work.scheduling import next_morning, plan_reminders, plan_sealing, seal_each_hour
from headway.foundation.access.models import AccountEvent, LogSeal, User
from headway.foundation.access.security_log import note
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_goes_out(settings):
    settings.EMAIL_URL = "smtp://mail.example.org"


def an_assessor_who_waits(**given):
    """The body's assessor, to whom Customs owes something since yesterday."""
    actor = make.an_assessor()
    row = Undertaking(
        assessment=make.an_assessment(), type="commitment", by="Customs", as_said="the secret list", made_on="2018-07",
        due_on=make.TODAY - timedelta(days=1), **{**make.sight(), **given},
    )  # fmt: skip
    make.added(row)
    return User.objects.get(pk=actor.user)


def test_one_mail_a_day_and_no_word_of_the_case_in_it(mailoutbox):
    user = an_assessor_who_waits()

    assert (remind(at=make.NOW), remind(at=make.NOW + timedelta(hours=8))) == (1, 0)

    [mail] = mailoutbox
    assert mail.to == [user.email]
    assert "Something promised, XOR-2018: due 2026-03-01, 1 day late" in mail.body
    assert "secret" not in mail.subject + mail.body


def test_the_next_mail_comes_when_there_is_something_to_say_again(mailoutbox):
    an_assessor_who_waits()

    told = [remind(at=make.NOW + timedelta(days=n)) for n in range(8)]

    assert told == [1, 0, 0, 0, 0, 0, 1, 0]


def test_what_is_marked_is_not_named(mailoutbox):
    an_assessor_who_waits(marking="Confidential")
    remind(at=make.NOW)

    assert "Something promised" not in mailoutbox[0].body
    assert "1 more thing is marked and therefore not named" in mailoutbox[0].body


def test_nobody_is_told_of_what_they_may_not_see(mailoutbox):
    an_assessor_who_waits()
    for stranger in (make.a_focal_point(), make.a_focal_point("XVL"), make.an_assessor("greco")):
        assert stranger.user

    assert remind(at=make.NOW) == len(mailoutbox) == 1


@pytest.mark.parametrize(
    "not_reached",
    [
        lambda user: Reminding.objects.create(user=user, by_mail=False),
        lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
        lambda user: User.objects.filter(pk=user.pk).update(persona="assessor"),
    ],
)
def test_who_wants_none_has_left_or_is_a_persona_gets_none(not_reached, mailoutbox):
    not_reached(an_assessor_who_waits())

    assert (remind(at=make.NOW), mailoutbox) == (0, [])


def test_without_an_outgoing_mail_server_nothing_is_marked_as_sent(settings, mailoutbox):
    settings.EMAIL_URL = ""
    an_assessor_who_waits()

    assert (remind(at=make.NOW), mailoutbox, Reminding.objects.count()) == (0, [], 0)


def test_a_mail_that_could_not_be_sent_is_tried_again(settings, mailoutbox):
    an_assessor_who_waits()
    settings.EMAIL_BACKEND = "tests.engines.work.broken_mail.Broken"
    assert remind(at=make.NOW) == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (remind(at=make.NOW), len(mailoutbox)) == (1, 1)


@pytest.mark.parametrize(("hour", "day"), [(4, 2), (5, 3), (23, 3)])
def test_reminders_are_planned_for_the_next_morning(hour, day):
    assert next_morning(datetime(2026, 3, 2, hour, 30, tzinfo=UTC)) == datetime(2026, 3, day, 5, tzinfo=UTC)


def test_a_morning_is_planned_once():
    assert [plan_reminders(make.NOW), plan_reminders(make.NOW)] == [True, False]


def test_the_logs_are_sealed_each_hour_and_the_next_hour_is_planned_once(settings, tmp_path):
    settings.DATA = tmp_path
    note(AccountEvent.SIGNED_IN, at=make.NOW, user=make.a_user())

    assert seal_each_hour.call() == 1
    assert LogSeal.objects.get().lines == 1
    assert DBTaskResult.objects.filter(task_path=seal_each_hour.module_path).count() == 1
    assert plan_sealing(make.NOW) is False
