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


def test_staff_describe_a_picture_in_each_language(staff, picture, settings):
    address = reverse("wagtailimages:edit", args=[picture.pk])
    picture.descriptions = {"ht": "Yon rasanbleman"}
    picture.save()
    form = staff.get(address).context["form"]
    fields = list(form.fields)
    others = [f"description_{code}" for code, _name in settings.LANGUAGES if code != "en"]
    place = fields.index("description") + 1
    assert fields[place : place + len(others)] == others
    assert form.fields["description_es"].widget.attrs["lang"] == "es"

    entered = {
        name: form[name].value() or "" for name in fields if name not in ("file", "description_es")
    }
    response = staff.post(address, {**entered, "description_es": "Una manifestación"})
    assert response.status_code == 302, response.context["form"].errors
    picture.refresh_from_db()
    # A language that the site has no more keeps its words.
    assert picture.descriptions == {"ht": "Yon rasanbleman", "es": "Una manifestación"}
    assert staff.get(address).context["form"]["description_es"].value() == "Una manifestación"

    response = staff.post(address, {**entered, "description_es": "ñ" * 256})
    assert "255" in str(response.context["form"].errors["description_es"])
