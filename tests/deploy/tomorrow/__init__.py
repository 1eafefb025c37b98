"""The migrations of the next release, in a test: those of today, and one more beside this file."""

from portal.intake import migrations

__path__ = [*migrations.__path__, *__path__]  # type: ignore[has-type]  # a package's own
