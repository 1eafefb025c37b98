import django.db.models.deletion
import django.utils.timezone
import functools
import modelcluster.fields
import portal.feeds
import portal.languages.fields
import portal.library.languages
import portal.library.storage
import portal.taxonomy.models.fields
import uuid
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

from resources.indexes import drop_indexes, make_indexes


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0001_initial'),
        ('taxonomy', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=2000, verbose_name='address')),
                ('url_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('state', models.CharField(choices=[('new', 'Not looked at yet'), ('works', 'Works'), ('moved', 'Moved for good'), ('failing', 'Did not answer, looked at again'), ('broken', 'Gone'), ('unclear', 'Cannot tell')], db_index=True, default='new', max_length=10, verbose_name='state')),
                ('moved_to', models.URLField(blank=True, max_length=2000, verbose_name='new address')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('failed_days', models.PositiveSmallIntegerField(default=0, verbose_name='days on which it failed')),
                ('failing_since', models.DateTimeField(blank=True, null=True, verbose_name='failing since')),
                ('last_failed_on', models.DateField(blank=True, null=True, verbose_name='failed last on')),
                ('unclear_times', models.PositiveSmallIntegerField(default=0, verbose_name='times unclear in a row')),
                ('checked_at', models.DateTimeField(blank=True, null=True, verbose_name='looked at')),
                ('next_check_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='to be looked at')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
            },
        ),
        migrations.CreateModel(
            name='ResourceKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(help_text='As it stands in the spreadsheets.', max_length=150, verbose_name='key')),
                ('folded', models.CharField(editable=False, help_text='The key as keys are compared: without case.', max_length=300, unique=True)),
                ('translation_key', models.UUIDField(editable=False, help_text='What the page has in common with its translations.', unique=True)),
                ('version', models.JSONField(default=dict, editable=False, help_text='Digests of what the last import wrote, by column.')),
            ],
            options={
                'verbose_name': 'key of a resource',
                'verbose_name_plural': 'keys of resources',
            },
        ),
        migrations.CreateModel(
            name='ResourceImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='file')),
                ('file', models.FileField(max_length=300, storage=portal.library.storage.document_storage, upload_to='imports')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('new', 'Waiting to be checked'), ('checked', 'Checked'), ('importing', 'Being imported'), ('done', 'Imported'), ('refused', 'Cannot be read')], db_index=True, default='new', max_length=10)),
                ('refusal', models.TextField(blank=True)),
                ('notes', models.JSONField(default=list)),
                ('headings', models.JSONField(default=list)),
                ('columns', models.JSONField(default=dict)),
                ('month_first', models.BooleanField(null=True)),
                ('row_count', models.PositiveIntegerField(default=0)),
                ('publish', models.BooleanField(default=False)),
                ('overwrite', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='uploaded')),
                ('alive_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of resources',
                'verbose_name_plural': 'imports of resources',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ResourceIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists, in search results and when someone shares the page.', max_length=300, verbose_name='summary')),
                ('review_by', models.DateField(blank=True, help_text='The day on which the owner should check that the page is still right.', null=True, verbose_name='review by')),
                ('go_live_with', portal.languages.fields.LanguageListField(blank=True, default=list, help_text='The page and its translations into these languages are published at one moment, and not before all of them are ready.', verbose_name='go live together with')),
                ('translation_reviewer', models.CharField(blank=True, editable=False, max_length=255)),
                ('translation_reviewed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('intro', wagtail.fields.RichTextField(blank=True, help_text='Stands above the list. One short paragraph; may be left empty.', verbose_name='introduction')),
                ('social_image', models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'resource library',
                'verbose_name_plural': 'resource libraries',
            },
            bases=(portal.feeds.OffersFeed, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ResourcePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True, help_text='One or two plain sentences. Shown under the title, in lists, in search results and when someone shares the page.', max_length=300, verbose_name='summary')),
                ('review_by', models.DateField(blank=True, help_text='The day on which the owner should check that the page is still right.', null=True, verbose_name='review by')),
                ('go_live_with', portal.languages.fields.LanguageListField(blank=True, default=list, help_text='The page and its translations into these languages are published at one moment, and not before all of them are ready.', verbose_name='go live together with')),
                ('translation_reviewer', models.CharField(blank=True, editable=False, max_length=255)),
                ('translation_reviewed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('subtitle', models.CharField(blank=True, help_text='As it stands on the title page.', max_length=255, verbose_name='subtitle')),
                ('authors', wagtail.fields.StreamField([('person', 2), ('organization', 3)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Family name', 'max_length': 100}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'Given names', 'max_length': 100, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('family', 0), ('given', 1)]], {}), 3: ('wagtail.blocks.CharBlock', (), {'description': 'An organization that wrote it as a whole.', 'icon': 'group', 'label': 'Organization', 'max_length': 200, 'preview_value': 'A collaborating centre'})}, help_text='In the order of the title page. Empty means the publisher.', verbose_name='authors')),
                ('publisher', models.CharField(blank=True, help_text='The organization that published it, by its full name.', max_length=255, verbose_name='publisher')),
                ('published_on', models.DateField(blank=True, help_text='When the publisher brought it out, not when we list it.', null=True, verbose_name='published on')),
                ('date_precision', models.CharField(choices=[('day', 'Day, month and year'), ('month', 'Month and year'), ('year', 'Only the year')], default='day', help_text='If only the year is known, choose January 1 of that year.', max_length=10, verbose_name='how much of the date is known')),
                ('uses', wagtail.fields.StreamField([('use', 0)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Use', 'max_length': 160})}, help_text='Each completes the sentence “Use this resource to …”. Short and concrete.', verbose_name='use this resource to')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('paragraph', 3), ('steps', 9), ('definition', 14), ('callout', 18), ('questions', 23), ('passage', 28), ('quotation', 33), ('people', 39), ('picture', 43), ('film', 48), ('download', 51), ('figures', 57), ('table', 61), ('timeline', 67), ('outcome', 78), ('buttons', 85), ('cards', 92), ('invitation', 97)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 150}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('2', 'Section'), ('3', 'Part of a section')], 'help_text': "Sections appear in the page's table of contents.", 'label': 'Level'}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('level', 1)]], {}), 3: ('portal.blocks.text.ParagraphBlock', (), {}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Step', 'max_length': 150}), 6: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ul'], 'label': 'Explanation', 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('title', 5), ('text', 6)]], {}), 8: ('wagtail.blocks.ListBlock', (7,), {'label': 'Steps', 'min_num': 1}), 9: ('wagtail.blocks.StructBlock', [[('title', 4), ('steps', 8)]], {}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Term', 'max_length': 120}), 11: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Meaning'}), 12: ('wagtail.blocks.CharBlock', (), {'label': 'Other word', 'max_length': 120}), 13: ('wagtail.blocks.ListBlock', (12,), {'default': [], 'label': 'Other words for it', 'required': False}), 14: ('wagtail.blocks.StructBlock', [[('term', 10), ('meaning', 11), ('other_words', 13)]], {}), 15: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('note', 'Note'), ('tip', 'Tip'), ('important', 'Important')], 'label': 'Kind'}), 16: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120, 'required': False}), 17: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ul'], 'label': 'Text'}), 18: ('wagtail.blocks.StructBlock', [[('tone', 15), ('title', 16), ('text', 17)]], {}), 19: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 200}), 20: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ul', 'ol'], 'label': 'Answer'}), 21: ('wagtail.blocks.StructBlock', [[('question', 19), ('answer', 20)]], {}), 22: ('wagtail.blocks.ListBlock', (21,), {'label': 'Questions', 'min_num': 1}), 23: ('wagtail.blocks.StructBlock', [[('title', 4), ('questions', 22)]], {}), 24: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation'}), 25: ('wagtail.blocks.CharBlock', (), {'help_text': 'Author or publisher, and title.', 'label': 'Source', 'max_length': 250}), 26: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: p. 2', 'label': 'Where in the source', 'max_length': 60, 'required': False}), 27: ('wagtail.blocks.URLBlock', (), {'label': 'Web address of the source', 'required': False}), 28: ('wagtail.blocks.StructBlock', [[('quote', 24), ('source', 25), ('locator', 26), ('link', 27)]], {}), 29: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks.', 'label': 'Quotation'}), 30: ('wagtail.blocks.CharBlock', (), {'label': 'Speaker', 'max_length': 120}), 31: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'max_length': 160, 'required': False}), 32: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture', 'required': False}), 33: ('wagtail.blocks.StructBlock', [[('quote', 29), ('speaker', 30), ('role', 31), ('image', 32)]], {}), 34: ('wagtail.blocks.CharBlock', (), {'label': 'Name', 'max_length': 120}), 35: ('wagtail.blocks.CharBlock', (), {'label': 'Organization', 'max_length': 160, 'required': False}), 36: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'About the person', 'required': False}), 37: ('wagtail.blocks.StructBlock', [[('name', 34), ('role', 31), ('organization', 35), ('image', 32), ('about', 36)]], {}), 38: ('wagtail.blocks.ListBlock', (37,), {'label': 'People', 'min_num': 1}), 39: ('wagtail.blocks.StructBlock', [[('title', 4), ('people', 38)]], {}), 40: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 41: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'max_length': 250, 'required': False}), 42: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('text', 'As wide as the text'), ('wide', 'Wider than the text')], 'label': 'Width'}), 43: ('wagtail.blocks.StructBlock', [[('image', 40), ('caption', 41), ('width', 42)]], {}), 44: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 150}), 45: ('wagtail.blocks.URLBlock', (), {'help_text': 'Visitors go there when they choose to. Nothing loads from there before.', 'label': 'Web address'}), 46: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: 12 minutes', 'label': 'Length', 'max_length': 40, 'required': False}), 47: ('wagtail.blocks.RichTextBlock', (), {'help_text': 'For people who cannot hear or play the film.', 'label': 'Transcript', 'required': False}), 48: ('wagtail.blocks.StructBlock', [[('title', 44), ('url', 45), ('image', 32), ('duration', 46), ('transcript', 47)]], {}), 49: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File'}), 50: ('wagtail.blocks.CharBlock', (), {'label': 'What it is for', 'max_length': 200, 'required': False}), 51: ('wagtail.blocks.StructBlock', [[('document', 49), ('note', 50)]], {}), 52: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: 50 or 6.5 years', 'label': 'Figure', 'max_length': 20}), 53: ('wagtail.blocks.CharBlock', (), {'label': 'What it counts', 'max_length': 150}), 54: ('wagtail.blocks.CharBlock', (), {'label': 'Source and date', 'max_length': 200, 'required': False}), 55: ('wagtail.blocks.StructBlock', [[('value', 52), ('label', 53), ('source', 54)]], {}), 56: ('wagtail.blocks.ListBlock', (55,), {'label': 'Figures', 'max_num': 6, 'min_num': 1}), 57: ('wagtail.blocks.StructBlock', [[('title', 4), ('figures', 56)]], {}), 58: ('wagtail.blocks.CharBlock', (), {'label': 'Words', 'required': False}), 59: ('wagtail.blocks.DecimalBlock', (), {'label': 'Number', 'required': False}), 60: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Words with links', 'required': False}), 61: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 58), ('number', 59), ('rich_text', 60)]], {}), 62: ('wagtail.blocks.CharBlock', (), {'help_text': 'As readers see it, such as 2007 or March 2020.', 'label': 'When', 'max_length': 60}), 63: ('wagtail.blocks.CharBlock', (), {'label': 'What happened', 'max_length': 150}), 64: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'More about it', 'required': False}), 65: ('wagtail.blocks.StructBlock', [[('when', 62), ('title', 63), ('text', 64), ('image', 32)]], {}), 66: ('wagtail.blocks.ListBlock', (65,), {'label': 'Events', 'min_num': 1}), 67: ('wagtail.blocks.StructBlock', [[('title', 4), ('entries', 66)]], {}), 68: ('wagtail.blocks.CharBlock', (), {'label': 'What is measured', 'max_length': 200}), 69: ('wagtail.blocks.CharBlock', (), {'help_text': 'For example: homes, percent, people', 'label': 'Unit', 'max_length': 60}), 70: ('wagtail.blocks.DecimalBlock', (), {'label': 'Starting value', 'required': False}), 71: ('wagtail.blocks.DecimalBlock', (), {'label': 'Target value', 'required': False}), 72: ('wagtail.blocks.DateBlock', (), {'label': 'Measured on'}), 73: ('wagtail.blocks.DecimalBlock', (), {'label': 'Value'}), 74: ('wagtail.blocks.StructBlock', [[('on', 72), ('value', 73)]], {}), 75: ('wagtail.blocks.ListBlock', (74,), {'default': [], 'label': 'Readings', 'required': False}), 76: ('wagtail.blocks.CharBlock', (), {'label': 'How it is measured', 'max_length': 250, 'required': False}), 77: ('wagtail.blocks.URLBlock', (), {'label': 'Web address of the evidence', 'required': False}), 78: ('wagtail.blocks.StructBlock', [[('indicator', 68), ('unit', 69), ('baseline', 70), ('target', 71), ('readings', 75), ('note', 76), ('evidence', 77)]], {}), 79: ('wagtail.blocks.CharBlock', (), {'help_text': 'Empty means the title of the page or file. An address elsewhere needs words.', 'label': 'Words of the link', 'max_length': 80, 'required': False}), 80: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page of this site', 'required': False}), 81: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'required': False}), 82: ('wagtail.blocks.URLBlock', (), {'label': 'Address elsewhere', 'required': False}), 83: ('wagtail.blocks.StructBlock', [[('label', 79), ('page', 80), ('document', 81), ('url', 82)]], {}), 84: ('wagtail.blocks.ListBlock', (83,), {'label': 'Buttons', 'max_num': 3, 'min_num': 1}), 85: ('wagtail.blocks.StructBlock', [[('links', 84)]], {}), 86: ('wagtail.blocks.TextBlock', (), {'label': 'Introduction', 'required': False}), 87: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 120}), 88: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'max_length': 400, 'required': False}), 89: ('wagtail.blocks.StructBlock', [[('label', 79), ('page', 80), ('document', 81), ('url', 82)]], {'label': 'Link', 'required': False}), 90: ('wagtail.blocks.StructBlock', [[('title', 87), ('text', 88), ('image', 32), ('link', 89)]], {}), 91: ('wagtail.blocks.ListBlock', (90,), {'label': 'Cards', 'min_num': 1}), 92: ('wagtail.blocks.StructBlock', [[('title', 4), ('intro', 86), ('cards', 91)]], {}), 93: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Text'}), 94: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Contact page', 'page_type': ['home.ContactPage'], 'required': False}), 95: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('department', 'Local health department'), ('community', 'Community organization'), ('press', 'Press'), ('other', 'Someone else')], 'help_text': 'The contact form opens with this choice made.', 'label': 'Who is invited', 'required': False}), 96: ('wagtail.blocks.CharBlock', (), {'default': 'Write to us', 'label': 'Words of the button', 'max_length': 60}), 97: ('wagtail.blocks.StructBlock', [[('title', 87), ('text', 93), ('page', 94), ('audience', 95), ('button', 96)]], {})}, help_text='What the resource says, for people who decide whether to open it.', verbose_name='text')),
                ('license', models.CharField(blank=True, choices=[(None, 'Not stated'), ('public-domain', 'Public domain'), ('cc0', 'CC0: no rights reserved'), ('cc-by', 'CC BY 4.0: share and adapt, with credit'), ('cc-by-sa', 'CC BY-SA 4.0: share and adapt, with credit, alike'), ('cc-by-nc', 'CC BY-NC 4.0: share and adapt, with credit, not for profit'), ('cc-by-nc-sa', 'CC BY-NC-SA 4.0: with credit, not for profit, alike'), ('cc-by-nd', 'CC BY-ND 4.0: share unchanged, with credit'), ('cc-by-nc-nd', 'CC BY-NC-ND 4.0: share unchanged, with credit, not for profit'), ('reserved', 'All rights reserved: ask the publisher')], help_text='What others may do with it. It stands in the publication itself.', max_length=20, verbose_name='license')),
                ('license_note', models.CharField(blank=True, help_text='For example whom to ask, or what the license leaves out.', max_length=250, verbose_name='more about rights')),
                ('archived', models.BooleanField(default=False, help_text='The resource is out of date. It stays, with a clear label.', verbose_name='kept for the record')),
                ('archive_note', models.CharField(blank=True, help_text='One sentence.', max_length=250, verbose_name='why it is out of date')),
                ('audiences', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='Whom it is for.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('audience',), **{}), related_name='+', to='taxonomy.term', verbose_name='audiences')),
                ('categories', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The kind of help it gives.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('category',), **{}), related_name='+', to='taxonomy.term', verbose_name='categories')),
                ('publisher_page', models.ForeignKey(blank=True, help_text='If the publisher is one of our partners. The resource then shows there too.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name="publisher's profile")),
                ('replaced_by', models.ForeignKey(blank=True, help_text='Readers of an outdated resource are led to this one.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='resources.resourcepage', verbose_name='use this one instead')),
                ('social_image', models.ForeignKey(blank=True, help_text='Shown at the top of the page, on its card in lists and when it is shared.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='library.portalimage', verbose_name='picture')),
                ('subjects', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='The fields of work it belongs to.', limit_choices_to=functools.partial(portal.taxonomy.models.fields.choices_of, *('subject',), **{}), related_name='+', to='taxonomy.term', verbose_name='subjects')),
            ],
            options={
                'verbose_name': 'resource',
                'verbose_name_plural': 'resources',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ResourceConcern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('target', models.ForeignKey(help_text='The resource is then listed on that page by itself.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='concerns', to='resources.resourcepage')),
            ],
            options={
                'verbose_name': 'page that it belongs to',
                'verbose_name_plural': 'pages that it belongs to',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RelatedResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='picked_resources', to='resources.resourcepage')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='resources.resourcepage', verbose_name='resource')),
            ],
            options={
                'verbose_name': 'related resource',
                'verbose_name_plural': 'related resources',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EditionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('resource_key', models.UUIDField(verbose_name='resource')),
                ('edition_key', models.SlugField(max_length=20, verbose_name='edition')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('since', models.DateTimeField(verbose_name='since')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='what changed')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.portaldocument', verbose_name='file')),
            ],
            options={
                'verbose_name': 'file of an edition',
                'verbose_name_plural': 'files of editions',
                'constraints': [models.UniqueConstraint(fields=('resource_key', 'edition_key', 'number'), name='unique_edition_file'), models.UniqueConstraint(condition=models.Q(('until', None)), fields=('resource_key', 'edition_key'), name='one_file_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ImportRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('key', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('rows', models.JSONField()),
                ('outcome', models.CharField(choices=[('new', 'New'), ('changed', 'Changed'), ('conflict', 'Changed on both sides'), ('unchanged', 'Unchanged'), ('problem', 'Problem')], db_index=True, max_length=10)),
                ('plan', models.JSONField(default=dict)),
                ('fingerprint', models.CharField(max_length=64)),
                ('result', models.CharField(choices=[('waiting', 'Not imported'), ('written', 'Imported'), ('again', 'Look again: the library changed meanwhile'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('result_words', models.TextField(blank=True)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='resources.resourceimport')),
            ],
            options={
                'verbose_name': 'record of an import',
                'verbose_name_plural': 'records of an import',
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('upload', 'position'), name='one_record_for_each_row')],
            },
        ),
        migrations.CreateModel(
            name='ResourceEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('language', models.CharField(choices=portal.library.languages.edition_languages, default='en', help_text='The language that the edition is written in.', max_length=12, verbose_name='language')),
                ('title', models.CharField(blank=True, help_text='As it stands on the edition itself. Empty means the title of this page.', max_length=255, verbose_name='title in that language')),
                ('key', models.SlugField(blank=True, editable=False, max_length=20, verbose_name='key in the address')),
                ('change_note', models.CharField(blank=True, help_text='When you choose another file: what changed. Stands beside earlier versions.', max_length=200, verbose_name='what is new in this file')),
                ('url', models.URLField(blank=True, help_text='Where the edition can be had. Give a file or an address, not both.', max_length=500, verbose_name='or address elsewhere')),
                ('pages', models.PositiveIntegerField(blank=True, help_text='How many pages it has. Empty means: as counted in the file.', null=True, verbose_name='pages')),
                ('accessible', models.CharField(choices=[('unknown', 'Not checked'), ('yes', 'Accessible'), ('no', 'Not accessible')], default='unknown', help_text='Can someone with a screen reader read it: headings, reading order, tags?', max_length=10, verbose_name='accessible')),
                ('note', models.CharField(blank=True, help_text='Said beside the edition, for example: summary only.', max_length=200, verbose_name='note')),
                ('document', models.ForeignKey(blank=True, help_text='Format and size are read from the file.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.portaldocument', verbose_name='file')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='resources.resourcepage')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='LinkUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='resources.link')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_out', to='resources.resourcepage')),
            ],
            options={
                'verbose_name': 'link on a page',
                'verbose_name_plural': 'links on pages',
                'constraints': [models.UniqueConstraint(fields=('link', 'page'), name='unique_link_use')],
            },
        ),
        migrations.RunPython(make_indexes, drop_indexes),
    ]
