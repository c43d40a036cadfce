"""What organisations were called and what became of them, over decades."""

import pytest

from headway.foundation.actors.models import FormerName, Organisation, Succession
from headway.foundation.actors.naming import add_organisation, rename, succeed
from headway.foundation.actors.queries import lines_of_all
from headway.foundation.core.verdicts import NotAllowed
from tests import make

pytestmark = pytest.mark.django_db
AT = {"at": make.NOW}


def followed(before, after, how="split", on="2013-03-01", actor=None, source="Decree 8 of 2013"):
    return succeed(before, after, how=how, on=on, source=source, actor=actor or make.a_focal_point(), **AT)


def test_after_a_split_and_a_merger_every_institution_that_answers_now_is_told_once():
    interior = make.a_ministry("Ministry of the Interior and Administration")
    security, administration = (
        make.a_ministry("Ministry of Internal Security"),
        make.a_ministry("Public Administration"),
    )
    home = make.a_ministry("Home Department")
    followed(interior, security)
    followed(interior, administration)
    followed(security, home, how="merged", on="2020")
    followed(administration, home, how="merged", on="2020")

    lines = lines_of_all()

    assert lines.answering(interior) == (home,)
    assert [turn.organisation for turn in lines.of(interior).became] == [security, administration]
    assert [turn.organisation for turn in lines.of(home).came_of] == [security, administration]
    assert lines.answering(home) == ()
    assert lines.came_before([home.pk]) == {interior.pk, security.pk, administration.pk, home.pk}


def test_an_institution_that_was_split_has_several_who_answer_and_ends_on_that_day():
    interior = make.a_ministry("Ministry of the Interior and Administration")
    security, administration = (
        make.a_ministry("Ministry of Internal Security"),
        make.a_ministry("Public Administration"),
    )
    followed(interior, security)
    followed(interior, administration)

    assert lines_of_all().answering(interior) == (security, administration)
    assert Organisation.objects.get(pk=interior.pk).until == "2013-03-01"


def test_a_line_that_would_run_in_a_circle_has_no_source_or_another_state_is_refused():
    first, second = make.a_ministry("First"), make.a_ministry("Second")
    followed(first, second, how="became")

    for before, after, said, source in (
        (second, first, "circle", "Decree 9"),
        (first, second, "on record", "Decree 9"),
        (first, first, "does not follow itself", "Decree 9"),
        (first, make.a_ministry("Third"), "where that stands", " "),
        (first, make.a_ministry("Theirs", state="XVL"), "not of the same State", "Decree 9"),
    ):
        with pytest.raises(NotAllowed, match=said):
            followed(before, after, source=source)
    assert Succession.objects.count() == 1


def test_names_over_time_stand_with_their_days_and_sources():
    row = make.added(Organisation(name="Aliens Office", type="agency", state=make.a_state(), since="1992"))
    focal = make.a_focal_point()

    rename(row, "Migration Office", acronym="MO", since="2004", source="Law 3 of 2004", actor=focal, **AT)
    rename(row, "State Migration Service", acronym="SMS", since="2015", source="Law 9 of 2015", actor=focal, **AT)

    names = [(old.name, old.since, old.until) for old in FormerName.objects.filter(organisation=row)]
    assert names == [("Aliens Office", "1992", "2004"), ("Migration Office", "2004", "2015")]
    assert str(Organisation.objects.get(pk=row.pk)) == "State Migration Service"


@pytest.mark.parametrize(
    ("who", "may"),
    [("focal point", True), ("assessor", True), ("contributor", False), ("neighbour", False), ("partner", False)],
)
def test_the_list_of_a_states_institutions_is_kept_by_those_who_answer_and_those_who_assess(who, may):
    actors = {
        "focal point": make.a_focal_point,
        "assessor": make.an_assessor,
        "contributor": make.a_contributor,
        "neighbour": lambda: make.a_focal_point("XVL"),
        "partner": make.a_delegate,
    }
    new = Organisation(name="Ministry of Culture", type="ministry", state=make.a_state())

    if may:
        add_organisation(new, actor=actors[who](), reason="new", **AT)
    else:
        with pytest.raises(NotAllowed):
            add_organisation(new, actor=actors[who](), reason="new", **AT)
    assert Organisation.objects.filter(name="Ministry of Culture").exists() is may
