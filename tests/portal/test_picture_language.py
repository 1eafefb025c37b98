"""A description in another language than the page's says so."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.images.tests.utils import get_test_image_file

from portal.library.models import PortalImage


@pytest.mark.django_db
def test_a_library_description_is_marked_where_the_page_has_another_language():
    image = PortalImage.objects.create(
        title="Bridge", description="A bridge", file=get_test_image_file()
    )
    with translation.override("en"):
        assert "lang=" not in render_to_string("components/picture.html", {"image": image})
    with translation.override("es"):
        html = render_to_string("components/picture.html", {"image": image})
        assert 'alt="A bridge"' in html
        assert 'lang="en"' in html
        image.contextual_alt_text = "Un puente"
        assert "lang=" not in render_to_string("components/picture.html", {"image": image})
