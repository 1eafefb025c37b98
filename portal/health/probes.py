"""Addresses for whoever watches the server: is it alive, can it serve, is all well, its figures.

None says anything personal, so none asks who wants to know; but the figures tell how busy the site
is, and so want a word.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from .figures import as_text
from .standing import Standing, how_it_stands


@require_safe
def live(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 as long as the process answers at all. It asks nobody else.

    A server that fails this one should be started again; a database that is down is no reason.
    """
    return HttpResponse("live\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer 200 when visitors can be served, else 503: send them elsewhere, or let them wait.

    The database must answer and have the tables of this code. Mail that waits, a full disk, jobs
    that are late make nobody unready: the site still keeps what it is sent. They are named.
    """
    standing = how_it_stands()
    return _told(standing, standing.is_ready)


@require_safe
def well(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (every view is given it)
    """Answer the same, and 503 as soon as anything needs somebody: for simple uptime monitors."""
    standing = how_it_stands()
    return _told(standing, not standing.look_at)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with figures for Prometheus to whoever knows METRICS_TOKEN, else 401."""
    word = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, word):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(as_text(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _told(standing: Standing, is_fine: bool) -> JsonResponse:
    told: dict[str, object] = {
        "database": "up" if standing.has_database else "down",
        "look_at": standing.look_at,
        "free_disk_megabytes": standing.disk_free // 1024**2,
    }
    told |= standing.backups
    if standing.has_database:
        told |= {
            "oldest_unsent_mail": standing.mail.oldest_seconds if standing.mail.waiting else None,
            "waiting_mail": standing.mail.waiting,
            "failed_mail": standing.mail.failed,
            "oldest_task": standing.task_seconds if standing.tasks else None,
            "waiting_tasks": standing.tasks,
            "jobs_to_look_at": standing.jobs_to_look_at,
        }
    return JsonResponse(told, status=200 if is_fine else 503)
