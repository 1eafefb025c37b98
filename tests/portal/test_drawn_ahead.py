"""No reader waits for the pictures of a page that was just published."""

import re

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from portal.drawn_ahead import draw_page, draw_picture
from portal.library.models import PortalImage, PortalRendition
from tests.factories.programs import PartnerIndexPageFactory, PartnerPageFactory

from .library import pictures

pytestmark = pytest.mark.django_db


def test_the_worker_makes_every_size_before_the_first_reader_comes(
    client, site_root, django_capture_on_commit_callbacks
):
    partners = PartnerIndexPageFactory(parent=site_root, slug="partners")
    logo = PortalImage(title="Logo", file=ContentFile(pictures.jpeg(), name="logo.jpg"))
    logo.save()
    partner = PartnerPageFactory(parent=partners, slug="one", social_image=logo)
    with django_capture_on_commit_callbacks(execute=True):
        partner.save_revision().publish()
    [task] = DBTaskResult.objects.filter(task_path=draw_page.module_path)
    assert task.priority < 0, "mail goes first"
    assert not PortalRendition.objects.exists(), "nothing is drawn while staff wait"

    # As the worker calls it, which would close the test's connection afterwards.
    assert task.task.call(*task.args_kwargs["args"]) is True
    made = PortalRendition.objects.count()
    assert made > 3
    for address in ("/en/partners/", "/en/partners/one/"):
        assert "logo" in client.get(address).content.decode()
    assert PortalRendition.objects.count() == made, "a reader had to wait for some size"


def test_a_picture_that_is_replaced_is_drawn_again_where_it_stands(
    client, site_root, django_capture_on_commit_callbacks
):
    partners = PartnerIndexPageFactory(parent=site_root, slug="partners")
    logo = PortalImage(title="Logo", file=ContentFile(pictures.jpeg(), name="logo.jpg"))
    logo.save()
    with django_capture_on_commit_callbacks(execute=True):
        partner = PartnerPageFactory(parent=partners, slug="one", social_image=logo)
        partner.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(partner)  # as the worker does after publishing
    client.get("/en/partners/one/")

    logo.renditions.all().delete()  # as Wagtail's form does for another file
    with django_capture_on_commit_callbacks(execute=True):
        logo.save()
    [task] = DBTaskResult.objects.filter(task_path=draw_picture.module_path)
    assert task.task.call(*task.args_kwargs["args"]) == 1
    made = PortalRendition.objects.count()
    assert made > 3
    page = client.get("/en/partners/one/").content.decode()
    assert PortalRendition.objects.count() == made, "a reader had to wait for some size"
    shown = re.findall(r"<img [^>]*>", page)
    assert shown
    assert all(" width=" in tag and " height=" in tag for tag in shown), "the page would jump"


def test_pictures_of_one_list_are_asked_for_at_once_and_each_has_its_own_sizes(client, site_root):
    partners = PartnerIndexPageFactory(parent=site_root, slug="partners")
    for number in range(3):
        logo = PortalImage(title="Logo", file=ContentFile(pictures.jpeg(), name="logo.jpg"))
        logo.save()
        PartnerPageFactory(parent=partners, slug=f"no-{number}", social_image=logo)
    client.get("/en/partners/")
    made = PortalRendition.objects.values_list("image").annotate(sizes=Count("pk"))
    assert len({sizes for _image, sizes in made}) == 1
    assert len(made) == 3
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/partners/")
    about_sizes = [query["sql"] for query in asked if "rendition" in query["sql"]]
    assert len(about_sizes) == 1


def test_a_page_that_is_gone_is_not_drawn(site_root):
    site_root.unpublish()
    assert draw_page.func(site_root.pk) is False
