from django.db import migrations

from resources.indexes import drop_indexes, make_indexes


class Migration(migrations.Migration):

    dependencies = [
        ('resources', '0003_keys_and_imports'),
    ]

    operations = [
        migrations.RunPython(make_indexes, drop_indexes),
    ]
