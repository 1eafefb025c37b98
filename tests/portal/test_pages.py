"""What visitors may see is asked in one way, and that way leaks nothing."""

import pytest
from wagtail.models import PageViewRestriction

from home.models import StandardPage

pytestmark = pytest.mark.django_db


def test_a_restricted_section_is_for_nobody(site_root, django_assert_num_queries):
    section = site_root.add_child(instance=StandardPage(title="Members", slug="members"))
    inside = section.add_child(instance=StandardPage(title="Minutes", slug="minutes"))
    about = site_root.add_child(instance=StandardPage(title="About us", slug="about"))
    draft = site_root.add_child(instance=StandardPage(title="Draft", slug="draft", live=False))
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    with django_assert_num_queries(1):
        seen = set(StandardPage.objects.for_visitors())
    assert seen == {about}
    assert seen == set(StandardPage.objects.for_visitors_to_search())
    assert {section, inside, draft} <= set(StandardPage.objects.all())
