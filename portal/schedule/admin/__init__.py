"""The schedule in the Wagtail admin."""
