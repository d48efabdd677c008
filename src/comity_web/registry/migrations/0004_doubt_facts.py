from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_lineage")]

    operations = [
        migrations.AddField(model_name="doubt", name="facts", field=models.JSONField(default=dict)),
    ]
