"""Which stages answer a mandate; the resolution that an occurrence follows up."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial"), ("followup", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="occurrence",
            name="resolution",
            field=models.CharField(blank=True, max_length=132, default=""),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="MatchedProcess",
            fields=[
                ("process", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="StageAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("process", models.CharField(max_length=60)),
                ("stage", models.CharField(max_length=60)),
                ("within_lineage", models.BooleanField(default=False)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stage_answers",
                        to="registry.mandate",
                    ),
                ),
            ],
            options={"ordering": ["process", "stage", "mandate"]},
        ),
        migrations.AddConstraint(
            model_name="stageanswer",
            constraint=models.UniqueConstraint(fields=("process", "stage", "mandate"), name="stage_answer"),
        ),
    ]
