"""A server's settings. Only waits are shorter, and a worker can be killed at the worst moment."""

from portal.settings.production import *  # noqa: F403
from portal.settings.production import MIDDLEWARE, STORAGES

EMAIL_TIMEOUT = 1
INTAKE_MINIMUM_SECONDS = 0
STORAGES = {
    **STORAGES,
    # Without collectstatic: no test here looks at a page's looks.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MIDDLEWARE = ["tests.faults.killing.KillAfterCommit", *MIDDLEWARE]
