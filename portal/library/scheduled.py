"""What files need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Every, job

# Less than an hour, after which a job is taken to have died.
job(
    "read_documents",
    _("The text of files that a lost task left unread"),
    Every(minutes=10),
    minutes=40,
)
