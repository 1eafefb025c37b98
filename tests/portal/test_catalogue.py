"""The Spanish of the interface: complete, compiled, and with every placeholder in its place."""

import gettext
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

CATALOGUES = sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"))
MAKE_MESSAGES = {
    "ignore_patterns": [".venv", "var", "tests", "bench", "node_modules", "locale"],
    "verbosity": 0,
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")

Key = tuple[str | None, str, str | None]


@pytest.fixture(params=CATALOGUES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def catalogue(request) -> Path:
    return request.param


def texts(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Yield each translation of an entry with the text that it stands for."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
    for number, translation in entry.msgstr_plural.items():
        yield (entry.msgid if int(number) == 0 else entry.msgid_plural), translation


def keys(path: Path) -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None)
        for entry in polib.pofile(str(path))
        if not entry.obsolete
    }


def test_there_is_a_catalogue():
    assert CATALOGUES


def test_every_text_is_translated(catalogue):
    entries = polib.pofile(str(catalogue))
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy] == []


def test_placeholders_are_those_of_the_source(catalogue):
    wrong = [
        (source, translation)
        for entry in polib.pofile(str(catalogue))
        for source, translation in texts(entry)
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(translation))
    ]
    assert wrong == []


def test_the_compiled_catalogue_says_the_same(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in polib.pofile(str(catalogue)):
        if entry.msgid_plural:
            for number in (1, 2):
                expected = entry.msgstr_plural[0 if number == 1 else 1]
                assert compiled.ngettext(entry.msgid, entry.msgid_plural, number) == expected
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs the GNU gettext tools")
def test_the_catalogue_holds_the_words_of_the_code(tmp_path, settings, monkeypatch):
    known = Path(settings.LOCALE_PATHS[0]) / "es" / "LC_MESSAGES" / "django.po"
    settings.LOCALE_PATHS = [str(tmp_path)]
    monkeypatch.chdir(settings.BASE_DIR)
    call_command("makemessages", locale=["es"], **MAKE_MESSAGES)
    found = keys(tmp_path / "es" / "LC_MESSAGES" / "django.po")
    assert found - keys(known) == set(), "run `make messages` and translate"
    assert keys(known) - found == set(), "run `make messages`: these words are gone"
