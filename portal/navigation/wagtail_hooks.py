"""Registers the navigation's admin views."""

from wagtail.snippets.models import register_snippet

from .admin import NavigationGroup

register_snippet(NavigationGroup)
