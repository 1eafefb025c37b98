"""Addresses of the probes: the same in every language, never cached."""

from django.urls import path

from .probes import live, metrics, ready, well

urlpatterns = [
    path("live", live, name="health_live"),
    path("ready", ready, name="health_ready"),
    path("well", well, name="health_well"),
    path("metrics", metrics, name="health_metrics"),
]
