"""What the Body itself recorded the State's agreement to is published by two people; the State's own hand is one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from headway.engines.reports.models import Publication
from headway.engines.reports.publishing import agree_to_publication, choose_parts, publish, published_report
from headway.engines.reports.publishing_by_two import propose_publishing
from headway.foundation.access.models import PendingAct
from headway.foundation.access.proposing import carry_out_due, confirm
from headway.foundation.catalogue.services import load
from headway.foundation.core.actors import ANONYMOUS
from headway.foundation.core.verdicts import NotAllowed
from headway.foundation.ledger.changes import changeset
from tests import make, publications
from tests.engines.reports.test_publishing import LEFT, keys_of, said

pytestmark = pytest.mark.django_db
NOTE = "Note No. 9/2026"


@pytest.fixture
def edition():
    load(make.NOW)
    circle = make.a_circle(make.a_body(), make.a_ministry())
    row = make.an_assessment(audience="public")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="both sides") as change:
        change.edit(row, circle=circle.pk)
    return publications.an_adopted_report(row, circle=circle.pk)


@pytest.fixture
def publication(edition):
    return publications.a_publication(edition)


def noted(publication, edition, lead):
    return agree_to_publication(publication, edition, document=NOTE, actor=lead, at=make.NOW)


def proposed(publication, edition, actor):
    return propose_publishing(publication, edition, actor=actor, at=make.NOW)


def everyone_reads():
    return Publication.objects.visible_to(ANONYMOUS).filter(published_on__isnull=False).exists()


def test_who_noted_the_agreement_does_not_publish_alone(publication, edition):
    lead = make.a_lead()
    noted(publication, edition, lead)

    with pytest.raises(NotAllowed, match="needs a second person"):
        publish(publication, edition, actor=lead, at=make.NOW)
    assert not everyone_reads()


def test_one_of_the_body_proposes_and_another_publishes(publication, edition):
    lead, clearer = make.a_lead(), make.a_clearer()
    noted(publication, edition, lead)

    pending = proposed(publication, edition, lead)

    assert (pending.needs, pending.to_audience, everyone_reads()) == ("person", "public", False)
    with pytest.raises(NotAllowed, match="You proposed it"):
        confirm(pending, actor=lead, at=make.NOW)
    confirm(pending, actor=clearer, at=make.NOW)
    assert everyone_reads()
    assert "Grod" in said(published_report(Publication.objects.visible_to(ANONYMOUS).get()))


def test_what_the_state_agreed_to_itself_the_body_publishes_at_once(publication, edition):
    lead = make.a_lead()
    agree_to_publication(publication, edition, document="", actor=make.a_focal_point(), at=make.NOW)

    assert proposed(publication, edition, lead) is None
    assert everyone_reads()


def test_an_older_agreement_of_the_states_own_does_not_stand_for_a_newer_note(publication, edition):
    lead = make.a_lead()
    agree_to_publication(publication, edition, document="", actor=make.a_focal_point(), at=make.NOW)
    choose_parts(publication, edition, {keys_of(edition, "strategy")[0]: LEFT}, reason="old", actor=lead, at=make.NOW)
    noted(publication, edition, lead)

    with pytest.raises(NotAllowed, match="needs a second person"):
        publish(publication, edition, actor=lead, at=make.NOW)


def test_where_the_body_has_nobody_else_it_is_announced_and_published_once_nobody_withdrew_it(publication, edition):
    lead = make.a_lead()
    noted(publication, edition, lead)
    pending = proposed(publication, edition, lead)
    assert pending.needs == "delay"

    carry_out_due(actor=make.SYSTEM, at=pending.due_at - timedelta(minutes=1))
    assert not everyone_reads()
    carry_out_due(actor=make.SYSTEM, at=pending.due_at)

    assert everyone_reads()
    assert PendingAct.objects.get().status == "done"


def test_what_was_changed_after_it_was_proposed_is_not_published(publication, edition):
    lead, clearer = make.a_lead(), make.a_clearer()
    noted(publication, edition, lead)
    pending = proposed(publication, edition, lead)
    choose_parts(publication, edition, {keys_of(edition, "strategy")[0]: LEFT}, reason="old", actor=lead, at=make.NOW)

    with pytest.raises(NotAllowed, match="changed after the State agreed"):
        confirm(pending, actor=replace(clearer, today=make.TODAY), at=make.NOW)
    assert not everyone_reads()


def test_an_installation_may_ask_for_no_second_person(publication, edition, settings):
    settings.HEADWAY_SECOND_PERSON = {"publish": "none"}
    lead = make.a_lead()
    noted(publication, edition, lead)

    assert proposed(publication, edition, lead) is None
    assert everyone_reads()
