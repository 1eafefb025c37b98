"""What records are made of. The classes are the whole list of what is public.

Descriptions are in English, as the names of the fields are: they are read beside code.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

Words = dict[str, str]
"""A text by the code of its language; languages without one are left out."""


class Shape(BaseModel):
    """A part of a record. A field that the class does not state is an error of ours."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(Shape):
    """A term of the vocabulary."""

    slug: str = Field(description="The term's name in addresses and filters.")
    name: Words = Field(description="What readers see, by language.")


class Reference(Shape):
    """Another record, or a page that is no record."""

    kind: str = Field(description="What it is, such as partner or program.")
    id: UUID = Field(description="Its id, the same in all languages and for good.")
    href: str | None = Field(description="Its record here; null for kinds without records.")
    page: str = Field(description="Its page for people.")
    title: str = Field(description="Its title, in the first of the site's languages that has it.")


class Record(Shape):
    """What all records have."""

    id: UUID = Field(description="The same in all languages and for good.")
    kind: str = Field(description="What it is, such as partner.")
    href: str = Field(description="The address of this record.")
    updated: datetime | None = Field(
        description="When one of its pages was last published (RFC 3339, UTC)."
    )
    page: Words = Field(description="Its page for people, by language.")
    title: Words = Field(description="Its title, by language.")
    summary: Words = Field(description="One or two sentences, by language.")


def words(pages: Iterable[Any], text: Callable[[Any], str | None]) -> Words:
    """Return the `text` of each page by its language, without empty ones."""
    found = {page.locale.language_code: (text(page) or "").strip() for page in pages}
    return {code: value for code, value in found.items() if value}


def pick(by_language: Words, language: str) -> str:
    """Return the text in `language`, else in the source language, else in any; or an empty one."""
    for code in (language, settings.LANGUAGE_CODE):
        if code in by_language:
            return by_language[code]
    return next(iter(by_language.values()), "")
