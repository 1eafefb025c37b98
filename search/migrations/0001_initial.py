import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='UnansweredQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(editable=False, max_length=64, unique=True)),
                ('language', models.CharField(editable=False, max_length=12, verbose_name='language')),
                ('words', models.CharField(blank=True, editable=False, max_length=60, verbose_name='looked for')),
                ('first_day', models.DateField(db_index=True, editable=False, verbose_name='first asked')),
            ],
            options={
                'verbose_name': 'question without an answer',
                'verbose_name_plural': 'questions without an answer',
                'default_permissions': ('view', 'delete'),
            },
        ),
        migrations.CreateModel(
            name='Promotion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('questions', models.TextField(help_text='Words or short questions, one on each line. Order, capital letters, accents, endings and the other words of the vocabulary make no difference.', max_length=2000, verbose_name='when people look for')),
                ('explanation', models.CharField(blank=True, help_text="Why it helps, in one sentence. Left empty, the page's summary is shown.", max_length=200, verbose_name='with these words')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', models.ForeignKey(help_text='Choose the English page: readers get it in their own language where it exists. While it is not public, nothing is shown.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='show this page first')),
            ],
            options={
                'verbose_name': 'page shown first in search',
                'verbose_name_plural': 'pages shown first in search',
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='UnansweredDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True, editable=False, verbose_name='day')),
                ('number', models.PositiveIntegerField(default=0, editable=False, verbose_name='number')),
                ('question', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='days', to='search.unansweredquestion')),
            ],
            options={
                'verbose_name': 'count of a question without an answer',
                'verbose_name_plural': 'counts of questions without an answer',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('question', 'day'), name='one_count_a_question_and_day')],
            },
        ),
    ]
