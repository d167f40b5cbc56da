"""What the new version of a row becomes: a draft, waiting for review, or published."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kunskapsbank", "0006_luckans_handelser")]

    operations = [
        migrations.AddField(
            model_name="inlasningsrad",
            name="blir",
            field=models.CharField(
                blank=True,
                choices=[
                    ("utkast", "Utkast"),
                    ("granskas", "Granskas"),
                    ("godkand", "Godkänd, publiceras senare"),
                    ("publicerad", "Publicerad"),
                    ("ersatt", "Ersatt av en nyare"),
                    ("kastad", "Kastad"),
                ],
                help_text="Vad den nya versionen blir. Tomt när orden inte ändras.",
                max_length=12,
                verbose_name="ny version",
            ),
        ),
        migrations.AlterField(
            model_name="inlasning",
            name="is_publicera",
            field=models.BooleanField(default=False, verbose_name="ska publiceras"),
        ),
    ]
