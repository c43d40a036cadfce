"""The reference page keeps up with the files: each key, each kind of gate and each corrected id has its place."""

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from headway.foundation.catalogue import norms, practice, questions, working_days, world
from headway.foundation.catalogue.files import FILES, FOLDERS, SECTIONS
from headway.foundation.catalogue.values import load_catalogue

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "catalogue.md").read_text()
READ = [
    *(world.StateAddition, world.RegionalGroup, world.AmbiguousWord, world.Organisation, world.Group, world.Body),
    *(norms.Area, norms.Instrument, norms.Provision, norms.KnownInstrument),
    *(norms.Indicator, norms.Relation, norms.Privacy),
    *(practice.SpecialValue, practice.Level, practice.Aggregation, practice.Scale, practice.Framework),
    *(practice.Example, practice.Procedure, practice.Stage, practice.Deadline, practice.Gate, practice.Positions),
    *(norms.Flow, norms.FlowStage),
    *(practice.Variant, practice.VisitType, practice.Office),
    *(working_days.Calendar, working_days.DayOff),
    *(questions.Questionnaire, questions.Question, questions.Part, questions.Option, questions.FollowsIf),
]


@pytest.mark.parametrize("cls", READ, ids=lambda cls: cls.__name__)
def test_each_key_of_an_entry_is_on_the_page(cls):
    keys = [f.metadata.get("key", f.name) for f in fields(cls) if not f.metadata.get("derived")]

    assert [key for key in keys if f"`{key}`" not in PAGE] == []


@pytest.mark.parametrize("name", [*FILES, *(f"{folder}/ID.yaml" for folder in FOLDERS)])
def test_each_file_has_its_section(name):
    assert f"`{name}`" in PAGE
    assert [section for section in SECTIONS.get(name, ()) if f"`{section}`" not in PAGE] == []


@pytest.mark.parametrize("kind", get_args(practice.GateKind))
def test_each_kind_of_gate_says_when_it_is_given(kind):
    assert f"| `{kind}` |" in PAGE


def test_each_special_value_is_named():
    assert [key for key in load_catalogue().special_values if f"`{key}`" not in PAGE] == []
