"""Requests for expertise have steps; entries of registers say whether they are of the sample world."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("followup", "0005_evidence_that_is_there"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="is_sample",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="commitment",
            name="is_sample",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="expertiseoffer",
            name="is_sample",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="expertiserequest",
            name="is_sample",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="ExpertiseStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("match", "matched"),
                            ("agree", "agreed"),
                            ("decline", "declined"),
                            ("deploy", "deployed"),
                            ("report", "result told"),
                        ],
                        max_length=8,
                    ),
                ),
                ("happened_on", models.DateField(blank=True, null=True)),
                ("text", models.TextField(blank=True)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("by", models.CharField(max_length=24)),
                ("by_party", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="followup.expertiseoffer",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="followup.expertiserequest",
                    ),
                ),
            ],
            options={
                "ordering": ["request", "id"],
            },
        ),
    ]
