"""What is asked of a party is found by an index of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_doubt_facts")]

    operations = [
        migrations.AddIndex("mandateparty", models.Index(fields=["party", "role", "mandate"], name="mandate_of_party")),
    ]
