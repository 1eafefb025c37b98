"""Row 14 of the hardening list: no provider of embeds is asked, wherever it is."""

import pytest
from wagtail.embeds import embeds
from wagtail.embeds.exceptions import EmbedUnsupportedProviderException
from wagtail.embeds.models import Embed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/video",
        "http://[::1]/video",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/video",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://evil.example/oembed",
    ],
)
def test_the_portal_asks_no_provider_for_embeds(address, staff):
    """The list of providers is empty: a video is a link, or a file of our own."""
    with pytest.raises(EmbedUnsupportedProviderException):
        embeds.get_embed(address)
    staff.post("/admin/embeds/chooser/upload/", {"embed-chooser-url": address})
    assert not Embed.objects.exists()
