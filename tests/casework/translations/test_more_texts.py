"""Positions, promises, measures, needs, offers, milestones and strategies have their words in other languages, too."""

from datetime import date
from itertools import count

import pytest

from headway.casework.assistance.models import Match, Need, Offer
from headway.casework.plans.models import Measure, Milestone, Pillar, Strategy
from headway.casework.recommendations.models import Position, Undertaking
from headway.casework.translations.models import RecordLanguage, Translation
from headway.casework.translations.queries import worded_parts
from headway.casework.translations.services import say_language, translate
from headway.casework.translations.texts import kinds, parts_of
from headway.casework.visits.models import Component, Meeting
from headway.foundation.access.opening import widen
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db
NUMBERS = count(2020)


def sight(**given):
    return make.sight(**{"audience": "body", **given})


def a_file():
    return make.an_assessment(f"XOR-{next(NUMBERS)}", audience="body")


def a_measure(results="", **given):
    return make.added(Measure(title="A register of travellers", type="control", results=results, **sight(**given)))


def a_strategy():
    return make.added(Strategy(title="The national strategy", **sight()))


def a_need(text=""):
    file = a_file()
    return make.added(Need(assessment=file, title="Training of officers", text=text, **sight()))


def an_offer():
    return make.added(Offer(provider=make.a_partner(), title="A course", text="Two weeks.", **sight()))


ROWS = {
    "position": lambda: make.added(
        Position(recommendation=make.a_recommendation(audience="body"), value="accepted", text="It agrees.",
                 taken_on=make.TODAY, **sight())
    ),
    "undertaking": lambda: make.added(
        Undertaking(assessment=a_file(), type="commitment", by="The Ministry",
                    as_said="to do it", made_on="2018", **sight())
    ),
    "measure": lambda: a_measure(results="Two airports.\nOne port."),
    "need": lambda: a_need(text="For two hundred of them."),
    "offer": an_offer,
    "match": lambda: make.added(
        Match(need=a_need(), offer=an_offer(), status="delivered", effect="It helped.", **sight())
    ),
    "milestone": lambda: make.added(
        Milestone(strategy=a_strategy(), title="The law enters into force", due_on=date(2027, 1, 1), **sight())
    ),
    "strategy": a_strategy,
    "pillar": lambda: make.added(Pillar(strategy=a_strategy(), title="Borders", order=1, **sight())),
    "meeting": lambda: make.added(
        Meeting(component=make.added(Component(assessment=a_file(), modality="on-site",
                                               **sight())),
                slot="thematic", title="Border control", **sight())
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_every_text_of_such_a_row_is_read_in_the_language_it_was_translated_into(kind):
    row, assessor = ROWS[kind](), make.an_assessor()
    parts = dict(parts_of(row))

    for part in parts:
        translate(row, part=part, language="fr", words=f"Mots de {part}.", actor=assessor, at=make.NOW)

    told = worded_parts([row], assessor, "fr")[row.pk]
    assert [text.words for text in told.values()] == [f"Mots de {part}." for part in parts]
    assert [text.record for text in told.values()] == list(parts.values())


@pytest.mark.parametrize("kind", ROWS)
def test_its_language_of_record_is_said_once_for_all_of_its_texts(kind):
    row, assessor = ROWS[kind](), make.an_assessor()

    say_language(row, "es", actor=assessor, at=make.NOW)

    told = worded_parts([row], assessor, "fr")[row.pk]
    assert {(text.language, text.said) for text in told.values()} == {("es", True)}
    assert RecordLanguage.objects.visible_to(assessor).count() == 1


def test_a_translation_of_one_text_of_a_row_is_not_shown_for_another():
    row, assessor = a_measure(results="Two airports."), make.an_assessor()

    translate(row, part="results", language="fr", words="Deux aéroports.", actor=assessor, at=make.NOW)

    told = worded_parts([row], assessor, "fr")[row.pk]
    assert (told["title"].translation, told["results"].words) == (None, "Deux aéroports.")


@pytest.mark.parametrize("part", ["results", "status", "no such column"])
def test_what_is_no_text_of_a_row_is_not_translated(part):
    with pytest.raises(NotAllowed, match="There is no text here"):
        translate(a_measure(), part=part, language="fr", words="Mots.", actor=make.an_assessor(), at=make.NOW)


def test_a_measure_s_translation_goes_along_when_it_is_shared():
    both = make.a_circle(make.a_body())
    row, focal_point = a_measure(audience="state", holder=make.a_ministry()), make.a_focal_point()
    translate(row, language="fr", words="Un registre.", actor=focal_point, at=make.NOW)

    widen(row, "shared", circle=both.pk, actor=focal_point, at=make.NOW, reason="for a test", along=True)

    assert [one.audience for one in Translation.objects.visible_to(make.an_assessor())] == ["shared"]


def test_texts_of_many_kinds_of_rows_are_asked_for_at_once(django_assert_num_queries):
    rows, assessor = [make_one() for make_one in ROWS.values()], make.an_assessor()

    with django_assert_num_queries(1):
        worded_parts(rows, assessor, "fr")


def test_every_kind_of_row_with_texts_is_one_that_a_translation_can_stand_beside():
    for model, texts in kinds().items():
        for table in (texts.translation, texts.language):
            link = table._meta.get_field(model.kind)
            assert (link.related_model, link.name in table.links) == (model, True)
        assert {field.name for field in model._meta.concrete_fields} >= set(texts.columns)
