"""Translations that leave the house as PO files and come back."""
