"""A picture looks as Wagtail draws it, in one query for all of a page, and is drawn once."""

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.utils.safestring import SafeString
from wagtail.images.models import Picture

from portal.library import renditions
from portal.library.models import PortalImage, PortalRendition

from . import pictures

pytestmark = pytest.mark.django_db

WORDS = 'format-{webp,jpeg} fill-{20x20,40x40} sizes="90vw" alt=alt loading=loading'
OURS = Template(f"{{% picture image {WORDS} %}}{{% picture image width-30 %}}")
WAGTAILS = Template(
    f"{{% load wagtailimages_tags %}}{{% picture image {WORDS} %}}{{% picture image width-30 %}}"
)


def picture(**fields: object) -> PortalImage:
    file = ContentFile(pictures.jpeg(), name="photo.jpg")
    return PortalImage.objects.create(title="A bridge", file=file, **fields)


def draw(template: Template, image: PortalImage, alt: object = "", loading: object = None) -> str:
    return template.render(Context({"image": image, "alt": alt, "loading": loading}))


@pytest.fixture
def in_request():
    """As inside a request, where pictures are met and read together."""
    renditions._begin()
    yield
    renditions._end()


@pytest.mark.parametrize("middle", [{}, {"focal_point_x": 9, "focal_point_y": 9}])
def test_a_picture_looks_as_wagtail_draws_it_and_is_drawn_once(middle, in_request, monkeypatch):
    size = {"focal_point_width": 4, "focal_point_height": 4} if middle else {}
    pk = picture(**middle, **size).pk
    draw(OURS, PortalImage.objects.get(pk=pk))  # makes the sizes
    for words in ("", "<Bridge>", SafeString("a &amp; b"), "a &amp; b", None, True, False):
        expected = draw(WAGTAILS, PortalImage.objects.get(pk=pk), words, "lazy")
        assert draw(OURS, PortalImage.objects.get(pk=pk), words, "lazy") == expected
    monkeypatch.setattr(Picture, "__html__", None)
    assert draw(OURS, PortalImage.objects.get(pk=pk), "", "lazy")


def test_sizes_of_all_pictures_are_one_query(in_request, django_assert_num_queries):
    keys = [picture().pk for _number in range(3)]
    for image in PortalImage.objects.filter(pk__in=keys):
        draw(OURS, image)
    found = list(PortalImage.objects.filter(pk__in=keys))
    with django_assert_num_queries(1):
        for image in found:
            draw(OURS, image)
            assert image.get_rendition("width-30").file.name


def test_another_file_another_middle_and_other_words_are_seen_at_once(in_request):
    pk = picture(description="A bridge").pk
    first = draw(OURS, PortalImage.objects.get(pk=pk))
    image = PortalImage.objects.get(pk=pk)
    image.description = "A boat"
    image.save()
    assert draw(OURS, PortalImage.objects.get(pk=pk)) == first.replace("A bridge", "A boat")
    image.focal_point_x, image.focal_point_y = 2, 2
    image.focal_point_width, image.focal_point_height = 2, 2
    image.save()
    assert draw(OURS, PortalImage.objects.get(pk=pk)) != first
    PortalRendition.objects.all().delete()
    assert "/media/" in draw(OURS, PortalImage.objects.get(pk=pk))
    assert PortalRendition.objects.count() == 5


def test_a_size_that_was_made_in_this_request_is_known(in_request, django_assert_num_queries):
    image = PortalImage.objects.get(pk=picture().pk)
    draw(OURS, image)
    with django_assert_num_queries(0):
        draw(OURS, image)
    one, same = (PortalImage.objects.get(pk=image.pk) for _time in range(2))
    spec = Template("{% picture image width-35 %}")
    draw(spec, one)
    with django_assert_num_queries(0):
        draw(spec, same)
    assert PortalRendition.objects.filter(filter_spec="width-35").count() == 1


def test_a_picture_that_has_no_file_is_shown_broken_and_breaks_nothing(in_request):
    image = picture()
    image.file.storage.delete(image.file.name)
    assert "not-found" in draw(OURS, PortalImage.objects.get(pk=image.pk))
