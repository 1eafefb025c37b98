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


@pytest.mark.django_db
def test_a_reader_gets_the_description_in_their_language_without_a_query(
    django_assert_num_queries,
):
    image = PortalImage.objects.create(
        title="Bridge",
        description="A bridge",
        descriptions={"es": "Un puente de noche"},
        file=get_test_image_file(),
    )
    with translation.override("en"):
        render_to_string("components/picture.html", {"image": image})
    image = PortalImage.objects.prefetch_related("renditions").get()
    with translation.override("es"), django_assert_num_queries(0):
        html = render_to_string("components/picture.html", {"image": image})
    assert 'alt="Un puente de noche"' in html
    assert "lang=" not in html
    with translation.override("fr"):
        html = render_to_string("components/picture.html", {"image": image})
    assert 'alt="A bridge"' in html
    assert 'lang="en"' in html
