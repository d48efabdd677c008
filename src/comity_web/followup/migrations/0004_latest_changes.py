"""Each engagement repeats when its current record was written, so that the latest changes are found by an index."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def repeat_times(apps, schema_editor):
    """The time of the current record stands on every engagement."""
    engagement = apps.get_model("followup", "Engagement")
    record = apps.get_model("followup", "EngagementRecord")
    written = record.objects.using(schema_editor.connection.alias).filter(pk=OuterRef("current_id"))
    rows = engagement.objects.using(schema_editor.connection.alias).exclude(current=None).order_by()
    rows.update(changed_at=Subquery(written.order_by().values("at")[:1]))


class Migration(migrations.Migration):
    dependencies = [("followup", "0003_redaction_of_any_words")]

    operations = [
        migrations.AddField("engagement", "changed_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddIndex("engagement", models.Index(fields=["party", "-changed_at"], name="engagement_changed")),
        migrations.AddIndex(
            "engagement",
            models.Index(
                fields=["occurrence", "-changed_at", "visibility", "withdrawn", "party"],
                name="engagement_changed_there",
            ),
        ),
        migrations.AddIndex(
            "share",
            models.Index(condition=models.Q(ended_at=None), fields=["party", "engagement"], name="share_with_party"),
        ),
        migrations.RunPython(repeat_times, migrations.RunPython.noop),
    ]
