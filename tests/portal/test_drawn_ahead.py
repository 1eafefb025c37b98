"""No reader waits for the pictures of a page that was just published."""

import pytest
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from portal.drawn_ahead import draw_page
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


def test_a_page_that_is_gone_is_not_drawn(site_root):
    site_root.unpublish()
    assert draw_page.func(site_root.pk) is False
