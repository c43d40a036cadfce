"""`headway carry-out` on a real database."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.utils import timezone

from headway.casework.evidence.models import Observation
from headway.doors.cli import carrying_out
from headway.foundation.access.proposing import propose_widening
from tests import make

pytestmark = pytest.mark.django_db


def test_what_was_announced_is_carried_out_once_it_is_due(monkeypatch):
    monkeypatch.setattr(carrying_out, "prepare", lambda: None)
    row = make.an_observation(audience="shared", circle=make.a_circle(make.a_body()).pk)
    make.a_consent("publish", row.pk)
    announced = timezone.now() - timedelta(days=3)
    propose_widening(row, "public", actor=make.a_lead(), at=announced, reason="the State agreed")

    told = CliRunner().invoke(carrying_out.carry_out, [])

    assert told.output.endswith("1 announced acts were due.\n")
    assert Observation.objects.get().audience == "public"
