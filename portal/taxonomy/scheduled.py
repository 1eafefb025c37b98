"""What the vocabulary needs to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

job("check_vocabulary", _("Says when a word stands for two terms"), Daily(hour=4))
