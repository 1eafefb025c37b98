"""What webinars need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Every, job

job("send_webinar_letters", _("Reminders of webinars, and news of changes"), Every(minutes=5))
