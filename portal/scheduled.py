"""What Django, Wagtail and the task queue need to have done."""

from django.utils.translation import gettext_lazy as _

from portal.schedule import Daily, Every, job

job("publish_scheduled", _("Pages with a date to go live, or to expire"), Every(minutes=5))
job("prune_db_task_results", _("Takes finished tasks out of the queue"), Daily(hour=3))
job("clearsessions", _("Forgets log-ins that have ended"), Daily(hour=3))
