"""Tells Sentry of errors where SENTRY_DSN is set: what and where, nothing about whom.

Sentry's own scrubbing goes by names such as "password". Letters and addresses of people are named
like anything, so whatever could hold a value is left out here before it leaves the server: the
request, cookies, variables, breadcrumbs, the words of exceptions.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .discretion import discreet

KEPT = ("event_id", "timestamp", "level", "platform", "release", "environment", "server_name",
        "logger", "transaction", "exception", "sdk")  # fmt: skip
KEPT_OF_FRAMES = ("module", "function", "filename", "lineno", "in_app", "context_line")


def scrubbed(event: dict[str, Any], _hint: object = None) -> dict[str, Any]:
    """Return what of an event may leave: types, lines of code, and the route."""
    kept = {name: event[name] for name in KEPT if name in event}
    if "transaction" in kept:
        kept["transaction"] = discreet(str(kept["transaction"]))
    told = (event.get("exception") or {}).get("values") or []
    kept["exception"] = {"values": [_scrubbed_exception(one) for one in told]}
    return kept


def _scrubbed_exception(told: dict[str, Any]) -> dict[str, Any]:
    frames = (told.get("stacktrace") or {}).get("frames") or []
    return {
        "type": told.get("type"),
        "module": told.get("module"),
        "stacktrace": {
            "frames": [
                {name: frame[name] for name in KEPT_OF_FRAMES if name in frame} for frame in frames
            ]
        },
    }


def tell_sentry(dsn: str, **options: Any) -> None:
    """Send errors to a Sentry from now on. Raises ImproperlyConfigured where it is not installed.

    `options` are those of sentry_sdk.init, such as another transport.
    """
    try:
        import sentry_sdk  # noqa: PLC0415 (most sites do without it)
    except ImportError as error:
        raise ImproperlyConfigured(
            "SENTRY_DSN is set, and sentry-sdk is not installed: make install-all"
        ) from error
    chosen: dict[str, Any] = {
        "dsn": dsn,
        "before_send": scrubbed,
        "before_breadcrumb": lambda _crumb, _hint: None,
        "send_default_pii": False,
        "include_local_variables": False,
        "max_request_body_size": "never",
        "max_breadcrumbs": 0,
    }
    sentry_sdk.init(**chosen, **options)
