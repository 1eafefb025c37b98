"""Vocabulary."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TaxonomyConfig(AppConfig):
    """Vocabulary."""

    name = "portal.taxonomy"
    verbose_name = _("Vocabulary")
