"""Migrations whose operations are made together write what Django's own would write."""

import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from kontaktcenter.migrering import SamladMigrering

AR = models.CheckConstraint(condition=models.Q(ar__gt=1900), name="prov_ar")
NAMN = models.UniqueConstraint(fields=["namn"], name="prov_namn")
LAGER = models.ForeignKey("provapp.lager", models.CASCADE, related_name="bocker")
STEG = [
    migrations.CreateModel("Lager", [("id", models.BigAutoField(primary_key=True))]),
    migrations.CreateModel("Bok", [("id", models.BigAutoField(primary_key=True)), ("lager", LAGER)]),
    migrations.AddField("bok", "namn", models.CharField(max_length=20, default="")),
    migrations.AddField("lager", "namn", models.CharField(max_length=20)),
    migrations.AddField("bok", "ar", models.IntegerField(default=2000), preserve_default=False),
    migrations.AddIndex("bok", models.Index(fields=["ar"], name="prov_bok_ar")),
    migrations.AddConstraint("bok", AR),
    migrations.AddConstraint("lager", NAMN),
    migrations.AlterField("bok", "namn", models.TextField(default="")),
    migrations.RemoveConstraint("lager", "prov_namn"),
    migrations.AddConstraint("bok", NAMN),
]


def apply(kind: type[migrations.Migration]) -> tuple[list[str], ProjectState]:
    """The statements that a migration of one kind writes, and the state it leaves."""
    migration = kind("prov", "provapp")
    migration.operations = STEG
    state = ProjectState(real_apps={config.label for config in apps.get_app_configs()})
    assert state.apps, "the executor renders the models before the first migration"
    with connection.schema_editor(collect_sql=True) as editor:
        state = migration.apply(state, editor)
    return editor.collected_sql, state


@pytest.mark.django_db
def test_operations_that_are_made_together_write_what_django_writes() -> None:
    samlad, djangos = apply(SamladMigrering), apply(migrations.Migration)
    assert samlad == djangos
    assert len(samlad[0]) == 15


@pytest.mark.django_db
def test_the_models_that_are_rendered_together_know_each_other() -> None:
    state = apply(SamladMigrering)[1]
    bok, lager = state.apps.get_model("provapp", "bok"), state.apps.get_model("provapp", "lager")
    assert (bok._meta.get_field("lager").remote_field.model, lager._meta.get_field("bocker").related_model) == (lager, bok)
    assert [field.name for field in bok._meta.local_fields] == ["id", "lager", "namn", "ar"]
