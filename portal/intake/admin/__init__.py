"""The inbox in the Wagtail admin."""
