"""The demo's translations: one PO file for each language, `translations/<code>.po`.

An entry's `msgid` is a piece of text as wagtail-localize cuts it out of a page: one paragraph, one
entry of a list, one field. `manage.py demo_texts CODE` writes the file of a new language, and
brings that of an old one up to date.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import polib
from wagtail_localize.strings import StringValue

FOLDER = Path(__file__).parent / "translations"
WIDTH = 100
"""The length of a line in the files."""


class UntranslatedError(Exception):
    """The demo shows a text that a catalogue does not translate; the message quotes it."""


class Catalogue:
    """The demo's texts in one language."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of a language.

        Raises FileNotFoundError when the demo is not translated into it, and ValueError when its
        file has the same text twice.
        """
        self.path = path_of(language)
        if not self.path.exists():
            raise FileNotFoundError(self.path)
        entries = polib.pofile(str(self.path), check_for_duplicates=True)
        self.translations = {entry.msgid: entry.msgstr for entry in entries if entry.translated()}

    def piece(self, english: str) -> str:
        """Return the translation of one piece of text, as wagtail-localize stores it.

        Figures stay as they are. Raises KeyError when there is no translation.
        """
        return self.translations[english] if has_words(english) else english

    def plain(self, english: str) -> str:
        """Return the translation of a plain text. Raises KeyError when there is none."""
        return StringValue(self.piece(StringValue.from_plaintext(english).data)).render_text()


@cache
def catalogue(language: str) -> Catalogue:
    """Return the demo's catalogue of a language, read once (see `Catalogue` for what it raises)."""
    return Catalogue(language)


def languages() -> list[str]:
    """Return the codes of the languages that the demo is translated into."""
    return sorted(path.stem for path in FOLDER.glob("*.po"))


def path_of(language: str) -> Path:
    """Return the path of a language's file, which need not be there."""
    return FOLDER / f"{language}.po"


def has_words(piece: str) -> bool:
    """Tell whether a piece of text needs a translation: a figure does not."""
    return any(character.isalpha() for character in piece)


def write(language: str, pieces: Iterable[str]) -> tuple[int, int]:
    """Write a language's file anew with these pieces, keeping the translations that fit.

    Returns how many entries it has, and how many of them are still to be translated.
    """
    path = path_of(language)
    known = polib.pofile(str(path)) if path.exists() else polib.POFile()
    translations = {entry.msgid: entry.msgstr for entry in known}
    file = polib.POFile(wrapwidth=WIDTH)
    file.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for piece in dict.fromkeys(filter(has_words, pieces)):
        file.append(polib.POEntry(msgid=piece, msgstr=translations.get(piece, "")))
    path.parent.mkdir(exist_ok=True)
    file.save(str(path))
    return len(file), len(file.untranslated_entries())
