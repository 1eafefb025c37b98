"""The admin starts what moves without scripts inside its pages, and Wagtail alone does not yet."""

import json
import re
from html import unescape

import pytest
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.widgets import AdminSnippetChooser

from portal.security.inline_scripts import render_with_script
from portal.taxonomy.models import Term
from tests.factories.home import StandardPageFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory

pytestmark = pytest.mark.django_db

RUNS = re.compile(r"<script(?![^>]*(?: src=|application/(?:ld\+)?json))|\son\w+=|javascript:", re.I)
STARTS = re.compile(r'<portal-start data-name="(\w+)" data-given="([^"]*)">')

CHOOSERS = {
    AdminPageChooser: "PageChooser",
    AdminImageChooser: "ImageChooser",
    AdminDocumentChooser: "DocumentChooser",
    AdminTaskChooser: "createTaskChooser",
}
CALENDARS = {
    AdminDateInput: "initDateChooser",
    AdminDateTimeInput: "initDateTimeChooser",
    AdminTimeInput: "initTimeChooser",
}


@pytest.mark.parametrize(("widget", "name"), {**CHOOSERS, **CALENDARS}.items())
def test_a_widget_says_what_is_to_be_started_with_what(widget, name):
    html = widget().render("field", None, {"id": "id_field-__prefix__"})
    assert not RUNS.search(html)
    ((said, given),) = STARTS.findall(html)
    assert said == name
    assert json.loads(unescape(given))[0] == "id_field-__prefix__"


def test_wagtail_still_needs_it():
    for chooser in (AdminPageChooser(), AdminSnippetChooser(model=Term)):
        assert "<script>" in render_with_script(chooser, "field", None, {"id": "id_field"})


def test_no_screen_holds_a_script(staff, site_root):
    article = StandardPageFactory(parent=site_root)
    guide = ResourcePageFactory(parent=ResourceIndexPageFactory(parent=site_root), languages=["en"])
    started = 0
    for path in (
        "/admin/", f"/admin/pages/{site_root.pk}/", f"/admin/pages/{article.pk}/edit/",
        f"/admin/pages/{guide.pk}/edit/", f"/admin/pages/{site_root.pk}/edit/",
        "/admin/redirects/add/", "/admin/workflows/add/", "/admin/images/add/", "/admin/style/",
        "/admin/snippets/taxonomy/term/add/", f"/admin/localize/submit/page/{article.pk}/",
    ):  # fmt: skip
        answer = staff.get(path, follow=True)
        html = answer.content.decode()
        assert answer.status_code == 200, path
        assert RUNS.findall(html) == [], path
        started += len(STARTS.findall(html))
    assert started > 20
