"""The days by which a party is asked are read from an index of the links of mandates to their addressees."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def set_days(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each addressee of a standing mandate that asks something gets the mandate's day."""
    links, mandates = apps.get_model("registry", "MandateParty"), apps.get_model("registry", "Mandate")
    day = mandates.objects.filter(pk=models.OuterRef("mandate"), asks=True, withdrawn_at=None).values("due_on")
    links.objects.filter(role="addressee").update(asked_by=models.Subquery(day))


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_lists_by_index")]

    operations = [
        migrations.AddField("mandateparty", "asked_by", models.DateField(blank=True, null=True)),
        migrations.RunPython(set_days, migrations.RunPython.noop),
        migrations.AddIndex(
            "mandateparty",
            models.Index(
                condition=models.Q(("asked_by__isnull", False)),
                fields=["party", "asked_by", "mandate"],
                name="day_of_party",
            ),
        ),
    ]
