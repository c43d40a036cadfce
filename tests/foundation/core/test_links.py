"""A model's link is asked for as what it is, and a name that is another kind of column is refused."""

import pytest
from django.core.exceptions import FieldDoesNotExist

from headway.casework.assessments.models import Assessment
from headway.foundation.core.links import foreign_key, many_to_many


def test_each_link_is_found_by_its_name_and_kind():
    assert foreign_key(Assessment, "previous").related_model is Assessment
    assert many_to_many(Assessment, "mandate_instruments").name == "mandate_instruments"


@pytest.mark.parametrize(
    ("find", "name"), [(foreign_key, "code"), (foreign_key, "mandate_instruments"), (many_to_many, "previous")]
)
def test_another_kind_of_column_is_refused_by_name(find, name):
    with pytest.raises(TypeError, match=f"Assessment.{name}"):
        find(Assessment, name)
    with pytest.raises(FieldDoesNotExist):
        find(Assessment, "nothing")
