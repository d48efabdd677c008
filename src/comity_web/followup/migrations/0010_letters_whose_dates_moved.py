from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0009_days_of_what_is_done")]

    operations = [
        migrations.AddField(
            model_name="letter", name="dates_moved_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
