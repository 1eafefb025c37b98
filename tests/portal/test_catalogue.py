"""The interface in other languages: complete, compiled, every placeholder in its place."""

import gettext
import re
import shutil
from collections.abc import Callable, Iterator
from gettext import c2py
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from portal.checks.ours import PACKAGES
from portal.demo.catalogue import languages

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"))
MAKE_MESSAGES = {
    "ignore_patterns": [".venv", "var", "tests", "bench", "node_modules", "locale"],
    "verbosity": 0,
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")

OTHER_NAME = re.compile(r"\b\w*gettext\w* as (?!_$)\w+", re.MULTILINE)
"""An import under a name by which xgettext does not know the function."""

Key = tuple[str | None, str, str | None]

NUMBERS = [*range(205), 1000, 1_000_000]
"""More than any language needs to show each of its plural forms."""


@pytest.fixture(params=CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def catalogue(request) -> Path:
    return request.param


def plural_form(path: Path) -> Callable[[int], int]:
    """Return the function that gives the plural form of a number in a catalogue's language."""
    rule = polib.pofile(str(path)).metadata["Plural-Forms"]
    return c2py(re.search(r"plural=([^;]+)", rule)[1])


def texts(entry: polib.POEntry, form_of_one: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each translation of an entry with the texts, any of which it may stand for."""
    if not entry.msgid_plural:
        yield (entry.msgid,), entry.msgstr
    for form, translation in entry.msgstr_plural.items():
        singular = (entry.msgid,) if form == form_of_one else ()
        yield (*singular, entry.msgid_plural), translation


def keys(path: Path) -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None)
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def test_there_is_a_catalogue_for_each_language_of_the_demo():
    assert {path.parts[-3] for path in CATALOGUES} >= set(languages())


def test_numbers_have_all_the_forms_of_the_language(catalogue):
    form = plural_form(catalogue)
    forms = {form(number) for number in NUMBERS}
    plurals = [entry for entry in polib.pofile(str(catalogue)) if entry.msgid_plural]
    assert plurals
    assert [entry.msgid for entry in plurals if set(entry.msgstr_plural) != forms] == []


def test_every_text_is_translated(catalogue):
    entries = polib.pofile(str(catalogue))
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy] == []


def test_placeholders_are_those_of_the_source(catalogue):
    one = plural_form(catalogue)(1)
    wrong = [
        (sources, translation)
        for entry in polib.pofile(str(catalogue))
        for sources, translation in texts(entry, one)
        if set(PLACEHOLDER.findall(translation))
        not in [set(PLACEHOLDER.findall(source)) for source in sources]
    ]
    assert wrong == []


def test_the_compiled_catalogue_says_the_same(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    form = plural_form(catalogue)
    for entry in polib.pofile(str(catalogue)):
        if entry.msgid_plural:
            for number in NUMBERS:
                expected = entry.msgstr_plural[form(number)]
                assert compiled.ngettext(entry.msgid, entry.msgid_plural, number) == expected
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


def test_words_are_marked_by_names_that_are_collected():
    """What stands in a call of another name is in no catalogue, and English in all languages."""
    files = [path for name in PACKAGES for path in Path(settings.BASE_DIR, name).rglob("*.py")]
    found = {str(path): OTHER_NAME.findall(path.read_text()) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs the GNU gettext tools")
def test_the_catalogues_hold_the_words_of_the_code(tmp_path, settings, monkeypatch):
    settings.LOCALE_PATHS = [str(tmp_path)]
    monkeypatch.chdir(settings.BASE_DIR)
    call_command("makemessages", locale=["es"], **MAKE_MESSAGES)
    found = keys(tmp_path / "es" / "LC_MESSAGES" / "django.po")
    for catalogue in CATALOGUES:
        known = keys(catalogue)
        assert found - known == set(), f"run `make messages` and translate: {catalogue}"
        assert known - found == set(), f"run `make messages`: these words are gone: {catalogue}"
