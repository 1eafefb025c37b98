"""What holds in every environment. Values that differ come from the environment (.env.example)."""

from pathlib import Path
from typing import Any

from .environment import BASE_DIR, database, env, read, time_zone, truth

VAR_DIR = Path(read(env.str, "VAR_DIR", "a folder to write to", default=str(BASE_DIR / "var")))
"""Everything that a run writes: database, media, collected static files, demo mail."""

SERVE_MEDIA = read(truth, "SERVE_MEDIA", "true or false", default=False)
"""Whether the application itself serves pictures, for want of a web server in front of it."""

INSTALLED_APPS = [
    "search",
    "home",
    "programs",
    "resources",
    "portal",
    "portal.accounts",
    "portal.library",
    "portal.navigation",
    "portal.taxonomy",
    "portal.catalogue",
    "portal.languages",
    "portal.intake",
    "portal.schedule",
    "portal.pagecache",
    "portal.backup",
    "portal.archive",
    "portal.styleguide",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.accounts.wagtail_users.PortalUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth.account",
    "allauth.mfa",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "portal.health.requests.RequestLogMiddleware",
    "portal.pagecache.middleware.PageCacheMiddleware",
    # Outside WhiteNoise: its files are answers, too.
    "portal.security.middleware.ContentSecurityPolicyMiddleware",
    "portal.security.middleware.ResourcePolicyMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.languages.outside.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.second_step.middleware.SecondStepMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.languages.translators.guard.LanguagesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "portal.languages.publishing.middleware.HeldBackMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
                "wagtail.images.templatetags.wagtailimages_tags",
                "portal.library.templatetags.portal_picture",
                "portal.templatetags.portal_richtext",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data

DATABASES = {
    "default": read(
        database,
        "DATABASE_URL",
        "a database address such as postgres://user:password@localhost:5432/portal",
        default={"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "portal.sqlite3"},
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Writers wait for each other instead of failing; readers never wait (WAL).
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Languages (which ones: languages.py) and times

USE_I18N = True
USE_TZ = True
TIME_ZONE = read(
    time_zone, "TIME_ZONE", "an IANA time zone such as America/New_York", default="America/New_York"
)

DEMO_ALLOWED = False
"""The demo brings log-ins with known passwords: only for a newcomer's machine and tests."""

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(
    read(
        env.str,
        "STATIC_ROOT",
        "a folder for collected static files",
        default=str(VAR_DIR / "static"),
    )
)
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.stylesheet.StylesheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "portal.library.storage.WholeFileStorage"},
    # Not below MEDIA_ROOT: a web server would hand out private documents.
    "documents": {
        "BACKEND": "portal.library.storage.UnpublishedFileStorage",
        "OPTIONS": {"location": VAR_DIR / "documents"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

LINK_CHECK_ALSO_ASKS: set[tuple[str, int]] = set()
"""IP addresses with ports beside the public web that the check of links asks: for tests alone."""

# Mail

DEFAULT_FROM_EMAIL = read(
    env.str,
    "DEFAULT_FROM_EMAIL",
    "the address that the portal's mail comes from",
    default="Portal <portal@example.org>",
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
INTAKE_MINIMUM_SECONDS = 3  # whoever sends a form sooner is looked at in quarantine
ERASURES_FILE = VAR_DIR / "erasures.txt"
"""What was erased, as keyed hashes: kept beside the database, so that no backup brings it back."""

EMAIL_TIMEOUT = 20  # seconds; a mail server that stalls holds up the worker, never a visitor

# Passwords

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

from .backup import *  # noqa: E402, F403
from .languages import *  # noqa: E402, F403
from .opendata import *  # noqa: E402, F403
from .pagecache import *  # noqa: E402, F403
from .security import *  # noqa: E402, F403
from .sharing import *  # noqa: E402, F403
from .signing_in import *  # noqa: E402, F403
from .speed import *  # noqa: E402, F403
from .translating import *  # noqa: E402, F403
from .wagtail import *  # noqa: E402, F403
