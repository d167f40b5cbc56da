"""Monthly reports, and who wants them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kontaktcenter', '0005_utskicksfil'),
        ('statistik', '0006_mal_och_ekonomi'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Manadsrapport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manad', models.DateField(help_text='Den första dagen.', verbose_name='månad')),
                ('pdf', models.BinaryField(verbose_name='pdf')),
                ('skapad', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skapad')),
                ('enhet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='manadsrapporter', to='kontaktcenter.enhet', verbose_name='enhet')),
            ],
            options={
                'verbose_name': 'månadsrapport',
                'verbose_name_plural': 'månadsrapporter',
                'ordering': ['-manad', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('enhet', 'manad'), name='manadsrapport_en_per_manad', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('manad__day', 1)), name='manadsrapport_hel_manad')],
            },
        ),
        migrations.CreateModel(
            name='Rapportprenumeration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('skapad', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skapad')),
                ('anvandare', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rapportprenumerationer', to=settings.AUTH_USER_MODEL, verbose_name='användare')),
                ('enhet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='rapportprenumerationer', to='kontaktcenter.enhet', verbose_name='enhet')),
            ],
            options={
                'verbose_name': 'prenumeration på månadsrapport',
                'verbose_name_plural': 'prenumerationer på månadsrapport',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('anvandare', 'enhet'), name='rapportprenumeration_en', nulls_distinct=False)],
            },
        ),
    ]
