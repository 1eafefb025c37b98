"""Figures for a program that watches over months, in the text format of Prometheus.

Requests are counted in each process as they are answered (counting.py), and added up when somebody
asks: gunicorn's configuration gives all its processes a folder to count in (portal/security/
web_server.py). What stands in the database is asked for then.
"""

import os
from collections.abc import Iterable

from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector

from .standing import Standing, how_it_stands


def as_text() -> bytes:
    """Return all figures of this server."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        requests = generate_latest(registry)
    else:
        requests = generate_latest(REGISTRY)
    standing = CollectorRegistry()
    standing.register(_StandingCollector())
    return bytes(requests + generate_latest(standing))


class _StandingCollector:
    """Turns what the probes know into figures."""

    def collect(self) -> Iterable[Metric]:
        standing = how_it_stands()
        yield _one("portal_database_up", "1 when the database answers", standing.has_database)
        yield _one("portal_disk_free_bytes", "Room in VAR_DIR", standing.disk_free)
        if not standing.has_database:
            return
        yield from _of_the_database(standing)


def _of_the_database(standing: Standing) -> Iterable[Metric]:
    mail = standing.mail
    yield _one("portal_outbox_waiting", "Letters that are due and not sent", mail.waiting)
    yield _one("portal_outbox_failed", "Letters that were given up", mail.failed)
    yield _one("portal_outbox_oldest_seconds", "Wait of the oldest letter", mail.oldest_seconds)
    yield _one("portal_queue_waiting", "Tasks that the worker has not begun", standing.tasks)
    yield _one("portal_queue_oldest_seconds", "Wait of the oldest task", standing.task_seconds)
    wrong = GaugeMetricFamily(
        "portal_job_needs_a_look", "Failed, late or never ran", labels=["job"]
    )
    done = GaugeMetricFamily("portal_job_done_seconds", "Time of its last success", labels=["job"])
    for line in standing.jobs:
        wrong.add_metric([line.job.command], float(line.needs_a_look))
        if line.run.done_at:
            done.add_metric([line.job.command], line.run.done_at.timestamp())
    yield from (wrong, done)


def _one(name: str, help_text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, help_text, value=float(value))
