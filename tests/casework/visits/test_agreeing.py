"""The State's agreement to an organisation is what opens to it what the delegation was given."""

from datetime import date

import pytest

from headway.casework.evidence.models import Observation
from headway.casework.visits.models import Delegate
from headway.casework.visits.services import agree_to_delegate, name_delegate
from headway.foundation.access.models import Circle, CircleEntry
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db
AGREED = date(2026, 2, 1)


@pytest.fixture
def assessment():
    return make.an_assessment(audience="public")


def a_delegate_row(assessment, **given):
    return Delegate(assessment=assessment, organisation=make.a_partner(), **given, **make.sight(audience="public"))


def what_it_sees(assessment):
    circle = Circle.objects.get(scope=assessment.pk, purpose="partners")
    row = make.an_observation(audience="partners", circle=circle.pk)
    return list(Observation.objects.visible_to(make.a_delegate())) == [row]


def test_agreement_at_naming_opens_what_agreeing_later_opens(assessment):
    make.a_consent("partners", assessment.pk)
    make.a_delegate()

    name_delegate(a_delegate_row(assessment, agreed_on=AGREED), actor=make.a_lead(), at=make.NOW)

    entry = CircleEntry.objects.get(organisation=make.a_partner())
    assert (entry.since, entry.until, entry.why) == (AGREED, None, "agreed by the State")
    assert what_it_sees(assessment)


def test_agreement_at_naming_needs_what_agreeing_later_needs(assessment):
    with pytest.raises(NotAllowed, match="has not consented to INTERPOL taking part"):
        name_delegate(a_delegate_row(assessment, agreed_on=AGREED), actor=make.a_lead(), at=make.NOW)

    assert not Delegate.objects.exists()


def test_naming_without_agreement_opens_nothing(assessment):
    name_delegate(a_delegate_row(assessment), actor=make.a_lead(), at=make.NOW)

    assert not Circle.objects.exists()


def test_agreeing_again_names_a_recipient_once(assessment):
    make.a_consent("partners", assessment.pk)
    row = name_delegate(a_delegate_row(assessment, agreed_on=AGREED), actor=make.a_lead(), at=make.NOW)

    agree_to_delegate(row, on=make.TODAY, actor=make.a_focal_point(), at=make.NOW)

    assert CircleEntry.objects.filter(organisation=make.a_partner()).count() == 1
