"""Broken on purpose: a receipt is promised before COMMIT. The rig must report false successes."""

from portal.settings.production import INSTALLED_APPS

from .sound import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.broken.Hasty"]
