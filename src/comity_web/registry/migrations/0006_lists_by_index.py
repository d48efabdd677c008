"""Lists of mandates by strength and their filters are answered by indexes, whatever the number of mandates."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0002_chambers_and_records"),
        ("registry", "0005_mandates_of_a_party"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(fields=["strength", "work", "withdrawn_at", "asks"], name="mandate_by_strength"),
        ),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None), ("due_session__isnull", False)),
                fields=["due_session"],
                name="mandate_due_session",
            ),
        ),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None), ("due_year__isnull", False)),
                fields=["due_year"],
                name="mandate_due_year",
            ),
        ),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(
                condition=models.Q(("withdrawn_at", None), ("due_date__isnull", False)),
                fields=["due_date"],
                name="mandate_due_date",
            ),
        ),
        migrations.AddIndex(
            model_name="work",
            index=models.Index(fields=["-adopted_on", "full_symbol"], name="work_newest"),
        ),
    ]
