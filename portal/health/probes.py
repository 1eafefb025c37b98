"""Two addresses for whoever watches the server: is the process alive, can it serve.

Neither says anything personal, so neither asks who wants to know.
"""

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.intake.models import OutboxMessage


@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 as long as the process answers at all. It asks nobody else.

    A server that fails this one should be started again; a database that is down is no reason.
    """
    return HttpResponse("live\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 when the database answers, else 503: send visitors elsewhere, or let them wait.

    `oldest_unsent_mail` is the age in whole seconds of the message that has waited longest, null
    when none waits. Old mail makes nobody unready: the site still keeps what it is sent.
    """
    try:
        oldest = OutboxMessage.objects.oldest_unsent()
    except Error:  # whatever is wrong with the database, the answer is the same
        return JsonResponse({"database": "down"}, status=503)
    age = int((timezone.now() - oldest.created_at).total_seconds()) if oldest else None
    return JsonResponse({"database": "up", "oldest_unsent_mail": age})
