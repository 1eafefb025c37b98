"""What the stories of the catalogue share: a library, four languages, and a way to ask."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale

from portal.catalogue import Answer, Query, Question, ask
from tests.factories.home import home_in, translated
from tests.factories.resources import ResourceIndexPageFactory


@pytest.fixture
def library(site_root):
    return ResourceIndexPageFactory(parent=site_root)


@pytest.fixture
def in_language(site_root, library) -> Callable[[str], Locale]:
    """Opens the front page and the library in a language and returns its locale."""

    def open_language(code: str) -> Locale:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        home_in(locale, site_root)
        translated(library, locale)
        return locale

    return open_language


@pytest.fixture
def find(english) -> Callable[..., list[str]]:
    """Asks for words and returns the titles that were found, the best first."""

    def titles(words: str, locale: Locale = english, **options) -> list[str]:
        return [page.title for page in answer(words, locale, **options).pages]

    return titles


def answer(words: str, locale: Locale, **options) -> Answer:
    return ask(Question(Query.from_text(words), locale, **options), per_page=20)
