from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("servicekontor", "0017_monstrets_version")]

    operations = [
        migrations.RemoveConstraint(model_name="kontor", name="kontor_kod_ar_ledig"),
        migrations.AddConstraint(
            model_name="kontor",
            constraint=models.CheckConstraint(
                condition=models.Q(("kod__in", ("utan-nat", "drift")), _negated=True),
                name="kontor_kod_ar_ledig",
                violation_error_message="Koden används i en annan adress. Välj en annan.",
            ),
        ),
    ]
