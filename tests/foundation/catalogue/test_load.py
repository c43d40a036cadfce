"""The tables agree with the files; a second load writes nothing; nothing is deleted."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from headway.foundation.catalogue import queries
from headway.foundation.catalogue.models import Area, Body, Framework, Pack, Procedure, Provision, State
from headway.foundation.catalogue.practice import Framework as FrameworkEntry
from headway.foundation.catalogue.practice import Procedure as ProcedureEntry
from headway.foundation.catalogue.services import load
from headway.foundation.catalogue.values import PACKAGED, CatalogueErrors, load_catalogue
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "catalogue"
    shutil.copytree(PACKAGED, copied)
    return copied


def change(folder, file, line, instead):
    path = folder / file
    assert line in path.read_text()
    path.write_text(path.read_text().replace(line, instead, 1))


def test_a_first_load_adds_and_a_second_writes_nothing():
    first = load(make.NOW)

    assert "states: 251 added" in first.as_text()
    assert (State.objects.count(), Body.objects.get(pk="un-cted").acts_for_id) == (251, "un-ctc")
    assert not load(make.NOW)
    assert load(make.NOW).as_text() == "The catalogue is up to date."


def test_a_changed_word_is_the_only_change_told(folder):
    load(make.NOW, folder)
    change(folder, "areas.yaml", "title: ", "title: New ")

    diff = load(make.NOW, folder)

    assert [(table.kind, table.added, table.changed, table.ended) for table in diff.tables] == [
        ("areas", (), ("threat",), ())
    ]
    assert Area.objects.get(pk="threat").title.startswith("New ")


def test_what_the_files_no_longer_name_ends_and_stays(folder):
    load(make.NOW, folder)
    text = (folder / "bodies.yaml").read_text().splitlines(keepends=True)
    (folder / "bodies.yaml").write_text("".join(line for line in text if "id: un-1540," not in line))

    diff = load(make.NOW, folder)

    assert [table.ended for table in diff.tables] == [("un-1540",)]
    assert Body.objects.get(pk="un-1540").until == make.TODAY


def test_an_area_taken_from_a_provision_is_taken_from_its_row(folder):
    load(make.NOW, folder)
    provision = Provision.objects.get(pk="unsc-1373-2001:OP1(a)")
    areas = sorted(provision.areas.values_list("pk", flat=True))
    file = "instruments/unsc-1373-2001.yaml"
    text = (folder / file).read_text()
    one = text.index("OP1(a)")
    (folder / file).write_text(text[:one] + text[one:].replace(areas[0], "threat", 1))

    diff = load(make.NOW, folder)

    assert [table.changed for table in diff.tables] == [("unsc-1373-2001:OP1(a)",)]
    assert "threat" in provision.areas.values_list("pk", flat=True)


def test_each_version_of_a_file_is_remembered(folder):
    load(make.NOW, folder)
    change(folder, "areas.yaml", "title: ", "title: New ")
    load(make.NOW, folder)

    assert Pack.objects.filter(pack="areas.yaml").count() == 2
    assert Pack.objects.filter(pack="scales.yaml").count() == 1


def test_wrong_files_change_nothing(folder):
    load(make.NOW, folder)
    change(folder, "areas.yaml", "title: ", "titel: ")

    with pytest.raises(CatalogueErrors):
        load(make.NOW, folder)
    assert Area.objects.get(pk="threat").title


def test_provisions_since_a_day_are_those_that_began_after_it():
    load(make.NOW)
    instruments = ["unsc-1624-2005", "unsc-2178-2014", "unsc-2396-2017"]

    found = queries.provisions_since(date(2009, 10, 16), date(2018, 7, 23), instruments)

    assert {p.instrument_id for p in found} == {"unsc-2178-2014", "unsc-2396-2017"}
    assert [p.applies_from for p in found] == sorted(p.applies_from for p in found)


def test_every_scale_has_the_special_values_beside_its_levels():
    load(make.NOW)

    labels = queries.level_labels("ct-practice")

    assert set(queries.special_labels()) < set(labels)
    assert (labels["fully"], labels["special:not-applicable"]) == ("Fully in practice", "Not applicable")


def test_a_body_prints_a_special_value_in_its_own_words():
    load(make.NOW)

    assert queries.level_labels("fatf-technical")["special:not-applicable"] == "NA"


def test_chapters_come_in_the_order_of_a_report_with_their_sections(django_assert_num_queries):
    load(make.NOW)

    with django_assert_num_queries(2):
        found = {chapter.pk: [section.pk for section in chapter.sections.all()] for chapter in queries.chapters()}

    assert list(found)[:2] == ["threat", "strategy"]
    assert found["threat"][0] == "threat-landscape"
    assert queries.chapter_of() == {
        **{chapter: chapter for chapter in found},
        **{section: chapter for chapter, sections in found.items() for section in sections},
    }


def test_a_case_pinned_to_a_version_that_no_file_has_reads_it_from_the_tables():
    load(make.NOW)
    row = Procedure.objects.get(pk="ctc-visit@2018.2")
    data = row.data.replace('"version":"2018.2"', '"version":"2017"')
    Procedure.objects.create(id="ctc-visit@2017", version="2017", title=row.title, data=data)

    found = queries.procedure_pinned("ctc-visit@2017")

    assert found == replace(load_catalogue().procedures["ctc-visit"], version="2017")


def test_what_a_row_keeps_of_an_entry_reads_back_the_same():
    load(make.NOW)
    catalogue = load_catalogue()

    for row in Procedure.objects.all():
        assert queries.stored(ProcedureEntry, row.pk, row.data) == catalogue.procedures[row.pk.partition("@")[0]]
    for row in Framework.objects.all():
        assert queries.stored(FrameworkEntry, row.pk, row.data) == catalogue.frameworks[row.pk.partition("@")[0]]


def test_a_new_version_stands_beside_the_old_one(folder):
    load(make.NOW, folder)
    change(folder, "procedures.yaml", "version: '2018.2'", "version: '2027'")

    diff = load(make.NOW, folder)

    assert [(table.added, table.changed, table.ended) for table in diff.tables] == [
        (("ctc-visit@2027",), (), ("ctc-visit@2018.2",))
    ]
    assert Procedure.objects.filter(pk__startswith="ctc-visit@").count() == 2


def test_what_ended_and_is_named_again_stands_again(folder):
    load(make.NOW, folder)
    text = (folder / "bodies.yaml").read_text()
    (folder / "bodies.yaml").write_text("".join(x for x in text.splitlines(True) if "id: un-1540," not in x))
    load(make.NOW, folder)
    (folder / "bodies.yaml").write_text(text)

    diff = load(make.NOW, folder)

    assert [table.changed for table in diff.tables] == [("un-1540",)]
    assert Body.objects.get(pk="un-1540").until is None


def test_the_procedure_of_a_case_without_a_version_is_that_of_the_files():
    assert queries.procedure_pinned("ctc-visit").id == "ctc-visit"
    assert queries.procedure_pinned("ctc-visit@1999") is None
    assert queries.framework_pinned("ct-core@2026.2").id == "ct-core"
