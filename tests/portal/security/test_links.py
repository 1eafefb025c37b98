"""No link leads to a script: not from a field, a block, rich text or a menu."""

import json

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.fields import StreamField

from portal.cleaning import clean_html, web_address
from tests.hostile import ADDRESSES, url_blocks

OURS = ("portal", "home", "programs", "resources")
MODELS = [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]
FIELDS = [
    field
    for model in MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, models.URLField)
]
BLOCKS = dict(
    found
    for model in MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, StreamField)
    for found in url_blocks(field.stream_block, f"{model._meta.model_name}.{field.name}")
)


def test_fields_and_blocks_refuse_them():
    assert len(FIELDS) >= 6
    assert {name.split(".")[0] for name in BLOCKS} >= {"standardpage", "mainmenu", "footer"}
    for address in ADDRESSES:
        for field in FIELDS:
            with pytest.raises(ValidationError):
                field.clean(address, None)
        for block in BLOCKS.values():
            with pytest.raises(ValidationError):
                block.clean(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_rich_text_editor_writes_none(address):
    text = {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "text": "link",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"offset": 0, "length": 4, "key": 0}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}},
    }
    html = ContentstateConverter(["link"]).to_database_format(json.dumps(text))
    assert "link" in html
    assert "href" not in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_came_in_some_other_way_is_not_shown(address):
    assert web_address(address) == ""
    assert "href" not in clean_html(f'<a href="{address.replace(chr(34), "")}">x</a>')


def test_ordinary_links_and_text_are_kept():
    for address in ("https://example.org/?a=1&b=2", "/en/about/", "mailto:a@example.org", "#at-x"):
        assert web_address(address) == address
    html = (
        '<h3 id="x">Title</h3><p>A <b>bold</b> <a href="/en/?a=1&amp;b=2" hreflang="es">word</a>'
        '<br><i>and</i></p><ul><li lang="ar" dir="rtl">item</li></ul><hr>'
    )
    assert clean_html(html) == html
