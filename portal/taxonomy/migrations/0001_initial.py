import django.db.models.deletion
import modelsearch.index
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('facet', models.CharField(choices=[('issue', 'Issue'), ('place', 'Place'), ('audience', 'Audience'), ('subject', 'Subject'), ('category', 'Category'), ('language', 'Language')], help_text='The question this term answers. It cannot stand in two facets.', max_length=20, verbose_name='facet')),
                ('name', models.CharField(help_text='What visitors read, such as “Housing justice”.', max_length=100, verbose_name='name')),
                ('slug', models.SlugField(blank=True, help_text='Part of web addresses in every language; left empty, it is made from the name. When you change it, saved links still lead here.', max_length=100, verbose_name='name in addresses')),
                ('synonyms', models.TextField(blank=True, help_text='One on each line. Search, filters and web addresses take these words for the term too.', verbose_name='other words for it')),
                ('overlap_reason', models.CharField(blank=True, help_text='Only if its name holds the name of another term, or the two are given to the same pages: why visitors need both. It ends the warning.', max_length=255, verbose_name='why it stands beside another')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['facet', 'name'],
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=100, unique=True)),
                ('former_id', models.BigIntegerField(db_index=True, null=True)),
                ('since', models.DateTimeField(auto_now_add=True)),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='taxonomy.term')),
            ],
            options={
                'ordering': ['slug'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=255)),
                ('is_name', models.BooleanField()),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='taxonomy.term')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('locale', 'slug'), name='one_term_for_each_slug'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('locale', 'name'), name='one_term_for_each_name'),
        ),
        migrations.AlterUniqueTogether(
            name='term',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddConstraint(
            model_name='word',
            constraint=models.UniqueConstraint(fields=('locale', 'key'), name='one_term_for_each_word'),
        ),
    ]
