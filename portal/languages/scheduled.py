"""What translations need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

job("rebuild_parity", _("Looks once more at which translations are missing or old"), Daily(hour=4))
