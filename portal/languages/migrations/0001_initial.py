import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ProtectedTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(help_text='A name or an acronym that stays as it is in all languages, such as the name of a partner. Machines leave it alone; a text that is nothing else needs no translation.', max_length=120, unique=True, verbose_name='term')),
                ('match_case', models.BooleanField(default=True, help_text='Untick it to protect the term in small and capital letters alike.', verbose_name='capital letters count')),
                ('note', models.CharField(blank=True, help_text='For staff only: what the term is, and why it is not translated.', max_length=255, verbose_name='note')),
            ],
            options={
                'verbose_name': 'protected term',
                'verbose_name_plural': 'protected terms',
                'ordering': ['term'],
            },
        ),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('pieces', models.JSONField()),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewer_name', models.CharField(max_length=255, verbose_name='name')),
                ('approved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='approved at')),
                ('digests', models.JSONField(default=list)),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by')),
                ('translation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='wagtail_localize.translation', verbose_name='page')),
            ],
            options={
                'verbose_name': 'approval of a machine translation',
                'verbose_name_plural': 'approvals of machine translations',
                'ordering': ['-approved_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Original',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField()),
                ('snippet_id', models.BigIntegerField(null=True)),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('live', models.BooleanField(default=True, verbose_name='published')),
                ('importance', models.PositiveSmallIntegerField(choices=[(1, 'Front page or in the menu'), (2, 'Section, or linked from five pages or more'), (3, 'All others')], default=3, verbose_name='importance')),
                ('links', models.PositiveIntegerField(default=0, verbose_name='linked from')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='type')),
                ('page', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('snapshot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='languages.snapshot')),
            ],
            options={
                'verbose_name': 'original',
                'verbose_name_plural': 'originals',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Basis',
            fields=[
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='wagtailcore.revision')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='languages.snapshot')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('missing', 'Missing'), ('in_progress', 'In progress'), ('ready', 'Ready to publish'), ('out_of_date', 'Out of date'), ('published', 'Published')], default='missing', max_length=20, verbose_name='status')),
                ('percent', models.PositiveSmallIntegerField(null=True, verbose_name='translated, in percent')),
                ('unreviewed', models.PositiveIntegerField(default=0, verbose_name="machine's pieces to approve")),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
                ('snippet_id', models.BigIntegerField(null=True)),
                ('is_linked', models.BooleanField(default=False)),
                ('published_revision', models.BigIntegerField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('changes', models.PositiveIntegerField(default=0, verbose_name='changed pieces')),
                ('readers_told_of', models.DateTimeField(null=True)),
                ('told_of', models.CharField(blank=True, max_length=64)),
                ('tell', models.BooleanField(default=False)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
                ('made_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='languages.snapshot')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='states', to='languages.original')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'state of a translation',
                'verbose_name_plural': 'states of translations',
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='original',
            index=models.Index(fields=['importance', '-links', 'title'], name='parity_important'),
        ),
        migrations.AddConstraint(
            model_name='original',
            constraint=models.UniqueConstraint(fields=('translation_key', 'content_type'), name='one_original_for_each_key'),
        ),
        migrations.AddIndex(
            model_name='state',
            index=models.Index(fields=['locale', 'status'], name='parity_by_language'),
        ),
        migrations.AddConstraint(
            model_name='state',
            constraint=models.UniqueConstraint(fields=('original', 'locale'), name='one_state_for_each'),
        ),
    ]
