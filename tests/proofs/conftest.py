"""One of every kind of person, for whoever tries what they should not."""

import pytest
from django.db import transaction

from headway.foundation.core.actors import ANONYMOUS, Role, Side
from tests import make


@pytest.fixture(scope="module")
def one_transaction(django_db_setup, django_db_blocker):
    """What a module's tests begin with is there until the last of them; what each of them writes goes with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def people(one_transaction):
    committee = make.a_body("un-ctc", "The Committee")
    border = make.a_ministry("Border Guard Service")
    return {
        "lead": make.a_lead(),
        "assessor": make.an_assessor(),
        "clearer": make.a_clearer(),
        "assessor elsewhere": make.an_assessor(state="XVL"),
        "other Body": make.a_lead("fatf"),
        "member": make.an_actor(Role.MEMBER, Side.BODY, committee),
        "committee reader": make.an_actor(Role.COMMITTEE_READER, Side.BODY, committee),
        "administrator": make.an_actor(Role.ADMINISTRATOR, Side.BODY, make.a_body()),
        "focal point": make.a_focal_point(),
        "approver": make.an_approver(),
        "contributor": make.an_actor(Role.CONTRIBUTOR, Side.STATE, border, "XOR"),
        "other ministry": make.a_contributor("Ministry of Health"),
        "reader": make.an_actor(Role.READER, Side.STATE, border, "XOR"),
        "other State": make.a_focal_point("XVL"),
        "delegate": make.a_delegate("INTERPOL"),
        "provider": make.an_actor(Role.PROVIDER, Side.PARTNER, make.a_partner("IOM")),
        "the public": ANONYMOUS,
    }
