"""Registers the vocabulary's admin views."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.deleting import keep_used_terms
from .admin.history import register_log_actions
from .admin.term import TermViewSet, warn_of_overlaps

register_snippet(TermViewSet)
hooks.register("before_delete_snippet", keep_used_terms)
hooks.register("after_create_snippet", warn_of_overlaps)
hooks.register("after_edit_snippet", warn_of_overlaps)
hooks.register("register_log_actions", register_log_actions)
