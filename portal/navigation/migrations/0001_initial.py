import django.db.models.deletion
import uuid
import wagtail.fields
import wagtail.models.preview
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='Footer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('name', models.CharField(help_text='For staff only: tells this entry from others in lists.', max_length=100, verbose_name='name')),
                ('about', models.TextField(blank=True, help_text='Two or three sentences on who runs this site.', max_length=500, verbose_name='about')),
                ('columns', wagtail.fields.StreamField([('column', 7)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 60}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty means the title of the page or file. An address elsewhere needs words.', 'label': 'Words of the link', 'max_length': 80, 'required': False}), 2: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 3: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'required': False}), 4: ('wagtail.blocks.URLBlock', (), {'label': 'Address elsewhere', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('label', 1), ('page', 2), ('document', 3), ('url', 4)]], {'label': 'Link'}), 6: ('wagtail.blocks.ListBlock', (5,), {'label': 'Links', 'max_num': 10, 'min_num': 1}), 7: ('wagtail.blocks.StructBlock', [[('title', 0), ('links', 6)]], {})}, help_text='Two to four columns fit beside one another.', verbose_name='columns of links')),
                ('small_print', models.TextField(blank=True, help_text='Licence, funding, imprint: the last lines of every page.', max_length=500, verbose_name='small print')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'footer',
                'verbose_name_plural': 'footers',
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='MainMenu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('name', models.CharField(help_text='For staff only: tells this entry from others in lists.', max_length=100, verbose_name='name')),
                ('items', wagtail.fields.StreamField([('item', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty means the title of the page or file. An address elsewhere needs words.', 'label': 'Words of the link', 'max_length': 80, 'required': False}), 1: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'label': 'Address elsewhere', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('label', 0), ('page', 1), ('document', 2), ('url', 3)]], {'label': 'Link'}), 5: ('wagtail.blocks.ListBlock', (4,), {'default': [], 'label': 'Links below it', 'max_num': 10, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('link', 4), ('children', 5)]], {})}, help_text="Five to seven fit beside the site's name. A page that is not published, or that only some people may see, is left out by itself.", verbose_name='links')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'main menu',
                'verbose_name_plural': 'main menus',
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name='NavigationSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('footer', models.ForeignKey(blank=True, help_text='In any language. Empty means the one that was published last.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='navigation.footer', verbose_name='footer')),
                ('main_menu', models.ForeignKey(blank=True, help_text='In any language. Empty means the one that was published last.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='navigation.mainmenu', verbose_name='main menu')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'Menu and footer',
            },
        ),
        migrations.CreateModel(
            name='AlertBanner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('name', models.CharField(help_text='For staff only: tells this entry from others in lists.', max_length=100, verbose_name='name')),
                ('tone', models.CharField(choices=[('note', 'Note'), ('important', 'Important'), ('urgent', 'Urgent')], default='note', help_text='“Urgent” is for danger and closed offices: it loses its force when overused.', max_length=10, verbose_name='kind')),
                ('title', models.CharField(help_text='The message in a few words.', max_length=120, verbose_name='title')),
                ('text', models.TextField(blank=True, help_text='One or two sentences more.', max_length=300, verbose_name='text')),
                ('link', wagtail.fields.StreamField([('link', 4)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty means the title of the page or file. An address elsewhere needs words.', 'label': 'Words of the link', 'max_length': 80, 'required': False}), 1: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 2: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'required': False}), 3: ('wagtail.blocks.URLBlock', (), {'label': 'Address elsewhere', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('label', 0), ('page', 1), ('document', 2), ('url', 3)]], {})}, help_text='Where people can read more.', verbose_name='link')),
                ('shown_from', models.DateField(blank=True, help_text='The first day. Empty means from the moment it is published.', null=True, verbose_name='shown from')),
                ('shown_until', models.DateField(blank=True, help_text='The last day: the banner stays up until the end of it, midnight in the time zone of the site. Empty means until somebody unpublishes it.', null=True, verbose_name='shown until')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'alert banner',
                'verbose_name_plural': 'alert banners',
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
    ]
