"""Who recorded a recess, and when; those of the sample world are marked, no longer told by their source."""

from django.db import migrations, models

SOURCE = "Sample world of Comity"
"""What recesses of the sample world named until now."""


def mark_samples(apps, schema_editor):
    """The recesses of the sample world are marked."""
    using = schema_editor.connection.alias
    apps.get_model("parties", "Recess").objects.using(using).filter(source=SOURCE).update(is_sample=True)


class Migration(migrations.Migration):
    dependencies = [("parties", "0002_chambers_and_records")]

    operations = [
        migrations.AddField("recess", "by", models.CharField(blank=True, max_length=24, default=""), False),
        migrations.AddField("recess", "at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("recess", "is_sample", models.BooleanField(default=False)),
        migrations.RunPython(mark_samples, migrations.RunPython.noop),
    ]
