"""Prints the demo's sheets as tagged PDF files.

In `manage.py shell`: `from resources.demo.printing import print_sheets; print_sheets()`. Run it
after changing the text of a resource that has a sheet, or a translation of it; the files are kept
beside it. It needs Chromium, which the demo itself does not.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from playwright.sync_api import sync_playwright
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from portal.demo.catalogue import catalogue, languages
from portal.library.languages import language as named

from .library_texts import OURS, OWN
from .writing import Resource

SHEETS = Path(__file__).parent / "sheets"
CHROMIUM = "/usr/bin/chromium"

STYLE = """
@page { size: Letter; margin: 22mm 22mm 18mm }
body { font: 12.5pt/1.5 "DejaVu Sans", sans-serif; color: #1d2b2a; margin: 0 }
header { border-bottom: 3px solid #b4532a; margin-bottom: 8mm; padding-bottom: 4mm }
header p { margin: 0; color: #44524f }
h1 { font: 700 27pt/1.15 "DejaVu Serif", serif; margin: 0 0 2mm }
h2 { font: 700 15pt/1.3 "DejaVu Serif", serif; margin: 7mm 0 2mm }
h3 { font-size: 12.5pt; margin: 0 }
li { margin-bottom: 3mm } li p { margin: 0 }
footer { margin-top: 10mm; font-size: 9.5pt; color: #44524f }
"""


class Translator:
    """Says the texts of a sheet in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def piece(self, english: str) -> str:
        """Return one piece of text, which may hold inline HTML."""
        if self.language == settings.LANGUAGE_CODE:
            return english
        return catalogue(self.language).piece(english)

    def plain(self, text: str) -> str:
        """Return a plain text as HTML."""
        return self.piece(StringValue.from_plaintext(text).data)

    def rich(self, html: str) -> str:
        """Return a rich text as HTML."""
        template, strings = extract_strings(html)
        return restore_strings(
            template,
            [(StringValue(self.piece(string.data)), links) for string, links in strings],
        )


def sheet_html(resource: Resource, language: str) -> str:
    """Return the sheet of a resource as an HTML page."""
    say = Translator(language)
    title = say.plain(resource.title)
    subtitle = f"<p>{capfirst(say.plain(resource.subtitle))}</p>" if resource.subtitle else ""
    body = "".join(_block(kind, value, say) for kind, value in resource.body)
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{named(language).direction}">'
        f'<head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>'
        f"<body><header><h1>{title}</h1>{subtitle}</header>"
        f"<main>{body}</main><footer>{OURS} · CC BY 4.0</footer></body></html>"
    )


def _block(kind: str, value: Any, say: Translator) -> str:
    match kind:
        case "heading":
            return f"<h2>{say.plain(value['text'])}</h2>"
        case "paragraph":
            return say.rich(value)
        case "steps":
            entries = (
                f"<li><h3>{say.plain(step['title'])}</h3>{say.rich(step['text'])}</li>"
                for step in value["steps"]
            )
            return f"<h2>{say.plain(value['title'])}</h2><ol>{''.join(entries)}</ol>"
        case _:
            raise ValueError(f"A sheet cannot show a block of the kind {kind}.")


def print_sheets() -> None:
    """Write the PDF files of all resources that have a sheet, in all languages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for resource in OWN:
            if not resource.sheet:
                continue
            for language in (settings.LANGUAGE_CODE, *languages()):
                page.set_content(sheet_html(resource, language))
                page.pdf(
                    path=SHEETS / f"{resource.sheet}-{language}.pdf",
                    prefer_css_page_size=True,
                    tagged=True,
                )
        browser.close()
