"""A correction can end a link of an engagement to a mandate; one stands at a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("followup", "0010_letters_whose_dates_moved"), ("registry", "0008_links_that_ended")]

    operations = [
        migrations.RemoveConstraint("engagementmandate", "engagement_mandate"),
        migrations.AddField("engagementmandate", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "engagementmandate",
            models.UniqueConstraint(
                fields=["engagement", "mandate"],
                condition=models.Q(("ended_at", None)),
                name="engagement_mandate_standing",
            ),
        ),
    ]
