"""Every block draws itself, also before anything has been uploaded or published."""

import pytest
from django.urls import reverse
from django.utils import translation

from portal.blocks.bodies import ArticleBlocks, FrontBlocks
from portal.templatetags.portal_lists import pages_of

BLOCKS = {
    name: block
    for body in (ArticleBlocks(), FrontBlocks())
    for name, block in body.child_blocks.items()
}


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_staff_see_every_block_before_they_choose_it(name, staff, site_root):
    block = BLOCKS[name]
    assert block.is_previewable
    assert block.meta.description, "the chooser says nothing about this block"
    page = staff.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert page.status_code == 200
    html = page.content.decode()
    assert "portal/css/portal.css" in html
    words = html.split('class="block block-', 1)[1]
    assert len(words.split()) > 5, "the preview is empty"


def test_blocks_tell_their_words_apart_from_markup():
    hostile = '<script>alert("x")</script>'
    block = BLOCKS["quotation"]
    html = block.render(block.to_python({"quote": hostile, "speaker": hostile}))
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 2


def test_a_pinned_list_leaves_out_what_visitors_may_not_read(site_root, english):
    from home.models import StandardPage  # noqa: PLC0415  (only this test needs a page type)

    shown, hidden = (
        site_root.add_child(instance=StandardPage(title=title, slug=title, locale=english))
        for title in ("shown", "hidden")
    )
    hidden.unpublish()
    block = BLOCKS["latest"]
    value = block.to_python(
        {"title": "Read on", "source": "", "number": 3, "pages": [hidden.pk, shown.pk]}
    )
    with translation.override("en"):
        assert [page.title for page in pages_of(value)] == ["shown"]
