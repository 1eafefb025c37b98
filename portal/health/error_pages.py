"""The pages that the web server in front shows when the portal cannot answer, in every language.

They are files, because whoever reads them has met a portal that is down, or was turned away by
nginx before the portal heard of it (deploy/nginx/portal.conf.template).
"""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

FAULTS = {"503": "out_of_order", "413": "too_large", "429": "too_many"}
"""The statuses that nginx gives by itself, and what templates/500.html calls them."""


def write_error_pages(folder: Path) -> list[Path]:
    """Write LANGUAGE/STATUS.html for each language of the site into `folder`; return the files.

    Asks no database. The pages name the collected stylesheet, so `collectstatic` comes first.
    Raises OSError when the folder cannot be written.
    """
    written = []
    for code, _name in settings.LANGUAGES:
        (folder / code).mkdir(parents=True, exist_ok=True)
        for status, fault in FAULTS.items():
            with override(code):
                page = render_to_string("500.html", {fault: True})
            file = folder / code / f"{status}.html"
            file.write_text(page, encoding="utf-8")
            written.append(file)
    return written
