"""Parity of languages: what is missing, in progress, out of date or right, page by page."""
