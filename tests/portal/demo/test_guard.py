"""The demo never touches a database that holds anybody's work, nor a server."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from portal.demo.catalogue import path_of
from portal.demo.guard import RefusedError, refuse_other_content
from portal.taxonomy.models import Facet, Term


def test_a_site_that_is_there_is_left_alone(site_root):
    before = list(Page.objects.values_list("pk", "title", "latest_revision"))
    with pytest.raises(CommandError, match=f"the page “{site_root.title}”"):
        call_command("load_demo")
    assert list(Page.objects.values_list("pk", "title", "latest_revision")) == before


def test_a_single_term_is_content_too(english):
    refuse_other_content()
    Term.objects.create(locale=english, facet=Facet.ISSUE, name="Housing", slug="housing")
    with pytest.raises(RefusedError, match="1 term"):
        refuse_other_content()


@pytest.mark.django_db
def test_a_server_is_refused(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="settings of a server"):
        call_command("load_demo")
    assert Page.objects.count() == 2


@pytest.mark.django_db
def test_without_the_demo_there_is_nothing_to_write(folder):
    with pytest.raises(CommandError, match="Load it first"):
        call_command("demo_texts", "ht")
    assert not path_of("ht").exists()
