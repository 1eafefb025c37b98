"""The demo's texts: two languages side by side, neither of them alone."""

import pytest

from portal.demo.words import UnlikeTextsError, both, prose, spanish_of


def test_a_text_is_english_and_knows_its_spanish():
    english = both("A test of  words\n  that are folded", "Una prueba de palabras plegadas")
    assert english == "A test of words that are folded"
    assert spanish_of(english) == "Una prueba de palabras plegadas"


def test_prose_is_translated_piece_by_piece():
    html = prose(
        """
        First <b>test</b> paragraph.

        - A test entry with <a href="page:about">a link</a>
        - Another test entry
        """,
        """
        Primer párrafo de <b>prueba</b>.

        - Una entrada con <a href="page:about">un enlace</a>
        - Otra entrada
        """,
    )
    assert html.startswith("<p>First <b>test</b> paragraph.</p><ul><li>")
    assert spanish_of("First <b>test</b> paragraph.") == "Primer párrafo de <b>prueba</b>."
    assert spanish_of('A test entry with <a id="a1">a link</a>') == (
        'Una entrada con <a id="a1">un enlace</a>'
    )


def test_figures_need_no_translation():
    assert spanish_of("6.5") == "6.5"


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("One paragraph here.", "Un párrafo.\n\nY otro."),
        ('A <a href="page:about">link</a> here', 'Un <a href="page:contact">enlace</a>'),
    ],
)
def test_languages_that_differ_in_structure_are_refused(english, spanish):
    with pytest.raises(UnlikeTextsError):
        prose(english, spanish)


def test_one_text_has_one_translation():
    both("A term of the test", "Un término")
    with pytest.raises(UnlikeTextsError, match="A term of the test"):
        both("A term of the test", "Otro término")
