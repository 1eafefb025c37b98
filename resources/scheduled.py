"""What the library needs to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, job

# Less than an hour, after which a job is taken to have died.
job(
    "check_links",
    _("Looks whether links to other sites still lead somewhere"),
    Daily(hour=3),
    minutes=40,
)
job("delete_old_imports", _("Deletes uploaded spreadsheets after their time"), Daily(hour=3))
