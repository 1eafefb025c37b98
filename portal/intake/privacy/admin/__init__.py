"""Privacy in the Wagtail admin: one person's data, what is held, who looked, what was deleted."""
