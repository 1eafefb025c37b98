"""The finder of untranslated words bites, and leaves in peace what is right."""

from .untranslated import Finder
from .wording import wording

SHELL = """<!doctype html><html lang="es"><head><title>{title} | PPH</title>
<meta name="description" content="{description}"></head><body>
<nav><a hreflang="en"><span lang="en">English</span></a></nav>
<main><h1>{title}</h1><p>{text}</p><p lang="en">We found <b>no home</b>.</p>
<img alt="{alt}"><form><input name="q" placeholder="{placeholder}"><button>{button}</button></form>
<p>{date} <a href="#">hello@example.org</a></p>
<p>Department of Health · 4.821 · CC BY-SA, <i>Total</i></p>
<script type="application/ld+json">{{"@type": "Event", "name": "{data}"}}</script>
<script>const words = "The words of a script";</script></main></body></html>"""
ENGLISH = {
    "title": "The cohort",
    "description": "Four pairs",
    "text": "Read <b>this</b> story",
    "alt": "Two rivers",
    "placeholder": "Search the site",
    "button": "Send",
    "date": "November 15, 2023",
    "data": "A talk",
}
SPANISH = {
    "title": "La cohorte",
    "description": "Cuatro parejas",
    "text": "Lea <b>esta</b> historia",
    "alt": "Dos ríos",
    "placeholder": "Buscar en el sitio",
    "button": "Enviar",
    "date": "15 de noviembre de 2023",
    "data": "Una charla",
}
PAIRS = [(text, SPANISH[name]) for name, text in ENGLISH.items() if name != "date"]
FINDER = Finder("es", wording([*PAIRS, ("Total", "Total")], ["Department of Health"]))
BEFORE = SHELL.format(**ENGLISH)


def test_nothing_is_found_in_a_translated_page():
    assert FINDER.untranslated(SHELL.format(**SPANISH), BEFORE) == []


def test_every_piece_that_stayed_behind_is_found():
    for name, text in ENGLISH.items():
        found = FINDER.untranslated(SHELL.format(**SPANISH | {name: text}), BEFORE)
        assert len(found) == {"title": 2, "text": 3}.get(name, 1), found


def test_what_is_nowhere_in_the_source_is_found_by_the_words_that_hold_a_sentence():
    page = SHELL.format(**SPANISH | {"text": "Todas the parejas"})
    assert FINDER.untranslated(page, BEFORE) == ["<p>: Todas the parejas"]
    page = SHELL.format(**SPANISH | {"date": "15 November"})
    assert len(FINDER.untranslated(page, BEFORE)) == 1


def test_a_whole_page_without_its_language_is_found():
    for opening in ("<html>", '<html lang="en">'):
        page = SHELL.format(**ENGLISH).replace('<html lang="es">', opening)
        assert FINDER.untranslated(page, BEFORE) == [f"{opening}: the page is not marked as es"]
