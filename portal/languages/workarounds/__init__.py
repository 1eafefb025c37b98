"""Faults of wagtail-localize that we work around, each alone, until they are mended upstream."""
