"""The house rules that a machine can keep. They run with every `manage.py check`."""

from django.core.checks import register

from portal.security.contact import check_contact

from .blocks import check_blocks
from .help_texts import check_help_texts
from .languages_together import check_languages_together
from .layers import check_layers
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
    register(check_contact, TAG, deploy=True)
