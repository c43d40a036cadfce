"""What was announced is carried out by the worker, each hour: nobody has to remember a command."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from headway.casework.evidence.models import Observation
from headway.engines.work.scheduling import carry_out_each_hour, plan_by_the_clock
from headway.foundation.access.models import PendingAct
from headway.foundation.access.proposing import propose_widening
from tests import make

pytestmark = pytest.mark.django_db


def announced(days):
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    make.a_consent("publish", row.pk)
    at = timezone.now() - timedelta(days=days)
    return propose_widening(row, "public", actor=make.a_lead(), at=at, reason="the State agreed")


def planned():
    return DBTaskResult.objects.filter(task_path=carry_out_each_hour.module_path).count()


def test_an_announced_act_is_carried_out_once_its_delay_has_passed_and_the_next_hour_is_planned():
    announced(3)

    assert carry_out_each_hour.call() == 1

    assert Observation.objects.unscoped("a test").get().audience == "public"
    assert PendingAct.objects.unscoped("a test").get().status == "done"
    assert planned() == 1


def test_before_its_day_it_waits():
    announced(1)

    assert carry_out_each_hour.call() == 0
    assert Observation.objects.unscoped("a test").get().audience == "shared"


def test_a_worker_that_begins_plans_it_once():
    plan_by_the_clock(make.NOW)
    plan_by_the_clock(make.NOW)

    assert planned() == 1
