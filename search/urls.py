"""Where search and its suggestions are."""

from django.urls import path

from .suggest_view import suggest
from .views import search

urlpatterns = [
    path("", search, name="search"),
    path("suggest/", suggest, name="search_suggest"),
]
