"""What the library needs to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

job("delete_old_imports", _("Deletes uploaded spreadsheets after their time"), Daily(hour=3))
