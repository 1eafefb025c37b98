"""Broken on purpose: nobody looks whether a key was used before. The rig must report duplicates.

The rig takes the unique constraint out of the database too.
"""

from portal.settings.production import INSTALLED_APPS

from .sound import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.broken.Keyless"]
