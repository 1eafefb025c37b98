from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='JobRun',
            fields=[
                ('command', models.CharField(max_length=100, primary_key=True, serialize=False)),
                ('begun_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('fault', models.TextField(blank=True)),
                ('failures', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'run of a job',
                'verbose_name_plural': 'runs of jobs',
                'default_permissions': ('view',),
            },
        ),
    ]
