"""What inquiries need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, Every, WorkingDays, job

job("send_mail_outbox", _("Mail that a lost task left behind"), Every(minutes=5))
job("purge_personal_data", _("Deletes personal data whose day has come"), Daily(hour=2))
job(
    "remind_of_overdue",
    _("Reminds those who answer of what is overdue or due today"),
    WorkingDays(hour=7),
)
