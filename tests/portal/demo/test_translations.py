"""The demo's PO files: a file for each language, and nothing missing or left over in any."""

import re

import polib
import pytest

from portal.demo.catalogue import Catalogue, languages, path_of, write

TAG = re.compile(r"<(?!br/)[^>]+>")
"""Line breaks divide the synonyms of a term, of which a language may have more or fewer."""


@pytest.fixture(params=languages())
def language(request) -> str:
    return request.param


def test_links_and_emphasis_are_those_of_the_source(language):
    wrong = [
        (source, translation)
        for source, translation in Catalogue(language).translations.items()
        if sorted(TAG.findall(source)) != sorted(TAG.findall(translation))
    ]
    assert wrong == []


def test_a_piece_a_plain_text_and_a_figure(folder):
    write("es", ["Bread &amp; roses", "Figures 6.5"])
    file = polib.pofile(str(path_of("es")))
    file[0].msgstr = "Pan &amp; rosas"
    file.save()
    spanish = Catalogue("es")
    assert spanish.piece("Bread &amp; roses") == "Pan &amp; rosas"
    assert spanish.plain("Bread & roses") == "Pan & rosas"
    assert spanish.piece("6.5") == "6.5"
    with pytest.raises(KeyError):
        spanish.piece("Figures 6.5")  # there, but not translated
    with pytest.raises(FileNotFoundError, match=r"ht\.po"):
        Catalogue("ht")


def test_a_text_cannot_be_translated_twice(folder):
    path_of("es").write_text('msgid "A"\nmsgstr "B"\n\nmsgid "A"\nmsgstr "C"\n')
    with pytest.raises(ValueError, match="A"):
        Catalogue("es")
