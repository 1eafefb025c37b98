"""The page that tells people what data there is, how to get it, and what they may do with it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from portal.navigation.around import read_around
from portal.site_name import site_name

from .asking import MOST, USUAL
from .kinds import Kind, kinds
from .license import data_license
from .reading import Reading


class Described(NamedTuple):
    """A column and what it means."""

    name: str
    about: str


@dataclass(frozen=True)
class Download:
    """A table as people can have it."""

    name: str
    label: str | Promise
    about: str | Promise
    csv: str
    json: str
    dictionary: str
    columns: Sequence[Described]


@require_safe
def data_page(request: HttpRequest) -> HttpResponse:
    """Show what data there is, with an example made from what is published now."""
    read_around(request)
    reading = Reading(request)
    downloads = [download for kind in kinds() for download in _downloads(kind)]
    context = {
        "downloads": downloads,
        "example": _example(reading),
        "root": reading.address("index"),
        "description": reading.address("openapi"),
        "license": data_license(),
        "usual": USUAL,
        "most": MOST,
        "structured": _structured(request, downloads),
    }
    return TemplateResponse(request, "opendata/data_page.html", context)


def _downloads(kind: Kind) -> list[Download]:
    language = get_language() or settings.LANGUAGE_CODE
    return [
        Download(
            name=table.name,
            label=table.label,
            about=table.about or kind.about,
            csv=f"{reverse('opendata:table', args=[table.name])}?text={language}",
            json=reverse("opendata:records", args=[kind.name]),
            dictionary=reverse("opendata:columns", args=[table.name]),
            columns=[Described(column.name, column.about) for column in table.columns],
        )
        for table in kind.tables
    ]


def _example(reading: Reading) -> dict[str, str] | None:
    """Return the address of a record and what stands there, or None while there is none."""
    record = next(filter(None, map(reading.first_record, kinds())), None)
    if record is None:
        return None
    content = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2)
    return {"address": record.href, "content": content}


def _structured(request: HttpRequest, downloads: Sequence[Download]) -> dict[str, Any]:
    """Return the page for search engines: a catalog of data sets with their files."""
    address = request.build_absolute_uri(request.path)
    publisher = {"@type": "Organization", "name": site_name(request)}
    return {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "DataCatalog",
                "@id": address,
                "url": address,
                "name": gettext("Open data"),
                "inLanguage": get_language(),
                "license": data_license().url,
                "publisher": publisher,
                "dataset": [
                    {
                        "@type": "Dataset",
                        "@id": f"{address}#{download.name}",
                        "name": str(download.label),
                        "description": str(download.about),
                        "license": data_license().url,
                        "isAccessibleForFree": True,
                        "creator": publisher,
                        "distribution": [
                            {
                                "@type": "DataDownload",
                                "encodingFormat": kind,
                                "contentUrl": request.build_absolute_uri(href),
                            }
                            for kind, href in (
                                ("text/csv", download.csv),
                                ("application/json", download.json),
                            )
                        ],
                    }
                    for download in downloads
                ],
            }
        ],
    }
