"""What backups need to have done."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

if settings.BACKUP_DIR:
    job("back_up", _("Copies the whole site into the folder of backups"), Daily(hour=1))
