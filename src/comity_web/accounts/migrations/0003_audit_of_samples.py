"""The audit says what was done in the sample world: what sample people did until now was done there."""

from django.db import migrations, models


def mark_samples(apps, schema_editor):
    """The records of sample people are marked."""
    using = schema_editor.connection.alias
    people = apps.get_model("accounts", "User").objects.using(using).filter(is_sample=True).values("key")
    apps.get_model("accounts", "AuditRecord").objects.using(using).filter(actor__in=people).update(is_sample=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_memberships_and_audit")]

    operations = [
        migrations.AddField("auditrecord", "is_sample", models.BooleanField(default=False)),
        migrations.RunPython(mark_samples, migrations.RunPython.noop),
    ]
