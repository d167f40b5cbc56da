import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import servicekontor.models.besok
from django.db import migrations, models

# A use that went on when the next began has ended by then: the next one is what somebody told of later.
RATA_UT = """
UPDATE servicekontor_resursbruk AS bruk SET slutade = nasta.borjade
FROM (SELECT id, lead(borjade) OVER (PARTITION BY resurs_id ORDER BY borjade, id) AS borjade FROM servicekontor_resursbruk) AS nasta
WHERE nasta.id = bruk.id AND nasta.borjade IS NOT NULL AND (bruk.slutade IS NULL OR bruk.slutade > nasta.borjade)
"""


class Migration(migrations.Migration):
    dependencies = [("servicekontor", "0011_behovets_slag")]

    operations = [
        migrations.AddField(
            model_name="tryck",
            name="innehall_hash",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="innehåll, hashat"),
            preserve_default=False,
        ),
        migrations.RunSQL(RATA_UT, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="resursbruk",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("resurs", django.contrib.postgres.fields.ranges.RangeOperators.EQUAL),
                    (
                        servicekontor.models.besok.Anvandningstid("borjade", "slutade"),
                        django.contrib.postgres.fields.ranges.RangeOperators.OVERLAPS,
                    ),
                ],
                name="resursbruk_overlappar_inte",
            ),
        ),
    ]
