"""A migration's step that gives a table many columns and constraints at once.

Django's own steps, one for each column, draw every model of the project anew after each: forty of them take a quarter
of a minute of every installation and of every test run, this one a fraction of a second.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field
from django.db.models.constraints import BaseConstraint


class WidenTable(Operation):
    """Add `fields` and `constraints`, after taking away the constraints that are `replaced`. It is not undone.

    Columns that may not be null go first.
    """

    reversible = False

    def __init__(
        self,
        model_name: str,
        fields: Sequence[tuple[str, "Field[Any, Any]"]],
        replaced: Sequence[str],
        constraints: Sequence[BaseConstraint],
    ) -> None:
        self.model_name = model_name
        self.fields = sorted(fields, key=lambda named: named[1].null)
        self.replaced = replaced
        self.constraints = constraints

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # the models are drawn once, when they are asked for
        for name, field in self.fields:
            state.add_field(app_label, self.model_name, name, field, preserve_default=True)
        for name in self.replaced:
            state.remove_constraint(app_label, self.model_name, name)
        for constraint in self.constraints:
            state.add_constraint(app_label, self.model_name, constraint)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        before: Any = from_state.apps.get_model(app_label, self.model_name)
        after: Any = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, after):
            return
        for name, _field in self.fields:
            schema_editor.add_field(before, after._meta.get_field(name))
        if schema_editor.connection.vendor == "sqlite":  # each constraint makes the table anew, with all of them
            schema_editor.add_constraint(after, self.constraints[0])
            return
        for constraint in before._meta.constraints:
            if constraint.name in self.replaced:
                schema_editor.remove_constraint(before, constraint)
        for constraint in self.constraints:
            schema_editor.add_constraint(after, constraint)

    def describe(self) -> str:
        return f"Widen {self.model_name} by {len(self.fields)} columns"
