"""Webinars from announcement to recording: registration, calendar, letters, what follows."""
