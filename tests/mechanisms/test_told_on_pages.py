"""A mechanism's own sum and its earlier scale, as somebody reads them: with the rule, and as approximate."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from headway.foundation.access.models import User
from tests import make
from tests.mechanisms.running import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_catalogue")]


def page_of(actor, name, *args, language="en", **asked):
    client = Client(headers={"host": "localhost", "accept-language": language})
    client.force_login(User.objects.get(pk=actor.user))
    page = client.get(reverse(f"web:{name}", args=args), asked).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


RULES = {
    "greco": (
        "2 of 5 are Implemented satisfactorily or Dealt with in a satisfactory manner. By which rule GRECO compliance "
        "with recommendations: Number of recommendations in the first two levels out of all"
    ),
    "upr": (
        "2 of 3 (67 %) are Supported. By which rule Universal Periodic Review response: Share of supported among "
        "answered recommendations."
    ),
    "covenant": (
        "1 Partially satisfactory, 1 Not satisfactory; the levels stand singly and are not summed up. By which rule "
        "Human Rights Committee follow-up grades: Each recommendation is graded on its own."
    ),
}


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_mechanisms_own_sum_stands_beside_its_rule_on_both_lists(name):
    case = run(name)
    code = case.assessment.code

    assert RULES[name] in page_of(case.assessor, "assessment-recommendations", code)
    assert RULES[name] in page_of(case.assessor, "recommendations", assessment=code)
    assert "By which rule" not in page_of(case.assessor, "recommendations", assessment=code, q="Orsania")
    assert "By which rule" not in page_of(case.assessor, "recommendations")


def test_nothing_is_summed_up_for_whom_nothing_is_assessed_and_for_a_stranger():
    case = run("greco")
    stranger = make.a_focal_point("XVL")

    assert "By which rule" not in page_of(stranger, "recommendations", assessment=case.assessment.code)


def test_a_grade_of_the_earlier_scale_is_read_on_the_scale_of_today_and_called_approximate():
    case = run("covenant")

    page = page_of(case.assessor, "recommendation", "XOR-CCPR-12")

    assert (
        "No reply in time About this on the scale of today: Not satisfactory or No cooperation Approximate: it was not "
        "given on this scale (Human Rights Committee follow-up grades). Ours, and no statement of the Committee."
    ) in page
    assert page.count("About this on the scale of today") == 1, "a grade of today is read on no other scale"


def test_the_sum_is_told_in_the_readers_language():
    case = run("greco")

    page = page_of(case.assessor, "assessment-recommendations", case.assessment.code, language="fr")

    assert "2 sur 5 : Mise en œuvre de façon satisfaisante ou Traitée de manière satisfaisante." in page
    assert "Selon quelle règle GRECO : conformité aux recommandations: Nombre de recommandations" in page
