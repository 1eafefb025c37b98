import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('home', '0001_initial'),
        ('library', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='contactpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='contactquestion',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='contactquestion',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='form_fields', to='home.contactpage'),
        ),
        migrations.AddField(
            model_name='contactroute',
            name='locale',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale'),
        ),
        migrations.AddField(
            model_name='contactroute',
            name='page',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='routes', to='home.contactpage'),
        ),
        migrations.AddField(
            model_name='homepage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AddField(
            model_name='standardpage',
            name='social_image',
            field=models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture'),
        ),
        migrations.AlterUniqueTogether(
            name='contactquestion',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AlterUniqueTogether(
            name='contactroute',
            unique_together={('translation_key', 'locale')},
        ),
    ]
