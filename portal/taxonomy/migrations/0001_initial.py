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
                ('slug', models.SlugField(blank=True, help_text='Part of web addresses in every language; left empty, it is made from the name. Changing it breaks saved links.', max_length=100, verbose_name='name in addresses')),
                ('synonyms', models.TextField(blank=True, help_text='One on each line. Search finds the term by these words too.', verbose_name='other words for it')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['facet', 'name'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('locale', 'slug'), name='one_term_for_each_slug'), models.UniqueConstraint(fields=('locale', 'name'), name='one_term_for_each_name')],
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
