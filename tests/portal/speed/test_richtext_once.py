"""A rich text that points at nothing is drawn once; one with a link is drawn for each reader."""

import pytest
from django.template import Context, Template
from wagtail.models import Page
from wagtail.templatetags import wagtailcore_tags

from portal.templatetags import portal_richtext

TEMPLATE = "{{ text|richtext }}"


@pytest.fixture(autouse=True)
def _nothing_drawn():
    portal_richtext.forget_texts()
    yield
    portal_richtext.forget_texts()


def shown(text):
    return Template(TEMPLATE).render(Context({"text": text}))


@pytest.mark.parametrize("text", ["<p>We <b>meet</b>.</p><script>x</script>", "", None])
def test_it_is_what_wagtail_draws(text, monkeypatch):
    expected = wagtailcore_tags.richtext(text)
    assert shown(text) == expected
    assert "script" not in expected
    if text is not None:
        monkeypatch.setattr(portal_richtext, "_richtext", None)
        assert shown(text) == expected


@pytest.mark.django_db
def test_a_link_leads_where_its_page_is_now(site_root):
    text = f'<p><a linktype="page" id="{site_root.pk}">Home</a></p>'
    before = shown(text)
    assert 'href="/' in before
    Page.objects.filter(pk=site_root.pk).delete()
    assert shown(text) != before
