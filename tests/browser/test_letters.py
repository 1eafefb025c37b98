"""Letters as a mail program shows them: they fit, can be read by all, and load nothing."""

import re

import pytest
from django.conf import settings

from portal.settings.environment import BASE_DIR
from portal.styleguide.letters import look_of, sample_letters

from .measures import axe_violations, nu_errors, overflow

LANGUAGES = [code for code, _name in settings.LANGUAGES]
CHECKED = ("-en", "-ar")
PAGE_RULES = ("landmark-one-main:", "region:")
"""Rules for whole pages. A letter is a part of the mail program's page, which has the landmarks."""

COLOR = re.compile(r"#[0-9a-f]{6}\b")


@pytest.fixture(scope="module")
def letters() -> dict[str, str]:
    """Every kind of letter in every language, as HTML."""
    found = {}
    for letter in sample_letters():
        for language in LANGUAGES:
            look = look_of(letter.name, language)
            assert look is not None
            found[f"{letter.name}-{language}"] = look.html
    return found


def test_letters_fit_every_screen_and_load_nothing(browser, letters, screenshots, tmp_path):
    context = browser.new_context(viewport={"width": 700, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wrong = {}
    for name, html in letters.items():
        file = tmp_path / f"{name}.html"
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri(), wait_until="load")
        turned = page.evaluate("getComputedStyle(document.querySelector('.body')).textAlign")
        assert turned == ("right" if name.endswith("-ar") else "left")
        for width, scheme in ((360, "dark"), (700, "dark"), (360, "light"), (700, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            wrong[f"{name} {width}"] = overflow(page)
            if name.endswith(CHECKED):
                if (width, scheme) in ((360, "dark"), (700, "light")):
                    picture = screenshots / f"letter-{name}-{width}-{scheme}.png"
                    page.screenshot(path=picture, full_page=True)
                if width == 360:
                    wrong[f"{name} {scheme}"] = [
                        found for found in axe_violations(page) if not found.startswith(PAGE_RULES)
                    ]
    context.close()
    assert not {name: found for name, found in wrong.items() if found}
    assert {address for address in asked if not address.startswith("file:")} == set()
    assert len(asked) == len(letters)


def test_letters_are_valid_html(letters):
    errors = nu_errors({name: html for name, html in letters.items() if name.endswith(CHECKED)})
    assert not {name: found for name, found in errors.items() if found}


def test_letters_have_the_colors_of_the_site():
    tokens = (BASE_DIR / "portal/static/portal/css/tokens.css").read_text()
    for sheet in ("letter.css", "letter-screens.css"):
        used = set(COLOR.findall((BASE_DIR / "templates/intake/mail" / sheet).read_text()))
        assert used - set(COLOR.findall(tokens)) == set()
