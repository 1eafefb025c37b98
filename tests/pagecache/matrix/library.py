"""Changes of pictures and documents, and of editions that serve them."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from resources.links.asking import Answer, Outcome
from resources.links.checking import note
from resources.models import Link
from tests.portal.library.pictures import drawing, saved

from .changes import change, fill_in, post, publish
from .site import a_file


def edit_picture(site) -> str:
    return reverse("wagtailimages:edit", args=[site.pieces["picture"].pk])


SHOW_PICTURE = ("home", "article", "alias", "cohort", "department", "program", "stories", "story",
                "es story", "about")  # fmt: skip


@change(*SHOW_PICTURE)
def a_picture_is_replaced(site, staff):
    other = ContentFile(saved(drawing(size=(800, 800)), "PNG"), name="other.png")
    fill_in(staff, edit_picture(site), file=other)


@change("article", "alias", "pair", "story", "es story")
def a_picture_is_described_anew(site, staff):
    fill_in(staff, edit_picture(site), description="A square with trees")


@change(*SHOW_PICTURE)
def the_middle_of_a_picture_is_moved(site, staff):
    middle = {"x": 100, "y": 100, "width": 50, "height": 50}
    changes = {f"focal_point_{name}": number for name, number in middle.items()}
    fill_in(staff, edit_picture(site), **changes)


@change("document", "edition", "resource", "es resource")
def a_file_is_replaced(site, staff):
    address = reverse("wagtaildocs:edit", args=[site.pieces["document"].pk])
    other = ContentFile(b"other words, and more of them", name="guide-2.txt")
    fill_in(staff, address, file=other)


@change("document", "edition")
def a_collection_is_closed(site, staff):
    address = reverse("wagtailadmin_collections:set_privacy", args=[site.pieces["collection"].pk])
    post(staff, address, restriction_type="login")


@change("edition", "resource", "es resource")
def an_edition_gets_another_file(site, staff):
    draft = site.page("resource").get_latest_revision_as_object()
    (edition,) = draft.editions.all()
    edition.document, edition.change_note = a_file("Second", "second words"), "Figures of 2026"
    draft.editions = [edition]
    draft.save_revision().publish()


@change("resource", "resources")
def a_resource_is_archived(site, staff):
    publish(site.page("resource"), archived=True)


@change("handbook")
def an_address_elsewhere_is_gone_for_long(site, staff):
    link = Link.objects.get()
    for days in (30, 29, 28, 27, 1):
        note(link, Outcome(Answer.GONE, "404"), timezone.now() - timedelta(days=days))
