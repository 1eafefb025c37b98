"""The addresses of open data for programs: what there is, lists, single records, tables."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, urlencode

from .answers import json_answer, keep, open_to_all
from .asking import asked, only
from .kinds import Kind, kinds
from .license import data_license
from .openapi import openapi
from .reading import Reading
from .tables import csv_lines, csv_metadata, find_table

LIST_PARAMETERS = ("limit", "after", "updated_since")
TABLE_PARAMETERS = ("text", "updated_since")


@open_to_all
def index(request: HttpRequest) -> HttpResponseBase:
    """Say which kinds of record there are, and where."""
    only(request.GET)
    reading = Reading(request)
    return json_answer(
        request,
        {
            "version": "1",
            "site": settings.WAGTAIL_SITE_NAME,
            "license": vars(data_license()),
            "languages": [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES],
            "description": reading.address("openapi"),
            "kinds": [
                {
                    "name": kind.name,
                    "about": str(kind.about),
                    "href": reading.address("records", kind.name),
                    "tables": [
                        {
                            "name": table.name,
                            "href": reading.address("table", table.name),
                            "columns": reading.address("columns", table.name),
                        }
                        for table in kind.tables
                    ],
                }
                for kind in kinds()
            ],
        },
    )


@open_to_all
def description(request: HttpRequest) -> HttpResponseBase:
    """Describe all of it as OpenAPI 3.1."""
    only(request.GET)
    return json_answer(request, openapi(kinds(), Reading(request)))


@open_to_all
def records(request: HttpRequest, name: str) -> HttpResponseBase:
    """List the records of a kind, in the order of their ids."""
    kind = _kind(name)
    wanted = asked(kind, request.GET, *LIST_PARAMETERS)
    reading = Reading(request)
    pages = wanted.narrow(reading.public(kind.model))
    keys = reading.keys(pages, wanted.after, wanted.limit + 1)
    shown = keys[: wanted.limit]
    here = reading.address("records", name)
    following = _address(here, request, shown[-1]) if len(keys) > len(shown) else None
    content = {
        "data": [record.model_dump(mode="json") for record in reading.records(kind, shown)],
        "next": following,
        "license": data_license().url,
    }
    response = json_answer(request, content)
    first = _address(here, request, None)
    links = [f'<{first}>; rel="first"', f'<{data_license().url}>; rel="license"']
    if following:
        links.append(f'<{following}>; rel="next"')
    response["Link"] = ", ".join(links)
    return response


@open_to_all
def record(request: HttpRequest, name: str, key: UUID) -> HttpResponseBase:
    """Answer with one record.

    Raises Http404, answered as a problem, for what is not public or not there.
    """
    kind = _kind(name)
    only(request.GET)
    found = Reading(request).records(kind, [key])
    if not found:
        raise Http404
    response = json_answer(request, found[0].model_dump(mode="json"))
    response["Link"] = f'<{data_license().url}>; rel="license"'
    return response


@open_to_all
def table(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with all lines of a table as CSV, as they are read; HEAD reads none of them."""
    found = find_table(kinds(), name)
    if not found:
        raise Http404
    kind, lines = found
    wanted = asked(kind, request.GET, *TABLE_PARAMETERS)
    # Only here: for HEAD the server would read the whole table to throw it away.
    read = csv_lines(kind, lines, wanted, request) if request.method == "GET" else ()
    response = StreamingHttpResponse(
        (line.encode() for line in read),
        content_type="text/csv; charset=utf-8; header=present",
    )
    described = Reading(request).address("columns", name)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.csv") or ""
    response["Content-Language"] = wanted.language
    response["Link"] = ", ".join(
        [
            f'<{described}>; rel="describedby"; type="application/csvm+json"',
            f'<{data_license().url}>; rel="license"',
        ]
    )
    keep(response)
    return response


@open_to_all
def columns(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with what the columns of a table mean (CSV on the Web)."""
    only(request.GET)
    found = find_table(kinds(), name)
    if not found:
        raise Http404
    kind, lines = found
    content = csv_metadata(kind, lines, Reading(request))
    return json_answer(request, content, "application/csvm+json")


@open_to_all
def missing(_request: HttpRequest, **_path: Any) -> HttpResponseBase:
    """Answer every other address below as a problem, not as a page for people."""
    raise Http404


def _kind(name: str) -> Kind:
    found = next((kind for kind in kinds() if kind.name == name), None)
    if not found:
        raise Http404
    return found


def _address(here: str, request: HttpRequest, after: UUID | None) -> str:
    """Return the address of the same list, from its beginning or after a record."""
    asked_for = [
        (name, value) for name, values in request.GET.lists() if name != "after" for value in values
    ]
    if after:
        asked_for.append(("after", str(after)))
    return f"{here}?{urlencode(asked_for)}" if asked_for else here
