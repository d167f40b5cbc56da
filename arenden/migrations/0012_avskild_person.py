"""Somebody with the personnummer of a protected person may be kept apart from them, in a row of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('arenden', '0011_skydd_eftersokt'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='is_avskild',
            field=models.BooleanField(db_default=False, default=False, help_text='Någon med skyddade personuppgifter har samma personnummer, och den som tog emot kontakten får inte se dem.', verbose_name='avskild'),
        ),
        migrations.AlterField(
            model_name='person',
            name='personnummer',
            field=models.CharField(blank=True, db_index=True, max_length=12, null=True, verbose_name='personnummer'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(condition=models.Q(('is_avskild', False)), fields=('personnummer',), name='person_personnummer_en_person', violation_error_message='Personnumret finns redan hos en annan person.'),
        ),
    ]
