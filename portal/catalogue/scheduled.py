"""What the catalogue needs to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

job("catalogue_tidy", _("Keeps searching quick, and forgets words that no page has"), Daily(hour=3))
