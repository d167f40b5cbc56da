import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kunskapsbank', '0008_nyhet_indragen'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vektor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('modell', models.CharField(help_text='Med sin version.', max_length=80, verbose_name='modell')),
                ('dimension', models.PositiveSmallIntegerField(verbose_name='antal tal')),
                ('varden', models.BinaryField(help_text='16-bitars flyttal i följd, minst värda byte först.', verbose_name='värden')),
                ('skapad', models.DateTimeField(default=django.utils.timezone.now, verbose_name='skapad')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kunskapsbank.revision', verbose_name='version')),
                ('text', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='vektor', to='kunskapsbank.artikeltext', verbose_name='text')),
            ],
            options={
                'verbose_name': 'vektor',
                'verbose_name_plural': 'vektorer',
                'indexes': [models.Index(fields=['modell', 'id'], name='vektor_modell')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('dimension__gte', 1)), name='vektor_har_tal'),
                    models.CheckConstraint(condition=models.Q(('modell', ''), _negated=True), name='vektor_har_modell'),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length('varden'), models.F('dimension') * models.Value(2)
                        ),
                        name='vektor_har_alla_tal',
                    ),
                ],
            },
        ),
    ]
