"""When a case came in stands with the case: its contact may be another case's, and its clock may have begun anew."""

import django.utils.timezone
from django.db import migrations, models

ANKOMST = """
UPDATE arenden_arende SET inkommen = least(registrerad, frist_borjar, (
    SELECT min(k.inkommen) FROM arenden_fraga f JOIN arenden_kontakt k ON k.id = f.kontakt_id
    WHERE f.arende_id = arenden_arende.id AND NOT f.is_om_arende
))
"""
"""The contact that it came by; a part of another case has none, and its clock then began when it came."""


class Migration(migrations.Migration):

    dependencies = [
        ('arenden', '0012_avskild_person'),
    ]

    operations = [
        migrations.AddField(
            model_name='arende',
            name='inkommen',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='inkommen'),
        ),
        migrations.RunSQL(ANKOMST, migrations.RunSQL.noop),
    ]
