"""Registers the vocabulary's admin views."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.term import TermViewSet, keep_used_terms

register_snippet(TermViewSet)
hooks.register("before_delete_snippet", keep_used_terms)
