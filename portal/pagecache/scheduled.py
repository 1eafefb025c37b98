"""What the page cache has to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Every, job

job("pagecache", _("Copies of pages: those in doubt are verified"), Every(minutes=5), verify=True)
