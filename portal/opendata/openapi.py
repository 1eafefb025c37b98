"""The description of open data that programs read (OpenAPI 3.1), made from the kinds themselves."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from pydantic.json_schema import models_json_schema

from .answers import PROBLEM
from .asking import MOST, USUAL
from .kinds import Kind
from .license import data_license
from .reading import Reading

Part = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"

AFTER = "Records after the one with this id; take it from the link “next”."
SINCE = "Records of which a page was published at or after this moment."
TEXT = "The language of texts; where there is none, that of the site, else any."


def openapi(kinds: Sequence[Kind], reading: Reading) -> Part:
    """Return the whole description. It is in English, like the names of the fields."""
    _, schemas = models_json_schema(
        [(kind.record, "serialization") for kind in kinds], ref_template=REFERENCE
    )
    paths: Part = {}
    for kind in kinds:
        paths |= _paths(kind)
    license_of_data = data_license()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.WAGTAIL_SITE_NAME}: open data",
            "version": "1",
            "summary": "What the site publishes, as records. Read-only, without a key.",
            "license": {"name": license_of_data.name, "url": license_of_data.url},
        },
        "servers": [{"url": reading.address("index").rstrip("/")}],
        "paths": paths,
        "components": {
            "schemas": {**schemas["$defs"], "Problem": PROBLEM_SCHEMA},
            "responses": {
                "Problem": {
                    "description": "What was wrong (RFC 9457).",
                    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                },
                "NotModified": {"description": "You have exactly this already."},
            },
        },
    }


PROBLEM_SCHEMA: Part = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "parameter": {"type": "string", "description": "The parameter that was wrong."},
    },
    "additionalProperties": False,
}


def _paths(kind: Kind) -> Part:
    one = {"$ref": REFERENCE.format(model=kind.record.__name__)}
    some = {
        "type": "object",
        "required": ["data", "next", "license"],
        "additionalProperties": False,
        "properties": {
            "data": {"type": "array", "items": one, "maxItems": MOST},
            "next": {"type": ["string", "null"], "description": "The rest; null at the end."},
            "license": {"type": "string"},
        },
    }
    filters = [
        _parameter(
            entry.name,
            f"{entry.label}: records with any of the values.",
            {"type": "array", "items": {"type": "string"}},
            explode=True,
        )
        for entry in kind.filters()
    ]
    since = _parameter("updated_since", SINCE, {"type": "string", "format": "date-time"})
    paths: Part = {
        f"/{kind.name}": _get(
            f"list_{kind.name}",
            f"All {kind.name}, in the order of their ids. {kind.about}",
            [
                _parameter(
                    "limit",
                    "How many records at most.",
                    {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
                ),
                _parameter("after", AFTER, {"type": "string", "format": "uuid"}),
                since,
                *filters,
            ],
            {"application/json": {"schema": some}},
        ),
        f"/{kind.name}/{{id}}": _get(
            f"get_{kind.singular}",
            f"One {kind.singular}.",
            [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "format": "uuid"},
                }
            ],
            {"application/json": {"schema": one}},
        ),
    }
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    text = _parameter("text", TEXT, {"type": "string", "enum": codes})
    for table in kind.tables:
        paths[f"/{table.name}.csv"] = _get(
            f"csv_{table.name.replace('-', '_')}",
            f"The table {table.name}; its columns are described beside it (CSV on the Web).",
            [text, since, *filters],
            {"text/csv": {"schema": {"type": "string"}}},
        )
    return paths


def _parameter(name: str, about: str, schema: Part, **more: Any) -> Part:
    return {"name": name, "in": "query", "description": about, "schema": schema, **more}


def _get(operation: str, about: str, parameters: list[Part], content: Part) -> Part:
    return {
        "get": {
            "operationId": operation,
            "summary": about,
            "parameters": parameters,
            "responses": {
                "200": {"description": "As asked for.", "content": content},
                "304": {"$ref": "#/components/responses/NotModified"},
                "400": {"$ref": "#/components/responses/Problem"},
                "404": {"$ref": "#/components/responses/Problem"},
            },
        }
    }
