"""What files need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Every, job

job("read_documents", _("The text of files that a lost task left unread"), Every(minutes=10))
