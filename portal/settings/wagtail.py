"""Wagtail and wagtail-localize."""

from .environment import env, read, site_address

WAGTAIL_SITE_NAME = read(
    env.str, "SITE_NAME", "the name of the program site", default="Community Program Portal"
)
WAGTAILADMIN_BASE_URL = read(
    site_address,
    "SITE_URL",
    "the public address of the site, such as https://programs.example.org",
    default="http://localhost:8000",
)

WAGTAIL_I18N_ENABLED = True
# The default publishes copies in the source language as if they were translated.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

WAGTAILIMAGES_IMAGE_MODEL = "library.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "library.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.library.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.library.forms.FileForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
# Files are for keeping: none is shown inside the browser, where its scripts could run.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "pptx", "txt", "vtt", "xlsx", "zip"]

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

WAGTAILADMIN_USER_LOGIN_FORM = "portal.accounts.forms.LoginForm"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"  # one door for all
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "portal.accounts.password_reset.QueuedPasswordResetForm"  # noqa: S105 (a class)
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
        },
    },
    "short": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "document-link"]},
    },
}
