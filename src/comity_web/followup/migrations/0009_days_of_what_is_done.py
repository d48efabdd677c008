from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0008_letters_announced")]

    operations = [
        migrations.AddField(model_name="task", name="ended_on", field=models.DateField(blank=True, null=True)),
    ]
