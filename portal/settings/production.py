"""A server: every value that matters comes from the environment, none has a default."""

import os

from portal.security.sentry import tell_sentry

from .base import *  # noqa: F403
from .base import BACKUP_DIR, DATABASES, STORAGES, VAR_DIR
from .environment import database, env, hosts, proxies, read, secret, site_address, truth
from .security import PROXIES
from .sharing import SHARED_STORAGES

DEBUG = False
SECRET_KEY = read(secret, "SECRET_KEY", "a random text of at least 50 characters")
ALLOWED_HOSTS = read(
    hosts, "ALLOWED_HOSTS", "a list of host names divided by commas, such as www.example.org"
)
DATABASE = "a database address such as postgres://user:password@localhost:5432/portal"
read(database, "DATABASE_URL", DATABASE)  # base has a default, a server has none
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Seconds; a server that is gone without a word must not hold visitors for minutes.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    # PostgreSQL keeps the plan of what portal/speed/prepared.py asked it so often; of nothing else.
    DATABASES["default"]["OPTIONS"].setdefault("prepare_threshold", 5)
WAGTAILADMIN_BASE_URL = read(
    site_address, "SITE_URL", "the public address of the site, such as https://programs.example.org"
)

vars().update(
    read(env.email_url, "EMAIL_URL", "a mail server such as smtp+tls://user:password@host:587")
)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = read(
    env.str, "DEFAULT_FROM_EMAIL", "the address that the portal's mail comes from"
)

# Behind a proxy that is not trusted all visitors look like one, and are held up like one.
TRUSTED_PROXIES = read(proxies, "TRUSTED_PROXIES", PROXIES)

STORAGES = {
    **STORAGES,
    **SHARED_STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if BACKUP_DIR is None and "BACKUP_DIR" not in os.environ:
    BACKUP_DIR = VAR_DIR / "backups"  # better than none: best on another disk

SECURE_SSL_REDIRECT = read(truth, "SECURE_SSL_REDIRECT", "true or false", default=True)
# Without a proxy in front, anybody could write that header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

ADMINS = [
    ("", address)
    for address in read(
        env.list, "ADMINS", "a list of e-mail addresses divided by commas", default=[]
    )
]
# Nothing personal in a log or in a mail about an error: portal/security/discretion.py says how.
DEFAULT_EXCEPTION_REPORTER = "portal.security.error_report.DiscreetReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "discreet": {"()": "portal.security.discretion.DiscreetFilter"},
        "require_debug_false": {"()": "django.utils.log.RequireDebugFalse"},
        "unexpected": {"()": "portal.security.error_mail.UnexpectedOnly"},
    },
    "formatters": {
        "json": {"()": "portal.security.json_lines.JsonFormatter"},
        "discreet": {"()": "portal.security.discretion.DiscreetFormatter"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["discreet"],
            "formatter": "json",
        },
        "mail_admins": {
            "class": "django.utils.log.AdminEmailHandler",
            "level": "ERROR",
            "filters": ["require_debug_false", "unexpected", "discreet"],
            "formatter": "discreet",
        },
    },
    "loggers": {
        "django": {"handlers": ["mail_admins"], "level": "INFO"},
        # What was not found has a line already: portal/health/requests.py.
        "django.request": {"level": "ERROR"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
}

if dsn := read(env.str, "SENTRY_DSN", "the address that a Sentry gave you", default=""):
    tell_sentry(dsn)
