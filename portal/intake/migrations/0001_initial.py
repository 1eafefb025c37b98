import django.db.models.deletion
import django.utils.timezone
import portal.intake.models.inquiry
import portal.intake.models.mail
import portal.intake.references
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(editable=False, unique=True)),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('reference', models.CharField(default=portal.intake.references.new_reference, editable=False, max_length=9, unique=True, verbose_name='reference')),
                ('token', models.CharField(default=portal.intake.references.new_token, editable=False, max_length=43, unique=True)),
                ('kind', models.CharField(choices=[('contact', 'Inquiry'), ('registration', 'Registration')], editable=False, max_length=20, verbose_name='kind')),
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
                ('reply_promise', models.CharField(blank=True, max_length=255, verbose_name='what was promised')),
                ('thanks', models.TextField(blank=True, editable=False)),
                ('received_at', models.DateTimeField(db_index=True, editable=False, verbose_name='received')),
                ('delete_after', models.DateField(blank=True, null=True, verbose_name='to be deleted after')),
                ('suspicions', models.JSONField(default=list, editable=False)),
                ('status', models.CharField(choices=[('quarantine', 'Quarantine'), ('new', 'New'), ('open', 'Open'), ('waiting', 'Waiting for the sender'), ('closed', 'Closed')], db_index=True, default='new', max_length=20, verbose_name='status')),
                ('assignee', models.ForeignKey(blank=True, help_text='Who answers it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='inquiries', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('page', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'inquiry',
                'verbose_name_plural': 'inquiries',
                'ordering': ['-received_at', '-pk'],
                'default_permissions': ('view', 'change'),
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
            name='OutboxMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('notice', 'Notice to the mailbox'), ('acknowledgement', 'Acknowledgement to the sender')], max_length=20, verbose_name='kind')),
                ('recipient', models.EmailField(max_length=254, verbose_name='to')),
                ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='answers go to')),
                ('subject', models.CharField(max_length=255, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('message_id', models.CharField(default=portal.intake.models.mail.new_message_id, max_length=255, unique=True)),
                ('state', models.CharField(choices=[('held', 'Held back'), ('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed')], default='waiting', max_length=20, verbose_name='state')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next attempt')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='what went wrong')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('inquiry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail', to='intake.inquiry')),
            ],
            options={
                'verbose_name': 'message',
                'verbose_name_plural': 'messages',
                'ordering': ['created_at', 'pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['state', 'next_attempt_at'], name='outbox_due')],
            },
        ),
    ]
