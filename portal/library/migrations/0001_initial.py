import django.db.models.deletion
import modelsearch.index
import portal.library.fields
import portal.library.languages
import portal.library.storage
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PortalDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('file', portal.library.fields.CheckedDocumentField(help_text='The content must be what the name of the file says.', storage=portal.library.storage.document_storage, upload_to='documents', verbose_name='file')),
                ('language', models.CharField(blank=True, choices=portal.library.languages.edition_languages, help_text='The language the file is written in. Shown beside its link.', max_length=12, verbose_name='language')),
                ('pages', models.PositiveIntegerField(blank=True, editable=False, help_text='Counted in PDF files.', null=True, verbose_name='pages')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='PortalImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('file', portal.library.fields.CleanImageField(height_field='height', help_text='Place, time and camera that a phone writes into a picture are taken out of it. Everyone who knows the address of a picture can see it, in every collection.', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', help_text='What the picture shows, in one sentence, for people who cannot see it. Screen readers read it out unless a page gives other words.', max_length=255, verbose_name='description')),
                ('descriptions', models.JSONField(blank=True, default=dict, help_text='By the codes of the languages; those without one use the description.', verbose_name='descriptions in other languages')),
                ('credit', models.CharField(blank=True, help_text='Who made the picture, as the name should stand under it.', max_length=200, verbose_name='credit')),
                ('licence', models.CharField(blank=True, choices=[('cc-by-4.0', 'Creative Commons Attribution 4.0 (CC BY)'), ('cc-by-sa-4.0', 'Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA)'), ('cc-by-nc-4.0', 'Creative Commons Attribution-NonCommercial 4.0 (CC BY-NC)'), ('cc-by-nd-4.0', 'Creative Commons Attribution-NoDerivatives 4.0 (CC BY-ND)'), ('public-domain', 'Public domain (CC0)'), ('permission', 'Used with permission'), ('reserved', 'All rights reserved'), ('other', 'Other')], help_text='On which terms we, and others, may use the picture.', max_length=20, verbose_name='license')),
                ('licence_other', models.CharField(blank=True, help_text='Its name, if you chose “Other” above.', max_length=100, verbose_name='other license')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='DocumentText',
            fields=[
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reading', serialize=False, to='library.portaldocument', verbose_name='document')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be read'), ('read', 'Read'), ('nothing', 'No text in it'), ('encrypted', 'Needs a password'), ('too_large', 'Too large to be read'), ('failed', 'Could not be read'), ('other', 'Not a kind of file that is read')], default='waiting', max_length=10, verbose_name='state')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('language', models.CharField(blank=True, max_length=20, verbose_name='language')),
                ('pages_read', models.PositiveIntegerField(default=0, verbose_name='pages read')),
                ('is_cut', models.BooleanField(default=False, verbose_name='is cut')),
                ('facts', models.JSONField(blank=True, default=dict, verbose_name='facts')),
                ('problems', models.JSONField(blank=True, default=list, verbose_name='problems')),
                ('excludes', models.BooleanField(default=False, verbose_name='shuts readers out')),
                ('needs_work', models.BooleanField(db_index=True, default=False, verbose_name='needs work')),
                ('file_hash', models.CharField(blank=True, max_length=100, verbose_name='hash of the file')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='read at')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('not_before', models.DateTimeField(blank=True, null=True, verbose_name='not before')),
            ],
            options={
                'verbose_name': 'file that was read',
                'verbose_name_plural': 'files that were read',
                'indexes': [models.Index(fields=['state', 'not_before'], name='text_due')],
            },
        ),
        migrations.CreateModel(
            name='PortalRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='library.portalimage')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='unique_rendition')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
