"""The house rules that a machine can keep. They run with every `manage.py check`."""

from django.core.checks import Tags, register

from portal.security.contact import check_contact

from .blocks import check_blocks
from .help_texts import check_help_texts
from .languages_together import check_languages_together
from .layers import check_layers
from .migrating import check_migrating
from .names import check_names
from .page_types import check_page_types
from .translating import check_translating
from .translations import check_translations

TAG = "portal"


def register_checks() -> None:
    """Let Django run the house rules."""
    for check in (
        check_blocks,
        check_help_texts,
        check_languages_together,
        check_layers,
        check_names,
        check_page_types,
        check_translating,
        check_translations,
    ):
        register(check, TAG)
    # It loads all migrations, and one of wagtail-localize's asks the database: so it runs with
    # `migrate`, and with `check --database default`.
    register(check_migrating, Tags.database)
    register(check_contact, TAG, deploy=True)
