"""From signing in to the first page of the demonstration: few questions to the database."""

import pytest

from headway.engines.demo.checks import load_case
from headway.foundation.access.models import User
from headway.foundation.core.actors import Role
from tests.doors.web.people.conftest import PASSWORD


def test_a_member_signs_in_and_reads(loaded, browser, settings, django_assert_max_num_queries):
    settings.HEADWAY_MFA_ROLES = frozenset(Role) - {Role.LEAD}
    lead = User.objects.get(persona="assessor")
    lead.persona = ""
    lead.set_password(PASSWORD)
    lead.save()
    client = browser()
    client.post("/sign-in/", {"login": lead.email, "password": PASSWORD})

    with django_assert_max_num_queries(12):
        page = client.get("/")

    assert "Sign out" in page.content.decode()
    assert "Orsania" in page.content.decode()


@pytest.mark.parametrize("persona", [person.persona for person in load_case().people])
def test_a_persona_is_chosen_and_reads(loaded, browser, settings, django_assert_max_num_queries, persona):
    settings.HEADWAY_TOKEN = "printed"
    client = browser()
    client.get("/", {"token": "printed"})
    client.post("/persona/", {"persona": persona})

    with django_assert_max_num_queries(12):
        page = client.get("/")

    assert "Orsania" in page.content.decode()
