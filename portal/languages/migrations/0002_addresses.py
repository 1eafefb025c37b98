from django.db import migrations

from portal.languages.addresses import drop_index, make_index


class Migration(migrations.Migration):

    dependencies = [
        ('languages', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.RunPython(make_index, drop_index),
    ]
