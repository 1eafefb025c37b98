"""The demo: a whole site in several languages, loaded by `manage.py load_demo`.

Every app brings its own part in `<app>/demo/parts.py`; this package holds what they share.
"""
