"""Migrations that make an empty database ready in a fraction of the time.

Django renders the historical models anew before each operation, and nearly all of them, since nearly all are related: most of a minute of
processor time in an installation's first start. Operations of the same kind that follow each other need it once.
"""

from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

SAMLAS = ((migrations.CreateModel,), (migrations.AddField,), (migrations.AddIndex, migrations.AddConstraint))
"""The kinds whose statements are the same whether the others of the run are in the models already or not: each adds one thing, and
looks at nothing that another of its kind adds."""


class SamladMigrering(migrations.Migration):
    """A migration with the same statements as Django's own, where each run of operations of one kind is rendered once."""

    def apply(self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False) -> ProjectState:
        """Do it forwards. What only shows its SQL, or is not one transaction, is done as Django does it."""
        if collect_sql or not self.atomic:
            return super().apply(project_state, schema_editor, collect_sql)
        for _kind, run in groupby(self.operations, key=_kind_of):
            operations = list(run)
            before = project_state.clone()
            self._move_state(operations, project_state)
            for operation in operations:
                operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state

    def _move_state(self, operations: list[Operation], state: ProjectState) -> None:
        """Move the state over all the operations, and render what they touch once."""
        rendered = state.__dict__.pop("apps", None) if len(operations) > 1 else None
        for operation in operations:
            operation.state_forwards(self.app_label, state)
        if rendered is not None:
            state.apps = rendered
            state.reload_models({(self.app_label, _model_of(operation)) for operation in operations}, delay=False)


def _kind_of(operation: Operation) -> int:
    """The same for those that are done together."""
    return next((number for number, kind in enumerate(SAMLAS) if isinstance(operation, kind)), id(operation))


def _model_of(operation: Operation) -> str:
    return operation.name_lower if isinstance(operation, migrations.CreateModel) else operation.model_name_lower
