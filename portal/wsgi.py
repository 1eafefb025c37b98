"""The WSGI application that a server such as gunicorn runs: copies of pages first, then Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
django_application = get_wsgi_application()

# It needs Django's apps.
from portal.pagecache.front import Front  # noqa: E402

application = Front(django_application)
