"""The command that adds a language of the settings to the site."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import to_locale
from wagtail.models import Locale, Orderable, Page, Site, TranslatableMixin, get_translatable_models

from portal.accounts.roles import establish_roles
from portal.languages.catalogues import catalogue_path, interface
from portal.library.languages import language


class Command(BaseCommand):
    """Opens the site for a language that SITE_LANGUAGES names."""

    help = (
        "Open the site for a language that SITE_LANGUAGES names, and say what is to be "
        "translated. Run it again at any time: it changes nothing and says how far you are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the language."""
        parser.add_argument("code", help="a language code such as fr or ht")

    def handle(self, *, code: str, **_options: Any) -> None:
        """Make the locale, bring the roles in step and say what comes next."""
        _refuse(code)
        locale, created = Locale.objects.get_or_create(language_code=code)
        establish_roles()
        name = language(code).name
        self.stdout.write(
            self.style.SUCCESS(
                f"The site is open for {name}." if created else f"{name} is already here."
            )
        )
        for number, line in enumerate(_next_steps(locale), 1):
            self.stdout.write(f"{number}. {line}")


def _refuse(code: str) -> None:
    known = [known for known, _name in settings.LANGUAGES]
    if code == settings.LANGUAGE_CODE:
        raise CommandError(f"{language(code).name} is the language that pages are written in.")
    if code in known:
        return
    if language(code).name == code:
        raise CommandError(f"“{code}” is not the code of a language. Codes look like fr or ht.")
    raise CommandError(
        f"{language(code).name} is not among the languages of the site. "
        f"Set SITE_LANGUAGES={','.join([*known, code])}, restart, and run this again."
    )


def _next_steps(locale: Locale) -> Iterator[str]:
    """Yield what is left to do before readers find the language, in the order of doing it."""
    yield _interface_step(locale.language_code)
    yield _front_page_step(locale)
    for model in sorted(get_translatable_models(), key=lambda model: model._meta.label):
        # Rows are translated with the page that they belong to.
        if not issubclass(model, (Page, Orderable)) and (step := _snippets_step(model, locale)):
            yield step
    yield "People: give the role Translators to those who translate (Settings > Users)."


def _interface_step(code: str) -> str:
    path = catalogue_path(code).relative_to(settings.BASE_DIR)
    found = interface(code)
    if found is None:
        return (
            f"Interface: there is no {path}, so buttons and labels are in English. "
            f"A developer makes it with `make messages CODE={to_locale(code)}`."
        )
    return f"Interface: {found.translated} of {found.total} texts in {path} are translated."


def _front_page_step(locale: Locale) -> str:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    source = site.root_page if site and site.root_page.depth > 1 else None
    if source is None:
        return "Front page: the site has none yet. Run `manage.py start_site NAME` first."
    translation = source.get_translation_or_none(locale)
    if translation is None:
        address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
        return (
            f"Front page: translate “{source.title}” first, because all other pages stand below "
            f"it: {settings.WAGTAILADMIN_BASE_URL}{address}"
        )
    if not translation.live or translation.alias_of_id:
        address = reverse("wagtailadmin_pages:edit", args=[translation.pk])
        return (
            "Front page: publish it, and the language switch shows the language: "
            f"{settings.WAGTAILADMIN_BASE_URL}{address}"
        )
    below = {"depth__gt": 1, "alias_of": None}
    pages = Page.objects.filter(locale=locale, **below).count()
    of_all = Page.objects.filter(locale=source.locale, **below).count()
    return f"Pages: {pages} of {of_all} are there, the front page among them."


def _snippets_step(model: type[TranslatableMixin], locale: Locale) -> str | None:
    """Return how many of a kind of snippet are translated; None where there are none."""
    entries = model._default_manager.filter(locale__language_code=settings.LANGUAGE_CODE)
    keys = set(entries.values_list("translation_key", flat=True))
    done = model._default_manager.filter(locale=locale, translation_key__in=keys).count()
    name = capfirst(str(model._meta.verbose_name_plural))
    return f"{name}: {done} of {len(keys)} are translated." if keys else None
