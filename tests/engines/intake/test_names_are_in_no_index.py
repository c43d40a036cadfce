"""A name without an office that somebody chose to keep stands in what they kept and in nothing that is searched."""

import pytest
from django.apps import apps
from django.db import models

from headway.casework.evidence.models import Observation, Source
from headway.engines.intake.acceptance import take_in_unreviewed
from headway.engines.intake.names import names_hide
from headway.engines.intake.queue.sketch import sketch
from headway.foundation.catalogue.services import load
from tests import make

TEXT = "Report of the visit to Orsania\n\nThe State established a national centre in 2017, in which Mr. Ivan Petrov was detained.\n"
AS_SAID = {("Observation", "text"), ("Passage", "quote"), ("Payload", "text")}
"""The rows that say what the source says, and the ledger's copies of them: no list of words, no vectors."""


@pytest.mark.django_db
def test_a_kept_name_stands_in_the_words_that_were_kept_and_in_no_list_of_words_or_vectors(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    load(make.NOW)
    source = Source(type="document", title="Report", **make.sight())
    take_in_unreviewed(source, TEXT.encode(), name="a.txt", actor=make.SYSTEM, at=make.NOW)

    found = set()
    for model in apps.get_models():
        rows = model._base_manager.values_list(*[field.attname for field in model._meta.concrete_fields])
        names = [field.name for field in model._meta.concrete_fields]
        for row in rows:
            found |= {
                (model.__name__, name)
                for name, value in zip(names, row, strict=True)
                if "petrov" in _as_text(value).casefold()
            }

    assert ("Observation", "text") in found
    assert found == AS_SAID
    assert b"petrov" not in sketch(TEXT).lower()


def _as_text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "ignore")
    return str(value)


def test_no_column_of_any_table_is_a_list_of_words_or_a_vector():
    kinds = {type(field).__name__ for model in apps.get_models() for field in model._meta.concrete_fields}

    assert {kind for kind in kinds if "Vector" in kind or "Search" in kind} == set()
    assert issubclass(Observation, models.Model)


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        (["petrov"], True),
        (["Ivan", "arrested"], True),
        (["arrested"], False),
        (["border", "2017"], False),
        (["centre"], False),
    ],
)
def test_a_word_that_only_a_name_without_an_office_has_finds_nothing(words, hidden):
    assert names_hide("Mr. Ivan Petrov was arrested at the border in 2017; a centre was set up.", words) is hidden


def test_whoever_has_an_office_is_found_by_name():
    said = "The Minister of Justice, Ms. Ana Okello, said that Okello would table the bill."

    assert not names_hide(said, ["okello"])
