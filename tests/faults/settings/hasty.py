"""Broken on purpose: a receipt is promised before COMMIT. The rig must report false successes."""

from .sound import *  # noqa: F403
from .sound import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.broken.Hasty"]
