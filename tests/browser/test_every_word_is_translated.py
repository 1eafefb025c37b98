"""In every language of the demo, every kind of page speaks that language and no other."""

import pytest
from django.conf import settings

from tests.rig.untranslated import Finder
from tests.rig.wording import Wording, wordings_of

from .measures import source

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.fixture(scope="module")
def originals(demo_addresses) -> dict[str, str]:
    """The HTML of each kind of page in the source language."""
    return {
        kind: source(page.url)
        for (kind, language), page in demo_addresses.items()
        if language == settings.LANGUAGE_CODE
    }


@pytest.fixture(scope="module")
def wordings(demo_site) -> dict[str, Wording]:
    """All words of the demo in each language."""
    return wordings_of(demo_site, *LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_source_language_is_left(language, wordings, demo_addresses, originals):
    finder = Finder(language, wordings[language])
    left = {
        page.url: found
        for (kind, code), page in demo_addresses.items()
        if code == language and (found := finder.untranslated(source(page.url), originals[kind]))
    }
    assert not left
