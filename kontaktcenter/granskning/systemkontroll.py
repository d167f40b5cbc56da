"""The check as one of Django's own, for whoever runs `manage.py check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kontaktcenter.granskning import find_anmarkningar


@register(Tags.database)
def check_setup(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Each fault as a warning. `migrate` runs this too, so nothing is said of a database that is not wholly migrated."""
    if not databases or connection.alias not in databases or not _is_migrated():
        return []
    return [
        Warning(anmarkning.mening, hint=anmarkning.atgard, obj=anmarkning.objekt, id=f"kontaktcenter.{anmarkning.regel}")
        for anmarkning in find_anmarkningar()
    ]


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
