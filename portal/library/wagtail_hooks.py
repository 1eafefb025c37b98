"""Puts our list of documents in the place of Wagtail's."""

from django.urls import URLPattern, path
from wagtail import hooks

from .admin import DocumentIndexView


@hooks.register("register_admin_urls", order=-1)
def register_list_of_documents() -> list[URLPattern]:
    """Return the addresses of the list. They come first, so Wagtail's own are not reached."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
    ]
