"""A server that has the migrations of the next release."""

from portal.settings.production import *  # noqa: F403

MIGRATION_MODULES = {"intake": "tests.deploy.tomorrow"}
