"""A newcomer's machine: SQLite, mail into a folder, no secrets to set."""

from .base import *  # noqa: F403
from .base import VAR_DIR
from .environment import env, read, truth
from .signing_in import NOBODY, whose_step

DEBUG = read(truth, "DEBUG", "true or false", default=True)
SECRET_KEY = read(env.str, "SECRET_KEY", "a long random text", default="only-for-this-machine" * 3)
SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

DEMO_ALLOWED = True
SECOND_STEP_FOR = read(
    whose_step,
    "SECOND_STEP_FOR",
    "nobody, sensitive or everybody",
    default=NOBODY,  # the log-ins of the demo work without a phone
)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns when there is none
