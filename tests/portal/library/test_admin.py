"""Staff see at a glance whose picture it is and in which language a file is."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from portal.library.models import PortalDocument, PortalImage

from . import files, pictures

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(db):
    return PortalImage.objects.create(
        title="Rally",
        credit="Ana Ruiz",
        licence="cc-by-4.0",
        file=ContentFile(pictures.jpeg(), name="rally.jpg"),
    )


@pytest.fixture
def report(db):
    return PortalDocument.objects.create(
        title="Rapò", language="ht", file=ContentFile(files.pdf(7), name="rapo.pdf")
    )


@pytest.mark.parametrize("address", ["wagtailimages:index", "wagtailimages_chooser:choose"])
def test_pictures_show_their_credit(staff, picture, address):
    response = staff.get(reverse(address))
    html = response.json()["html"] if "chooser" in address else response.text
    assert "Ana Ruiz, CC BY 4.0" in html


@pytest.mark.parametrize(
    "address",
    ["wagtaildocs:index", "wagtaildocs:index_results", "wagtaildocs_chooser:choose"],
)
def test_files_show_their_language(staff, report, address):
    response = staff.get(reverse(address))
    html = response.json()["html"] if "chooser" in address else response.text
    assert "Haitian Creole" in html
    if "index" in address:
        assert ">7<" in "".join(html.split())
