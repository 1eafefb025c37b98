"""What a next release may do to the busiest table while this one serves (decision 163)."""

from pkgutil import iter_modules

import django.db.models.deletion
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

from portal.intake import migrations as today

LAST = max(module.name for module in iter_modules(today.__path__) if module.name[0].isdigit())


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("intake", LAST)]
    operations = [
        migrations.AddField("inquiry", "mood", models.TextField(null=True)),
        migrations.AddField("inquiry", "stars", models.IntegerField(default=0, db_default=0)),
        AddIndexConcurrently("inquiry", models.Index(fields=["stars"], name="by_stars")),
        migrations.CreateModel(
            "Star",
            [
                ("id", models.BigAutoField(primary_key=True)),
                (
                    "inquiry",
                    models.ForeignKey("intake.inquiry", django.db.models.deletion.CASCADE),
                ),
            ],
        ),
    ]
