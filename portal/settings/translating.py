"""Machine translation, and languages that go live together."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .environment import env, read, truth

LANGUAGES_TOGETHER: dict[str, list[str]] = {}
"""Languages in which a type of page goes live at one moment: {"home.ContactPage": ["es"]}."""

REVIEWERS_NAMED = read(truth, "REVIEWERS_NAMED", "true or false", default=True)
"""Whether a page that a machine translated names the person who approved it."""

MACHINE_TRANSLATOR = read(
    env.str, "MACHINE_TRANSLATOR", "none, libretranslate, deepl, google or dummy", default="none"
)
_ADDRESS = read(
    env.str, "MACHINE_TRANSLATOR_URL", "the address of a LibreTranslate server", default=""
)
_KEY = read(env.str, "MACHINE_TRANSLATOR_KEY", "the key of the service", default="")
_PROJECT = read(
    env.str, "MACHINE_TRANSLATOR_PROJECT", "the name of a project at Google Cloud", default=""
)

MACHINE_SERVICES: dict[str, dict[str, Any]] = {
    "libretranslate": {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        "OPTIONS": {"LIBRETRANSLATE_URL": _ADDRESS.rstrip("/"), "API_KEY": _KEY},
        "NEEDS": {"MACHINE_TRANSLATOR_URL": _ADDRESS},
    },
    "deepl": {
        "CLASS": "portal.languages.machine.deepl.DeepLTranslator",
        "OPTIONS": {"AUTH_KEY": _KEY},
        "NEEDS": {"MACHINE_TRANSLATOR_KEY": _KEY},
    },
    "google": {
        "CLASS": "wagtail_localize.machine_translators.google.GoogleCloudTranslator",
        "OPTIONS": {"PROJECT_ID": _PROJECT, "CREDENTIALS_PATH": _KEY},
        "NEEDS": {"MACHINE_TRANSLATOR_PROJECT": _PROJECT, "MACHINE_TRANSLATOR_KEY": _KEY},
    },
    "dummy": {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator",
        "OPTIONS": {},
        "NEEDS": {},
    },
}


def machine_translator(name: str) -> dict[str, Any] | None:
    """Return the settings of a service for wagtail-localize, wrapped in our care; None for "none".

    Raises ImproperlyConfigured for a service that is not known or lacks what it needs.
    """
    if name == "none":
        return None
    if name not in MACHINE_SERVICES:
        raise ImproperlyConfigured(
            f"The environment variable MACHINE_TRANSLATOR is malformed: it should be none or one "
            f"of {', '.join(MACHINE_SERVICES)}. See .env.example."
        )
    service = MACHINE_SERVICES[name]
    if missing := [variable for variable, value in service["NEEDS"].items() if not value]:
        raise ImproperlyConfigured(
            f"MACHINE_TRANSLATOR={name} needs {' and '.join(missing)}. See .env.example."
        )
    return {
        "CLASS": "portal.languages.machine.translator.CarefulTranslator",
        "OPTIONS": {"CLASS": service["CLASS"], "OPTIONS": service["OPTIONS"]},
    }


WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(MACHINE_TRANSLATOR)
