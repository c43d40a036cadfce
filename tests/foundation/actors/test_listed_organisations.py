"""The catalogue's organisations become rows of the ledger, once, and keep what people made of them."""

import pytest

from headway.foundation.actors.models import Organisation, Succession
from headway.foundation.actors.services import load_organisations
from headway.foundation.catalogue.services import load
from headway.foundation.catalogue.values import load_catalogue
from headway.foundation.ledger.changes import changeset
from headway.foundation.ledger.models import Revision
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded():
    load(make.NOW)
    load_organisations(actor=make.SYSTEM, at=make.NOW)


def test_every_listed_organisation_is_a_row_and_a_revision():
    listed = load_catalogue().organisations

    assert set(Organisation.objects.values_list("entry", flat=True)) == set(listed)
    assert Revision.objects.filter(kind="organisation").count() == len(listed)


def test_a_second_load_writes_nothing():
    before = Revision.objects.count()

    assert load_organisations(actor=make.SYSTEM, at=make.NOW) == 0
    assert Revision.objects.count() == before


def test_an_assessing_body_says_which_and_what_it_is_part_of():
    directorate = Organisation.objects.get(entry="un-cted")

    assert (directorate.acronym, directorate.type, directorate.body_id) == ("CTED", "body", "un-cted")
    assert directorate.parent == Organisation.objects.get(entry=load_catalogue().organisations["un-cted"].parent)


def test_what_ended_names_its_successor():
    succession = Succession.objects.get()

    assert (succession.before.entry, succession.after.entry, succession.on) == ("ctitf", "unoct", "2017")


def test_a_name_that_people_corrected_stays():
    row = Organisation.objects.get(entry="iom")
    with changeset(actor=make.SYSTEM, at=make.NOW, reason="as it signs") as change:
        change.edit(row, name="IOM, the UN Migration Agency")

    load_organisations(actor=make.SYSTEM, at=make.NOW)

    assert Organisation.objects.get(entry="iom").name == "IOM, the UN Migration Agency"
