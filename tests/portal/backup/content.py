"""A site with a little of everything that a backup has to bring back."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from portal.intake.models import OutboxMessage
from tests.factories.intake import inquiry
from tests.faults.content import write as write_a_site

CANARY = "zebrafinch"
ADDRESS = f"{CANARY}@example.org"


def write() -> None:
    """Write it once, with the file of one row lost."""
    write_a_site()
    for number in range(3):
        picture = get_image_model().objects.create(
            title=f"Picture {number}",
            file=get_test_image_file(filename=f"größe {number}.png", size=(200 + number, 100)),
        )
        picture.get_rendition("width-50|format-webp")
    hidden = Collection.get_first_root_node().add_child(name="Hidden")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type="login")
    for title, collection in (("Open", Collection.get_first_root_node()), ("Private", hidden)):
        get_document_model().objects.create(
            title=title,
            collection=collection,
            file=ContentFile(f"{title} {CANARY} in a file".encode() * 2000, f"{title}.txt"),
        )
    person = inquiry(sender_name=CANARY, sender_email=ADDRESS)
    OutboxMessage.objects.create(
        inquiry=person, kind="receipt", recipient=ADDRESS, subject="x", text="x"
    )
    inquiry(sender_name="Bo Other", sender_email="bo@example.org")
