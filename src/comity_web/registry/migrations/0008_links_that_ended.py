"""A link to a mandate from elsewhere can end, and be made anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_days_of_a_party")]

    operations = [
        migrations.RemoveConstraint("mandatelink", "mandate_link"),
        migrations.AddField("mandatelink", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "mandatelink",
            models.UniqueConstraint(
                fields=["mandate", "kind", "reference"],
                condition=models.Q(("ended_at", None)),
                name="mandate_link_standing",
            ),
        ),
    ]
