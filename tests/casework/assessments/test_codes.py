"""A code is given once by each holder; that another holder gave it too is told to nobody who may not see that."""

import pytest
from django.db import IntegrityError

from headway.casework.assessments.queries import called
from tests import make

pytestmark = pytest.mark.django_db


def test_a_holder_gives_a_code_once():
    make.an_assessment("XOR-2018")

    with pytest.raises(IntegrityError):
        make.an_assessment("XOR-2018")


def test_a_code_that_the_other_side_drafts_under_is_free_and_each_side_opens_its_own():
    hidden = make.an_assessment("XOR-2024", audience="own", title="The Body's draft")
    own = make.an_assessment("XOR-2024", audience="state", holder=make.a_ministry(), title="The State's own")

    assert called("xor-2024", make.an_assessor()) == hidden
    assert called("XOR-2024", make.a_focal_point()) == own


def test_of_two_that_a_reader_may_see_their_own_comes_first():
    shared = make.a_circle(make.a_body())
    make.an_assessment("XOR-2024", audience="shared", circle=shared.pk)
    own = make.an_assessment("XOR-2024", audience="state", holder=make.a_ministry())

    assert called("XOR-2024", make.a_focal_point()) == own
