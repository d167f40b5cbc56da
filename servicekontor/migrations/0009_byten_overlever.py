"""A swap outlives its shift: it says itself which roster, day and office it is about."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from kontaktcenter.migrering import SamladMigrering


def tell_what_they_are_about(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Copy it from the shift, which each has had so far."""
    byten = apps.get_model("servicekontor", "Byte").objects
    passet = apps.get_model("servicekontor", "Arbetspass").objects.filter(pk=OuterRef("arbetspass"))
    byten.update(**{field: Subquery(passet.values(field)) for field in ("schema", "kontor", "datum")})


class Migration(SamladMigrering):

    dependencies = [("servicekontor", "0008_schemaregler")]

    operations = [
        migrations.AddField("byte", "datum", models.DateField(null=True, verbose_name="datum")),
        migrations.AddField(
            "byte",
            "kontor",
            models.ForeignKey(
                db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="servicekontor.kontor", verbose_name="kontor"
            ),
        ),
        migrations.AddField(
            "byte",
            "schema",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="byten", to="servicekontor.schema", verbose_name="schema"
            ),
        ),
        migrations.RunPython(tell_what_they_are_about, migrations.RunPython.noop),
        migrations.AlterField("byte", "datum", models.DateField(verbose_name="datum")),
        migrations.AlterField(
            "byte",
            "kontor",
            models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="servicekontor.kontor", verbose_name="kontor"
            ),
        ),
        migrations.AlterField(
            "byte",
            "schema",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="byten", to="servicekontor.schema", verbose_name="schema"
            ),
        ),
        migrations.AlterField(
            "byte",
            "arbetspass",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="byten", to="servicekontor.arbetspass", verbose_name="arbetspass"
            ),
        ),
        migrations.AlterField(
            "byte",
            "lage",
            models.CharField(
                choices=[
                    ("begart", "Väntar på kollegan"),
                    ("accepterat", "Väntar på chefen"),
                    ("godkant", "Godkänt"),
                    ("avslaget", "Avslaget"),
                    ("atertaget", "Återtaget"),
                    ("bortfallet", "Passet har ändrats"),
                ],
                default="begart",
                max_length=12,
                verbose_name="läge",
            ),
        ),
    ]
