from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tables', models.TextField()),
                ('is_open', models.BooleanField(default=False)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'state of the page cache',
                'verbose_name_plural': 'states of the page cache',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('key', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('address', models.TextField()),
                ('is_narrowed', models.BooleanField(default=False)),
                ('page_id', models.BigIntegerField(null=True)),
                ('state', models.CharField(choices=[('making', 'Being made'), ('fresh', 'Fresh'), ('suspect', 'To be verified'), ('thrown', 'Thrown away')], default='making', max_length=10)),
                ('tables', models.TextField(default=' ')),
                ('doubts', models.TextField(default=' ')),
                ('questions', models.BinaryField(default=b'')),
                ('etag', models.CharField(default='', max_length=100)),
                ('ends_at', models.DateTimeField(db_index=True, null=True)),
                ('stored_at', models.DateTimeField(db_index=True, null=True)),
                ('stamp', models.BigIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'copy of a page',
                'verbose_name_plural': 'copies of pages',
                'default_permissions': (),
                'indexes': [models.Index(fields=['state'], name='pagecache_copy_state')],
            },
        ),
    ]
