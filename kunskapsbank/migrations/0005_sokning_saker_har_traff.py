from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kunskapsbank', '0004_sokning_utan_traff_osaker'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='sokning',
            constraint=models.CheckConstraint(condition=models.Q(('is_saker', False), ('antal__gt', 0), _connector='OR'), name='sokning_saker_har_traff'),
        ),
    ]
