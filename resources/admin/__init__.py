"""Lists of resources for staff."""
