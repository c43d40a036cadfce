"""The house stays a house: what a table may point to, how it is kept, what a package may do on import."""

import ast
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models

import headway
from headway.foundation.access.models import CaseRecord
from headway.foundation.ledger.models import Record
from headway.foundation.ledger.models.record import kinds

ROOMS = (
    *("ledger", "catalogue", "actors", "access"),
    *("evidence", "assessments", "questionnaires", "visits", "recommendations", "plans", "assistance", "translations"),
    *("intake", "followup", "reports", "exchange", "work", "demo"),
    "web",
)
OURS = [model for model in apps.get_models() if model.__module__.startswith("headway.")]
RECORDS = [model for model in OURS if issubclass(model, Record)]
CASES = [model for model in RECORDS if issubclass(model, CaseRecord)]
TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCES = sorted(Path(headway.__file__).parent.rglob("__init__.py"))
LOOKS_ONCE = {
    "count", "is_visible", "is_hidden", "is_checked", "is_enabled", "is_disabled", "inner_text", "text_content",
    "input_value", "get_attribute", "all_inner_texts", "all_text_contents",
}  # fmt: skip
"""What Playwright tells of a page as it is at that moment."""


def links_of(model):
    """The relations a table declares itself: field, and the model it points to."""
    declared = [*model._meta.fields, *model._meta.many_to_many]
    return [(field, field.related_model) for field in declared if field.is_relation]


def test_every_context_with_tables_has_its_place_in_the_house():
    assert {model._meta.app_label for model in OURS} <= set(ROOMS)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_table_points_only_to_its_own_floor_or_further_down(model):
    upward = [
        f"{model.__name__}.{field.name} -> {target.__name__}"
        for field, target in links_of(model)
        if target in OURS and ROOMS.index(target._meta.app_label) > ROOMS.index(model._meta.app_label)
    ]

    assert upward == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_links_between_records_are_protected_and_many_to_many_only_to_the_catalogue(model):
    loose = [
        field.name
        for field, target in links_of(model)
        if (field.many_to_many and target._meta.app_label != "catalogue")
        or (field.many_to_one and field.remote_field.on_delete is not models.PROTECT)
    ]

    assert loose == []


@pytest.mark.parametrize("model", CASES, ids=lambda model: model.__name__)
def test_a_row_is_named_without_a_look_at_another_row_of_the_case(model):
    """Who sees the one need not see the other: a contributor sees what their ministry holds. No database is there."""
    links = [(field, target) for field, target in links_of(model) if not field.many_to_many]
    row = model(**{field.attname if target in CASES else field.name: uuid4() if target in CASES else target()
                   for field, target in links})  # fmt: skip

    assert isinstance(str(row), str)
    assert "object (" not in str(row)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_record_stands_in_one_table_and_says_in_which_order_it_is_listed(model):
    assert model._meta.parents == {}
    assert model._meta.ordering[-1] == "id"


def test_every_kind_is_named_once():
    assert sorted(kinds()) == sorted({model.kind for model in RECORDS})
    assert len(kinds()) == len(RECORDS)


def test_every_row_of_casework_and_of_the_engines_says_who_may_see_it():
    above = [m for m in RECORDS if ROOMS.index(m._meta.app_label) >= ROOMS.index("evidence")]

    assert [m.__name__ for m in above if not issubclass(m, CaseRecord)] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(SOURCES[0].parent)))
def test_a_package_imports_nothing_of_its_own_on_import_unless_it_gathers_models(path):
    if path.parent.name in {"models", "migrations"}:
        return
    imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Import | ast.ImportFrom)]

    assert imports == []


def test_no_import_hides_inside_a_function():
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in Path(headway.__file__).parent.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and not _made_ready(path, function)
    ]

    assert hidden == []


def _made_ready(path, function):
    """Django's `ready()` is where an app may reach for its models; the entry point sets Django up before it imports."""
    return (path.name == "apps.py" and function.name == "ready") or path.parts[-2:] == ("site", "main.py")


def test_every_door_that_answers_a_person_writes_down_what_was_read():
    """Only two places let case rows be read for a person: the middleware, and `reading_as`; both note marked rows."""
    package = Path(headway.__file__).parent
    naming = [
        str(path.relative_to(package))
        for path in sorted((package / "doors").rglob("*.py"))
        if "answering" in _imported_from(path, "headway.foundation.access.scope")
    ]

    assert naming == ["doors/web/middleware.py"]


def _imported_from(path, module):
    tree = ast.parse(path.read_text())
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for name in node.names
    }


@pytest.mark.parametrize("mark", ["browser", "proof"])
def test_every_test_that_runs_apart_lies_where_the_makefile_looks_for_it(mark):
    made = (ROOT / "Makefile").read_text().replace("\\\n", "")
    proofs = re.findall(r"^PROOFS := (.*)", made, re.M)[0]
    looked_at = re.findall(rf" -m {mark} (tests/\S+|\$\(PROOFS\))$", made, re.M)[0].replace("$(PROOFS)", proofs).split()
    marked = [path for path in sorted(TESTS.rglob("test_*.py")) if f"pytest.mark.{mark}" in path.read_text()]

    assert len(marked) > 5
    assert [path.name for path in marked if not any(path.is_relative_to(ROOT / place) for place in looked_at)] == []


def test_a_journey_waits_for_what_it_asserts():
    """A page may be half there when it is looked at: `expect` looks again until it holds, a bare `assert` does not."""
    looked_once = [
        f"{path.name}:{call.lineno}"
        for path in sorted((TESTS / "browser").glob("*.py"))
        for claim in ast.walk(ast.parse(path.read_text()))
        if isinstance(claim, ast.Assert)
        for call in ast.walk(claim)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in LOOKS_ONCE
        if not (call.func.attr == "count" and call.args)  # how often a text holds another
    ]

    assert looked_once == []
