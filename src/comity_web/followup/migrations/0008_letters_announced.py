from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0007_shared_lately")]

    operations = [
        migrations.AddField(model_name="letter", name="announced", field=models.BooleanField(default=False)),
    ]
