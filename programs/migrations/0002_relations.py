import django.db.models.deletion
import functools
import modelcluster.fields
import portal.taxonomy.models.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('intake', '0001_initial'),
        ('library', '0001_initial'),
        ('programs', '0001_initial'),
        ('resources', '0001_initial'),
        ('taxonomy', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='programresource',
            name='resource',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='resources.resourcepage', verbose_name='resource'),
        ),
        migrations.AddField(
            model_name='storyindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='issues',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='What it is about, such as housing justice.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('issue',), **{}), related_name='+', to='taxonomy.term', verbose_name='issues'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='partnership',
            field=models.ForeignKey(blank=True, help_text='The pair that lists this story, if it belongs to one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.partnershippage', verbose_name='partnership'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='places',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The state or region, for filters and search.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('place',), **{}), related_name='+', to='taxonomy.term', verbose_name='places'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='program',
            field=models.ForeignKey(blank=True, help_text='The program that lists this story.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.programpage', verbose_name='program'),
        ),
        migrations.AddField(
            model_name='storypage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='storypartner',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='programs.storypage'),
        ),
        migrations.AddField(
            model_name='storypartner',
            name='partner',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.partnerpage', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='webinarhost',
            name='partner',
            field=models.ForeignKey(help_text="The webinar is then listed on the partner's page by itself.", on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.partnerpage', verbose_name='partner'),
        ),
        migrations.AddField(
            model_name='webinarindexpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='webinarletter',
            name='message',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='intake.outboxmessage'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='access_owner',
            field=models.ForeignKey(blank=True, help_text="Is written to when somebody asks for one. Empty means the page's owner.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who arranges access services'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='audiences',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Whom it is for.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('audience',), **{}), related_name='+', to='taxonomy.term', verbose_name='audiences'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='languages',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The languages it is given in.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('language',), **{}), related_name='+', to='taxonomy.term', verbose_name='languages'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='program',
            field=models.ForeignKey(blank=True, help_text='Empty means the program of the series.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.programpage', verbose_name='program'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='slides',
            field=models.ForeignKey(blank=True, help_text='A PDF opens on every device.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portaldocument', verbose_name='slides'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='webinarpage',
            name='subjects',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The fields of work it belongs to.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('subject',), **{}), related_name='+', to='taxonomy.term', verbose_name='subjects'),
        ),
        migrations.AddField(
            model_name='webinarhost',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='programs.webinarpage'),
        ),
        migrations.AddField(
            model_name='webinarregistration',
            name='inquiry',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='intake.inquiry'),
        ),
        migrations.AddField(
            model_name='webinarregistration',
            name='repeats',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.webinarregistration'),
        ),
        migrations.AddField(
            model_name='webinarletter',
            name='registration',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='programs.webinarregistration'),
        ),
        migrations.AddField(
            model_name='accessrequest',
            name='registration',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='access_requests', to='programs.webinarregistration'),
        ),
        migrations.AddField(
            model_name='webinarseriespage',
            name='audiences',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Whom it is for.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('audience',), **{}), related_name='+', to='taxonomy.term', verbose_name='audiences'),
        ),
        migrations.AddField(
            model_name='webinarseriespage',
            name='program',
            field=models.ForeignKey(blank=True, help_text='The program that gives the series. It is then listed there by itself.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.programpage', verbose_name='program'),
        ),
        migrations.AddField(
            model_name='webinarseriespage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='webinarseriespage',
            name='subjects',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The fields of work it belongs to.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('subject',), **{}), related_name='+', to='taxonomy.term', verbose_name='subjects'),
        ),
        migrations.AlterUniqueTogether(
            name='partnershippartner',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddConstraint(
            model_name='webinarregistration',
            constraint=models.UniqueConstraint(fields=('inquiry', 'webinar_key'), name='one_place_for_each_part'),
        ),
        migrations.AddConstraint(
            model_name='webinarletter',
            constraint=models.UniqueConstraint(fields=('registration', 'occasion'), name='one_letter_for_each_occasion'),
        ),
    ]
