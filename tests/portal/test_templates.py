"""What holds for every template, stylesheet and the frame around every page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from portal import stylesheet
from portal.styleguide.samples import COLORS

ROOT = Path(settings.BASE_DIR) if hasattr(settings, "BASE_DIR") else Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Mail is no page: see docs/decisions/052-letters.md.
PUBLIC = [path for path in TEMPLATES if not {"admin", "mail"} & set(path.parts)]
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)"
)


def physical_declarations(css: str) -> list[str]:
    """Return what would not turn around in a right-to-left language."""
    without_queries = re.sub(r"@(?:media|container)[^{]*\{", "{", css)
    return PHYSICAL.findall(without_queries)


def test_every_template_can_be_read():
    broken = {}
    for path in TEMPLATES:
        try:
            get_template(str(path.relative_to(ROOT / "templates")))
        except TemplateSyntaxError as error:
            broken[path.name] = str(error)
    assert not broken


@pytest.mark.parametrize(
    "pattern", [r"\sstyle=", r"\son[a-z]+=", r"<style", r"<script(?![^>]*\ssrc=)"]
)
def test_public_templates_keep_to_the_content_security_policy(pattern):
    found = [path.name for path in PUBLIC if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert not found


def test_stylesheets_turn_around_by_themselves():
    assert physical_declarations("a { margin-left: 1rem } b { width: 2px }"), "the guard is blind"
    found = {
        path.name: lines
        for path in stylesheet.sources()
        if (
            lines := [
                m.group()
                for m in PHYSICAL.finditer(
                    re.sub(r"@(?:media|container)[^{]*\{", "{", path.read_text(encoding="utf-8"))
                )
            ]
        )
    }
    assert not found


def test_visitors_fetch_one_stylesheet_with_every_source_in_it():
    found = finders.find(stylesheet.NAME)
    css = Path(found).read_text(encoding="utf-8")
    assert css.startswith("@layer reset, tokens, base")
    for path in stylesheet.sources():
        rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S).split("{")
        assert rules[-1].strip().splitlines()[0].strip() in css, path.name
        assert re.search(r"@layer \w+", path.read_text(encoding="utf-8")), (
            f"{path.name} has no layer"
        )


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes() -> dict[str, dict[str, str]]:
    """Return the colors of the light and of the dark design by name."""
    css = (stylesheet.SOURCES / "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark", 1)
    pair = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")
    bright = dict(pair.findall(light))
    return {"light": bright, "dark": bright | dict(pair.findall(dark.split("[data-kind", 1)[0]))}


@pytest.mark.parametrize("design", ["light", "dark"])
def test_words_stand_out_from_their_ground(design):
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#666666", "#ffffff"), "wrong formula"
    colors = palettes()[design]
    grounds = ["paper", "surface", "sunk"]
    pairs = [
        (words, ground)
        for words in ("ink", "ink-soft", "link", "accent", "accent-2", "danger")
        for ground in grounds
    ]
    pairs += [
        ("on-accent", "accent"),
        ("on-warm", "warm"),
        ("ink", "accent-tint"),
        ("ink", "warm-tint"),
    ]
    pairs += [
        ("ink", "danger-tint"),
        ("danger", "danger-tint"),
        ("on-hue", "hue"),
        ("on-hue-soft", "hue"),
        ("on-hue", "hue-2"),
    ]
    faint = {
        pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2)
        for pair in pairs
        if contrast(colors[pair[0]], colors[pair[1]]) < 4.5
    }
    assert not faint
    assert contrast(colors["line-strong"], colors["paper"]) >= 3, "edges of controls"


def test_staff_see_the_whole_design_and_nobody_else_does(staff, client, site_root):
    page = staff.get(reverse("portal_style"))
    html = page.content.decode()
    assert page.status_code == 200
    for color in COLORS:
        assert f"swatch-{color}" in html
    assert html.count("<h1") == 1
    assert 'dir="rtl"' in staff.get(reverse("portal_style"), {"direction": "rtl"}).content.decode()
    staff.logout()
    assert staff.get(reverse("portal_style")).status_code == 302


def test_a_page_begins_with_the_way_past_its_head(client, site_root):
    html = client.get(site_root.url, follow=True).content.decode()
    body = html.split("<body", 1)[1]
    assert body.index('href="#main"') == body.index('href="')
    assert 'id="main"' in body
    assert re.search(r'<html lang="en" dir="ltr"', html)


@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_the_page_for_our_own_faults_needs_no_database_and_no_context(code, direction):
    with translation.override(code):  # pytest-django refuses the database to a test without mark
        html = get_template("500.html").render()
    assert f'<html lang="{code}" dir="{direction}">' in html
    assert "{%" not in html
