"""Two addresses for whoever watches the server: is the process alive, can it serve.

Neither says anything personal, so neither asks who wants to know.
"""

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from portal.backup.standing import report as backups
from portal.intake.models import OutboxMessage
from portal.schedule.standing import standings


@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 as long as the process answers at all. It asks nobody else.

    A server that fails this one should be started again; a database that is down is no reason.
    """
    return HttpResponse("live\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 when the database answers, else 503: send visitors elsewhere, or let them wait.

    `oldest_unsent_mail` says for how many seconds the message that has waited longest has been
    due, null when none waits; beside it stand the numbers of those that wait and that were given
    up. `jobs_to_look_at` names the scheduled jobs that failed, are late or never ran;
    where backups are made, `hours_since_backup` and `backup_too_old` stand for the newest. None of
    it makes anybody unready: the site still keeps what it is sent.
    """
    try:
        mail = OutboxMessage.objects.figures()
        jobs = [line.job.command for line in standings() if line.needs_a_look]
    except Error:  # whatever is wrong with the database, the answer is the same
        return JsonResponse({"database": "down"}, status=503)
    return JsonResponse(
        {
            "database": "up",
            "oldest_unsent_mail": mail.oldest_seconds if mail.waiting else None,
            "waiting_mail": mail.waiting,
            "failed_mail": mail.failed,
            "jobs_to_look_at": jobs,
            **backups(),
        }
    )
