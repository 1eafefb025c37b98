"""The test suite: fast hashing, mail in memory, files in a folder of their own."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES
from .environment import env, read

SECRET_KEY = "only-for-tests" * 4
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO_ALLOWED = True
SECOND_STEP_FOR = "nobody"  # but where a test is about it
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SERVE_MEDIA = True
FILES = Path(tempfile.mkdtemp(prefix="portal-"))
MEDIA_ROOT = FILES / "media"
ERASURES_FILE = FILES / "erasures.txt"
STORAGES = {
    **STORAGES,
    "documents": {**STORAGES["documents"], "OPTIONS": {"location": FILES / "documents"}},
}
PAGE_CACHE = {"on": False, "folder": FILES / "pages"}  # tests/pagecache switches it on
WAGTAILADMIN_BASE_URL = "http://testserver"
INTAKE_MINIMUM_SECONDS = 0  # tests type faster than people
POSTS_PER_ADDRESS = 10_000  # and more

if template := read(env.str, "TEST_TEMPLATE", "the name of a migrated database", default=""):
    DATABASES["default"]["TEST"] = {"TEMPLATE": template}
