"""A migration's step that makes all tables of a part at once.

Django's own steps draw every model of the project anew after each: the tables of an installation took half a minute of
a processor that way, with one drawing for each part they take a few seconds.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class MakeTables(Operation):
    """Make every table that `steps` lead to, with all its columns, indexes and constraints. It is not undone.

    `steps` are Django's own: each model's CreateModel, and whatever is added to those models afterwards.
    """

    reversible = False

    def __init__(self, steps: Sequence[Operation]) -> None:
        self.steps = steps

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # the models are drawn once, when they are asked for
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for step in self.steps:
            if isinstance(step, CreateModel):
                model: Any = to_state.apps.get_model(app_label, step.name)
                if self.allow_migrate_model(schema_editor.connection.alias, model):
                    schema_editor.create_model(model)

    def describe(self) -> str:
        return f"Make {sum(isinstance(step, CreateModel) for step in self.steps)} tables"
