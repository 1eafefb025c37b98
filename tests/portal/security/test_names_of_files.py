"""Rows 4 and 33 of the hardening list: names and addresses of files lead nowhere else."""

from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction

from portal.library.models import PortalDocument
from tests.factories.resources import PDF
from tests.portal.library.pictures import png

pytestmark = pytest.mark.django_db

UP = ["../", "..%2f", "%2e%2e/", "....//", "..\\", "..%5c", "/"]
FORGED = [
    "/images/AAAA/{pk}/width-4000/",
    "/en/images/AAAA/{pk}/original/x.png",
    "/admin/images/{pk}/generate_url/width-4000/",
    "/admin/images/{pk}/preview/width-4000/",
]


@pytest.fixture
def picture(site_root):
    return get_image_model().objects.create(
        title="Picture", file=ContentFile(png(), name="picture.png")
    )


def test_nobody_climbs_out_of_the_folder_of_pictures(client, picture, settings):
    outside = Path(settings.MEDIA_ROOT).parent / "outside.txt"
    outside.write_text("outside")
    assert client.get(f"/media/{picture.file.name}").status_code == 200
    for up in UP:
        for depth in (1, 2, 3):
            for path in (
                f"/media/{up * depth}outside.txt",
                f"/media/original/{up * depth}outside.txt",
            ):
                answer = client.get(path)
                assert answer.status_code in (302, 400, 404), path
    absolute = quote(str(outside))
    assert client.get(f"/media/{absolute}").status_code == 404


def test_nobody_orders_a_rendition(client, picture):
    """There is no address at which pictures are made: a signature opens nothing."""
    before = picture.renditions.count()
    for path in FORGED:
        answer = client.get(path.format(pk=picture.pk))
        assert answer.status_code in (302, 404)
        assert answer.headers.get("Location", "/admin/login/").startswith(("/admin/login/", "/en/"))
    assert picture.renditions.count() == before


HOSTILE = {
    "../../evil.pdf": True, "..\\..\\evil.pdf": True, "/etc/evil.pdf": True,
    "evil\u202efdp.pdf": True, "ev\u2066il\u2069.pdf": True, "con<script>.pdf": True,
    ".htaccess.pdf": True, "evil\x00.pdf": True, "evil\u202efdp.exe": False, "..": False,
}  # fmt: skip
"""Names as clients send them, and whether a file comes of it."""


@pytest.mark.parametrize(("name", "stored"), HOSTILE.items())
def test_a_hostile_name_is_a_plain_one_when_it_is_stored(staff, name, stored):
    upload = SimpleUploadedFile("x.pdf", PDF, content_type="application/pdf")
    upload._name = name  # Django's own class would tidy it here
    collection = Collection.get_first_root_node().pk
    given = {"title": "Evil", "file": upload, "collection": collection}
    staff.post("/admin/documents/add/", given)
    assert PortalDocument.objects.exists() is stored
    for document in PortalDocument.objects.all():
        assert Path(document.file.path).parent == Path(document.file.storage.path("documents"))
        assert document.filename.isprintable()
        assert not set(document.filename) & set('/\\<>:"\u202e\u2066\u2069')
        assert "\u202e" not in staff.get(document.url).headers["Content-Disposition"]


def test_pictures_of_a_closed_collection_are_public_and_staff_are_told(client, picture, settings):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    picture.collection = closed
    picture.save()
    assert client.get(f"/media/{picture.file.name}").status_code == 200
    told = (settings.BASE_DIR / "docs/editors/pictures-and-files.md").read_text(encoding="utf-8")
    assert "**Pictures are public.**" in told
