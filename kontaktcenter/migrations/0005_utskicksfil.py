"""A file may go along with mails."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kontaktcenter', '0004_foljdfraga_datumslag'),
    ]

    operations = [
        migrations.CreateModel(
            name='Utskicksfil',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('namn', models.CharField(max_length=100, verbose_name='filnamn')),
                ('innehallstyp', models.CharField(max_length=100, verbose_name='innehållstyp')),
                ('innehall', models.BinaryField(verbose_name='innehåll')),
                ('skapad', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skapad')),
            ],
            options={
                'verbose_name': 'fil till utskick',
                'verbose_name_plural': 'filer till utskick',
            },
        ),
        migrations.AddField(
            model_name='utskick',
            name='fil',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='utskick', to='kontaktcenter.utskicksfil', verbose_name='fil'),
        ),
        migrations.AddConstraint(
            model_name='utskick',
            constraint=models.CheckConstraint(condition=models.Q(('fil__isnull', True), ('slag', 'epost'), _connector='OR'), name='utskick_fil_bara_i_mejl'),
        ),
    ]
