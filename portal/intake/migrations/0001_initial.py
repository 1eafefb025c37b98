import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import portal.intake.models.inquiry
import portal.intake.models.mail
import portal.intake.models.saved_answer
import portal.intake.references
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='when')),
            ],
            options={
                'verbose_name': 'erasure',
                'verbose_name_plural': 'erasures',
                'ordering': ['at', 'pk'],
                'default_permissions': ('add',),
            },
        ),
        migrations.CreateModel(
            name='LearnedFrom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12, unique=True, verbose_name='language')),
                ('spam', models.PositiveIntegerField(default=0, verbose_name='spam')),
                ('letters', models.PositiveIntegerField(default=0, verbose_name='messages of people')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SavedAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='For your colleagues. The sender does not see it.', max_length=120, verbose_name='title')),
                ('language', models.CharField(choices=portal.intake.models.saved_answer.site_languages, default=portal.intake.models.saved_answer.first_language, help_text='It is offered when an inquiry in this language is answered.', max_length=12, verbose_name='language')),
                ('text', models.TextField(help_text='These are filled in: {name} (the sender), {reference}, {page} (where they wrote), {me} (your name).', max_length=10000, verbose_name='text')),
            ],
            options={
                'verbose_name': 'saved answer',
                'verbose_name_plural': 'saved answers',
                'ordering': ['language', 'title'],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('retention', 'Deleted on its day'), ('withdrawal', 'Withdrawn by its sender'), ('erasure', 'Erased for one person'), ('repeated', 'Erased again after a backup was restored'), ('export', 'Handed to one person'), ('shortened', 'To be deleted sooner than promised')], editable=False, max_length=20, verbose_name='act')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('form', models.CharField(blank=True, editable=False, max_length=255, verbose_name='form')),
                ('counts', models.JSONField(default=dict, editable=False)),
                ('first_day', models.DateField(editable=False, null=True, verbose_name='from')),
                ('last_day', models.DateField(editable=False, null=True, verbose_name='until')),
                ('user', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit entries',
                'ordering': ['-at', '-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(editable=False, verbose_name='month')),
                ('kind', models.CharField(choices=[('contact', 'Inquiry'), ('registration', 'Registration'), ('response', 'Response to a page')], editable=False, max_length=20, verbose_name='kind')),
                ('form', models.CharField(editable=False, max_length=255, verbose_name='form')),
                ('audience', models.CharField(blank=True, choices=[('department', 'Local health department'), ('community', 'Community organization'), ('press', 'Press'), ('other', 'Someone else')], editable=False, max_length=20, verbose_name='who is writing')),
                ('language', models.CharField(editable=False, max_length=12, verbose_name='language')),
                ('number', models.PositiveIntegerField(default=0, editable=False, verbose_name='number')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ['month', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('month', 'kind', 'form', 'audience', 'language'), name='one_figure_a_cell')],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('reference', models.CharField(default=portal.intake.references.new_reference, editable=False, max_length=9, unique=True, verbose_name='reference')),
                ('token', models.CharField(default=portal.intake.references.new_token, editable=False, max_length=43, unique=True)),
                ('kind', models.CharField(choices=[('contact', 'Inquiry'), ('registration', 'Registration'), ('response', 'Response to a page')], editable=False, max_length=20, verbose_name='kind')),
                ('page_title', models.CharField(editable=False, max_length=255, verbose_name='page')),
                ('language', models.CharField(editable=False, max_length=12, verbose_name='language')),
                ('audience', models.CharField(blank=True, choices=[('department', 'Local health department'), ('community', 'Community organization'), ('press', 'Press'), ('other', 'Someone else')], editable=False, max_length=20, verbose_name='who is writing')),
                ('route', models.CharField(blank=True, editable=False, max_length=120, verbose_name='route')),
                ('mailbox', models.EmailField(blank=True, editable=False, max_length=254, verbose_name='mailbox')),
                ('sender_name', models.CharField(blank=True, editable=False, max_length=255, verbose_name='sender')),
                ('sender_email', models.EmailField(blank=True, editable=False, max_length=254, verbose_name="sender's e-mail")),
                ('stored_answers', models.JSONField(default=list, editable=False, encoder=portal.intake.models.inquiry.ReadableJSONEncoder)),
                ('consent_wording', models.TextField(blank=True, editable=False, verbose_name='consent given to')),
                ('consent_version', models.CharField(blank=True, editable=False, max_length=12)),
                ('consent_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='consent given')),
                ('reply_promise', models.CharField(blank=True, max_length=255, verbose_name='what was promised')),
                ('thanks', models.TextField(blank=True, editable=False)),
                ('received_at', models.DateTimeField(db_index=True, editable=False, verbose_name='received')),
                ('delete_after', models.DateField(blank=True, null=True, verbose_name='to be deleted after')),
                ('suspicions', models.JSONField(default=list, editable=False)),
                ('points', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('text_mark', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('verdict', models.CharField(blank=True, choices=[('person', 'No spam'), ('spam', 'Spam')], editable=False, max_length=10, verbose_name='verdict')),
                ('status', models.CharField(choices=[('quarantine', 'Quarantine'), ('new', 'New'), ('open', 'Open'), ('waiting', 'Waiting for the sender'), ('closed', 'Closed'), ('withdrawn', 'Withdrawn by the sender')], db_index=True, default='new', max_length=20, verbose_name='status')),
                ('is_limited', models.BooleanField(default=False, editable=False, verbose_name='limited to a group')),
                ('answer_within_days', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='answer within (working days)')),
                ('due_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='due')),
                ('first_replied_at', models.DateTimeField(editable=False, null=True, verbose_name='first reply')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                ('closing_reason', models.CharField(blank=True, choices=[('telephone', 'Answered by telephone or in person'), ('elsewhere', 'Answered by other mail'), ('duplicate', 'Same as another inquiry'), ('no answer', 'No answer is needed'), ('spam', 'Spam'), ('other', 'Another reason')], editable=False, max_length=20, verbose_name='reason')),
                ('closing_words', models.CharField(blank=True, editable=False, max_length=255, verbose_name='in your words')),
                ('assignee', models.ForeignKey(blank=True, help_text='Who answers it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='inquiries', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('duplicate_of', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duplicates', to='intake.inquiry', verbose_name='same as')),
                ('handled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='auth.group', verbose_name='handled by')),
                ('page', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'inquiry',
                'verbose_name_plural': 'inquiries',
                'ordering': ['-received_at', '-pk'],
                'permissions': [('oversee_inquiry', 'Can read the inquiries of every group')],
                'default_permissions': ('view', 'change'),
            },
        ),
        migrations.CreateModel(
            name='AccessEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('look', models.CharField(choices=[('opened', 'Opened'), ('listed', 'Opened a list of people'), ('searched', 'Searched the list'), ('exported', 'Downloaded a list'), ('person sought', 'Looked for one person'), ('person exported', "Downloaded one person's data")], editable=False, max_length=20, verbose_name='what')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='when')),
                ('number', models.PositiveIntegerField(editable=False, null=True, verbose_name='records')),
                ('sameness', models.CharField(editable=False, max_length=80, unique=True)),
                ('user', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('inquiry', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='looks', to='intake.inquiry', verbose_name='inquiry')),
            ],
            options={
                'verbose_name': 'access',
                'verbose_name_plural': 'accesses',
                'ordering': ['-at', '-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='InquiryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=5000, verbose_name='note')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='intake.inquiry')),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LearnedToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('link', 'Site that is linked to'), ('sender', "Domain of the sender's address"), ('word', 'Word')], max_length=10, verbose_name='kind')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('fingerprint', models.CharField(max_length=64)),
                ('text', models.CharField(blank=True, max_length=255, verbose_name='text')),
                ('in_spam', models.PositiveIntegerField(default=0, verbose_name='in spam')),
                ('in_letters', models.PositiveIntegerField(default=0, verbose_name='in messages of people')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('kind', 'language', 'fingerprint'), name='each_token_is_learned_once')],
            },
        ),
        migrations.CreateModel(
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('notice', 'Notice to the mailbox'), ('acknowledgement', 'Acknowledgement to the sender'), ('reply', 'Reply to the sender'), ('addition', 'Notice of an addition'), ('withdrawal', 'Notice of a withdrawal'), ('overdue', 'Reminder of overdue inquiries'), ('seat', 'A seat from the waiting list'), ('cancellation', 'Confirmation of a cancelled registration'), ('reminder', 'Reminder of a webinar'), ('change', 'Notice of a change'), ('access', 'Request for an access service'), ('recording', 'What is left of a webinar'), ('translation', 'Notice of outdated translations'), ('account', 'Notice about an account')], max_length=20, verbose_name='kind')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
                ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='answers go to')),
                ('subject', models.CharField(max_length=255, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(blank=True, verbose_name='text with layout')),
                ('calendar', models.TextField(blank=True, verbose_name='calendar file')),
                ('in_reply_to', models.CharField(blank=True, max_length=255)),
                ('leave_url', models.CharField(blank=True, max_length=500)),
                ('message_id', models.CharField(default=portal.intake.models.mail.new_message_id, max_length=255, unique=True)),
                ('state', models.CharField(choices=[('held', 'Held back'), ('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed')], default='waiting', max_length=20, verbose_name='state')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='what went wrong')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('inquiry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mail', to='intake.inquiry')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Addition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('text', models.TextField(editable=False, verbose_name='addition')),
                ('suspicions', models.JSONField(default=list, editable=False)),
                ('is_held', models.BooleanField(db_index=True, default=False, editable=False)),
                ('verdict', models.CharField(blank=True, choices=[('person', 'No spam'), ('spam', 'Spam')], editable=False, max_length=10, verbose_name='verdict')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='additions', to='intake.inquiry')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='intake.outboxmessage')),
            ],
            options={
                'verbose_name': 'addition',
                'verbose_name_plural': 'additions',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='RecentPost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=64)),
                ('post', models.CharField(max_length=64)),
                ('at', models.DateTimeField(db_index=True)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('address', 'post'), name='each_post_counts_once')],
            },
        ),
        migrations.CreateModel(
            name='RefusalCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('reason', models.CharField(choices=[('pace', 'Too many from one address'), ('mistakes', 'Mistakes in the form'), ('unconfirmed', 'Without the cookie of the form')], max_length=20)),
                ('number', models.PositiveIntegerField(default=0)),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'reason'), name='one_count_a_day_and_reason')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('day', 'recipient'), name='reminded_once')],
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('text', models.TextField(max_length=20000, verbose_name='reply')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='intake.inquiry')),
                ('message', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reply', to='intake.outboxmessage')),
            ],
            options={
                'verbose_name': 'reply',
                'verbose_name_plural': 'replies',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_key', models.UUIDField(db_index=True, editable=False)),
                ('text', models.TextField(editable=False, verbose_name='response')),
                ('name', models.CharField(blank=True, editable=False, max_length=255, verbose_name='name')),
                ('language', models.CharField(editable=False, max_length=12, verbose_name='language')),
                ('lost_links', models.BooleanField(default=False, editable=False)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('state', models.CharField(choices=[('waiting', 'Waits'), ('published', 'On the page'), ('declined', 'Declined')], default='waiting', editable=False, max_length=10, verbose_name='state')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('inquiry', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='response', to='intake.inquiry')),
            ],
            options={
                'verbose_name': 'response',
                'verbose_name_plural': 'responses',
                'ordering': ['-sent_at', '-pk'],
                'default_permissions': ('change',),
            },
        ),
        migrations.CreateModel(
            name='SentBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('pace', 'Too many from one address'), ('mistakes', 'Mistakes in the form'), ('unconfirmed', 'Without the cookie of the form')], max_length=20, verbose_name='reason')),
                ('source', models.CharField(blank=True, max_length=64)),
                ('more', models.PositiveIntegerField(default=0, verbose_name='more like it')),
                ('at', models.DateTimeField(db_index=True)),
                ('inquiry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sent_back', to='intake.inquiry')),
            ],
            options={
                'verbose_name': 'sent back',
                'verbose_name_plural': 'sent back',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SentenceMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(db_index=True, max_length=32)),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='intake.inquiry')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='inquiry',
            constraint=models.CheckConstraint(condition=models.Q(('closing_reason', ''), ('first_replied_at', None), ('status', 'closed'), _negated=True), name='closed_with_answer_or_reason'),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(fields=['state', 'next_attempt_at'], name='outbox_due'),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(django.db.models.functions.text.Upper('recipient'), models.F('kind'), models.F('created_at'), name='outbox_lately_to'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('inquiry', 'key'), name='reply_once'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'waiting'), ('decided_at__isnull', False), _connector='OR'), name='response_decided'),
        ),
        migrations.AddIndex(
            model_name='sentback',
            index=models.Index(fields=['source', 'at'], name='sent_back_by_source'),
        ),
    ]
