import django.db.models.deletion
import functools
import modelcluster.fields
import portal.taxonomy.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0001_initial'),
        ('resources', '0001_initial'),
        ('taxonomy', '0001_initial'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='resourcepage',
            name='audiences',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Whom it is for.', limit_choices_to=functools.partial(portal.taxonomy.models.choices_of, *('audience',), **{}), related_name='+', to='taxonomy.term', verbose_name='audiences'),
        ),
        migrations.AddField(
            model_name='resourcepage',
            name='categories',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The kind of help it gives.', limit_choices_to=functools.partial(portal.taxonomy.models.choices_of, *('category',), **{}), related_name='+', to='taxonomy.term', verbose_name='categories'),
        ),
        migrations.AddField(
            model_name='resourcepage',
            name='publisher_page',
            field=models.ForeignKey(blank=True, help_text='If the publisher is one of our partners. The resource then shows there too.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name="publisher's profile"),
        ),
        migrations.AddField(
            model_name='resourcepage',
            name='replaced_by',
            field=models.ForeignKey(blank=True, help_text='Readers of an outdated resource are led to this one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='resources.resourcepage', verbose_name='use this one instead'),
        ),
        migrations.AddField(
            model_name='resourcepage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='resourcepage',
            name='subjects',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The fields of work it belongs to.', limit_choices_to=functools.partial(portal.taxonomy.models.choices_of, *('subject',), **{}), related_name='+', to='taxonomy.term', verbose_name='subjects'),
        ),
        migrations.AddField(
            model_name='resourceedition',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='resources.resourcepage'),
        ),
        migrations.AddField(
            model_name='resourceconcern',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='concerns', to='resources.resourcepage'),
        ),
        migrations.AddField(
            model_name='relatedresource',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked_resources', to='resources.resourcepage'),
        ),
        migrations.AddField(
            model_name='relatedresource',
            name='resource',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='resources.resourcepage', verbose_name='resource'),
        ),
        migrations.AlterUniqueTogether(
            name='resourceedition',
            unique_together={('translation_key', 'locale')},
        ),
    ]
