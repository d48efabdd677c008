"""Names and addresses that were a person's are kept until the person is erased."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_audit_of_samples")]

    operations = [
        migrations.AddField("user", "former_names", models.JSONField(blank=True, default=list)),
    ]
