"""Where Django's formats of dates and numbers are not those of the readers of this site.

Each package is named after a locale and holds only what differs; the rest is Django's.
"""
