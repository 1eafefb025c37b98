"""Loads the demo, all of it or nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.accounts.roles import establish_roles

from .catalogue import catalogue
from .guard import is_loaded, refuse_on_servers, refuse_other_content
from .registry import find_parts
from .site import DemoSite
from .staff import employ_staff
from .translation import translate

Say = Callable[[str], None]

LONG = 2.0
"""Seconds after which a person wonders whether anything happens."""


def load_demo(say: Say) -> bool:
    """Load the demo in all languages of the site; `say` is called with lines of progress.

    Returns False, and changes nothing, when the demo is already there.

    Raises RefusedError on the settings of a server or when the database holds other content.
    """
    refuse_on_servers()
    if is_loaded():
        return False
    refuse_other_content()
    with transaction.atomic():
        # Blocks are written and written again: one look at the end, not a task for each of them.
        with disable_reference_index_auto_update():
            _load(say)
        with _progress("What refers to what", say):
            call_command("rebuild_references_index", verbosity=0)
    return True


def _load(say: Say) -> None:
    languages = [language for language, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    locales = [Locale.objects.get_or_create(language_code=language)[0] for language in languages]
    site = DemoSite(employ_staff())
    for part in find_parts():
        with _progress(part.title, say):
            part.load(site)
    with _progress("Pages that point at one another", say):
        site.finish()
    everything = [*site.snippets, *site.pages.values()]
    for locale in locales:
        if locale == site.locale:
            continue
        try:
            words = catalogue(locale.language_code)
        except FileNotFoundError as missing:
            say(f"Not translated into {locale.get_display_name()}: there is no {missing}")
            continue
        with _progress(f"Translation into {locale.get_display_name()}", say) as tick:
            for number, instance in enumerate(everything, 1):
                translate(instance, locale, words, site.staff["translator"])
                tick(f"{number} of {len(everything)}")
    # Translators may work in the trees of other languages, which have only just grown.
    establish_roles()


@contextmanager
def _progress(title: str, say: Say) -> Iterator[Say]:
    """Say what begins, how far it is every two seconds, and how long it took if it took long."""
    begun = said = time.monotonic()
    say(title)

    def tick(how_far: str) -> None:
        nonlocal said
        if time.monotonic() - said > LONG:
            said = time.monotonic()
            say(f"  {how_far}")

    yield tick
    if (seconds := time.monotonic() - begun) > LONG:
        say(f"  done in {seconds:.0f} s")
