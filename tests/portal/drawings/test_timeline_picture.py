"""A picture in a timeline comes with its words and in several sizes."""

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template

from portal.demo.pictures import draw
from portal.library.models import PortalImage


@pytest.mark.django_db
def test_an_event_shows_its_picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = PortalImage.objects.create(
        title="Garden",
        description="People work in a garden.",
        file=ContentFile(draw("about", (480, 300)), name="garden.jpg"),
    )
    template = Template("{% load portal_drawings %}{% timeline entries %}")
    html = template.render(Context({"entries": [{"when": "2007", "title": "A", "image": image}]}))
    assert 'alt="People work in a garden."' in html
    assert "srcset=" in html
