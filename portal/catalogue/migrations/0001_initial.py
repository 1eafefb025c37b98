import datetime
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

from portal.catalogue.engines.tables import drop_lookup, drop_tables, make_lookup, make_tables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name='Index',
            fields=[
                ('page', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('vector', django.contrib.postgres.search.SearchVectorField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Lookup',
            fields=[
                ('page', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Text',
            fields=[
                ('page', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('title', models.TextField()),
                ('titles', models.TextField(blank=True)),
                ('summary', models.TextField(blank=True)),
                ('terms', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('files', models.JSONField(default=list)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Value',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facet', models.CharField(max_length=20)),
                ('value', models.CharField(max_length=100)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('facet', 'value'), name='catalogue_one_value')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('page', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('translation_key', models.UUIDField()),
                ('values', models.TextField(blank=True)),
                ('dated', models.DateField(default=datetime.date(1, 1, 1))),
                ('title_key', models.CharField(max_length=200)),
                ('archived', models.BooleanField(default=False)),
                ('gone', models.BooleanField(default=False)),
                ('fresh', models.BooleanField(default=True)),
                ('digest', models.CharField(blank=True, max_length=32)),
                ('locale', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'indexes': [models.Index(fields=['translation_key'], name='catalogue_versions'), models.Index(condition=models.Q(('fresh', True)), fields=['page'], name='catalogue_fresh'), models.Index(fields=['-dated', 'title_key', 'page'], name='catalogue_dated'), models.Index(fields=['title_key', 'page'], name='catalogue_titles')],
            },
        ),
        migrations.CreateModel(
            name='KnownWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folded', models.CharField(max_length=60)),
                ('written', models.CharField(max_length=60)),
                ('stem', models.CharField(max_length=60)),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('locale', 'folded'), name='catalogue_one_word')],
            },
        ),
        migrations.CreateModel(
            name='Bits',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chunk', models.PositiveIntegerField()),
                ('bits', models.BinaryField()),
                ('generation', models.BigIntegerField(db_index=True)),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.value')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('value', 'chunk'), name='catalogue_one_chunk')],
            },
        ),
        migrations.RunPython(
            lambda _apps, schema_editor: make_tables(schema_editor),
            lambda _apps, schema_editor: drop_tables(schema_editor),
        ),
        migrations.RunPython(
            lambda _apps, schema_editor: make_lookup(schema_editor),
            lambda _apps, schema_editor: drop_lookup(schema_editor),
        ),
    ]
