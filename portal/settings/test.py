"""The test suite: fast hashing, mail in memory, files in a folder of their own."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403

SECRET_KEY = "only-for-tests" * 4
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO_ALLOWED = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SERVE_MEDIA = True
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="portal-media-"))
WAGTAILADMIN_BASE_URL = "http://testserver"
