"""All words of a site in its source language and in another: what is right, and what is not.

Reads the database of the process that it runs in, and the interface's catalogues.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

import polib
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.db import models
from wagtail.models import Locale, Site
from wagtail_localize.fields import SynchronizedField
from wagtail_localize.models import StringSegment

from portal.library.models import PortalDocument

from .site import ROOT, PortalSite

PLACEHOLDER = re.compile(r"%\(\w+\)[sdi]|%[sdi]|\{\w*\}")
INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2066-\u2069]")
"""Soft hyphens, places to break, and marks of direction."""


@dataclass(frozen=True)
class Wording:
    """The words of a site for one target language.

    `source` are words of the source language that have a translation or should have one, `target`
    their translations, and `names` the words that are the same in both.
    """

    source: frozenset[str]
    target: frozenset[str]
    names: frozenset[str]

    def as_json(self) -> str:
        """Write it as JSON."""
        return json.dumps({key: sorted(value) for key, value in asdict(self).items()})

    @classmethod
    def from_json(cls, written: str) -> "Wording":
        """Read what `as_json` wrote."""
        return cls(**{key: frozenset(value) for key, value in json.loads(written).items()})


def wordings_of(site: PortalSite, *languages: str) -> dict[str, Wording]:
    """Return the wording of another process's site for each language, asked once for all."""
    ask = (
        "from tests.rig.wording import site_wording as ask\n"
        f"for language in {languages!r}: print('WORDING', ask(language).as_json())"
    )
    _before, *printed = site.manage("shell", "-v0", "-c", ask).split("WORDING")
    return dict(zip(languages, map(Wording.from_json, printed), strict=True))


def site_wording(language: str) -> Wording:
    """Return the wording of this process's site."""
    return wording([*_interface(language), *_content(language)], _names())


def wording(pairs: Iterable[tuple[str, str]], names: Iterable[str]) -> Wording:
    """Sort words given as (source, translation); an empty translation is a missing one.

    Where the translation is word for word the source, the translator found it to be a name.
    """
    source: set[str] = set()
    target: set[str] = set()
    same = {part for name in names for part in parts(name)}
    for text, translation in pairs:
        known = set(parts(translation))
        target |= known
        for part in parts(text):
            (same if part in known else source).add(part)
    return Wording(frozenset(source), frozenset(target), frozenset(same))


def folded(text: str) -> str:
    """Return a text with its white space folded and without invisible characters."""
    return " ".join(INVISIBLE.sub("", text).split())


def parts(text: str) -> Iterator[str]:
    """Yield the pieces in which a page may show a text: between its tags, and line by line."""
    strings: Iterable[str] = [text]
    if "<" in text or "&" in text:
        strings = BeautifulSoup(text, "html.parser").strings
    for string in strings:
        for piece in {string, *string.splitlines()}:
            if any(character.isalpha() for character in piece):
                yield folded(html.unescape(piece))


def _interface(language: str) -> Iterator[tuple[str, str]]:
    """Yield the interface's words, but for those that are only seen around other words."""
    for folder in settings.LOCALE_PATHS:
        catalogue = ROOT / folder / language / "LC_MESSAGES" / "django.po"
        for entry in polib.pofile(str(catalogue)) if catalogue.exists() else []:
            translated = "" if entry.fuzzy else "\n".join([entry.msgstr, *_plurals(entry)])
            for text in filter(None, [entry.msgid, entry.msgid_plural]):
                if not PLACEHOLDER.search(text):
                    yield text, translated


def _plurals(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values())


def _content(language: str) -> Iterator[tuple[str, str]]:
    """Yield what was given to translators, and what they made of it."""
    source, target = (
        Locale.objects.get(language_code=code) for code in (settings.LANGUAGE_CODE, language)
    )
    segments = StringSegment.objects.filter(string__locale=source).annotate_translation(target)
    yield from (
        (text, translation or "")
        for text, translation in segments.values_list("string__data", "translation").distinct()
    )


def _names() -> Iterator[str]:
    """Yield the texts that all languages share by their contract."""
    yield from Site.objects.values_list("site_name", flat=True)
    yield from PortalDocument.objects.values_list("title", flat=True)
    for model in apps.get_models():
        for shared in getattr(model, "translatable_fields", []):
            if isinstance(shared, SynchronizedField):
                field = model._meta.get_field(shared.field_name)
                if isinstance(field, models.CharField | models.TextField) and not field.choices:
                    yield from model._default_manager.values_list(field.name, flat=True).distinct()
