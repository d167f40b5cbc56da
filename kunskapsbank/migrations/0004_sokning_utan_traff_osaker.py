"""Searches from before that found nothing had no sure answer."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('kunskapsbank', '0003_sokning_saker_och_visade'),
    ]

    operations = [
        migrations.RunSQL("UPDATE kunskapsbank_sokning SET is_saker = false WHERE antal = 0", migrations.RunSQL.noop),
    ]
