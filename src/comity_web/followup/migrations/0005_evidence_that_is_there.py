"""What is recorded without evidence is told apart from what is done; engagements say which letter or entry shows them."""

import hashlib

from django.db import migrations, models


def _form(party, form):
    """As keys.form_key made it when the engagement was written."""
    return hashlib.sha256(f"{party} {form}".encode()).hexdigest()[:40]


def name_letters_and_entries(apps, schema_editor):
    """Engagements that were written with a letter or an entry stand on it."""
    using = schema_editor.connection.alias
    engagements = apps.get_model("followup", "Engagement").objects.using(using)
    for letter in apps.get_model("followup", "Letter").objects.using(using).exclude(sent_at=None):
        engagements.filter(form=_form(letter.sender_id, letter.key)).update(stands_on="letter")
    tasks = apps.get_model("followup", "Task").objects.using(using)
    for entry in apps.get_model("followup", "Delegation").objects.using(using):
        for task in tasks.filter(occurrence=entry.occurrence_id, owner=entry.by_party):
            form = _form(entry.by_party, f"register-{entry.pk}-{task.pk}")
            engagements.filter(form=form).update(stands_on="entry")


class Migration(migrations.Migration):
    dependencies = [("followup", "0004_latest_changes")]

    operations = [
        migrations.AddField("task", "recorded_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "engagement", "stands_on", models.CharField(blank=True, default="", max_length=8), preserve_default=False
        ),
        migrations.RunPython(name_letters_and_entries, migrations.RunPython.noop),
    ]
