"""Editions as files: one address for good, what it serves now, and what it served before."""
