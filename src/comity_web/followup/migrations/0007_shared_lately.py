"""What was shared lately is found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0006_requests_and_samples_of_registers"),
        ("parties", "0002_chambers_and_records"),
        ("registry", "0006_lists_by_index"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="engagement",
            index=models.Index(
                condition=models.Q(("visibility", "shared"), ("withdrawn", False)),
                fields=["-changed_at"],
                name="engagement_shared_lately",
            ),
        ),
    ]
