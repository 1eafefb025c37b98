"""A page with a text that was never filled in can be translated all the same."""

import pytest
from wagtail.blocks import CharBlock
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from portal.languages.workarounds import missing_text
from tests.factories.home import StandardPageFactory

UPSTREAM = getattr(
    StreamFieldSegmentExtractor.handle_block,
    "__wrapped__",
    StreamFieldSegmentExtractor.handle_block,
)


@pytest.fixture
def as_upstream(monkeypatch):
    monkeypatch.setattr(StreamFieldSegmentExtractor, "handle_block", UPSTREAM)


@pytest.mark.django_db
def test_absent_text_is_left_out(site_root):
    page = StandardPageFactory(
        parent=site_root, body=[("quotation", {"quote": "Said", "speaker": "Ana"})]
    )
    page.refresh_from_db()
    source, _created = TranslationSource.get_or_create_from_instance(page)
    sent = {segment.string.data for segment in source.stringsegment_set.all()}
    assert {"Said", "Ana"} <= sent


def test_upstream_still_needs_it(as_upstream):
    assert missing_text.is_needed(), "mended upstream: remove the workaround missing_text"


def test_it_switches_itself_off_when_upstream_is_mended(as_upstream, monkeypatch):
    def mended(self, block_type, block_value, raw_value=None):
        return [] if block_value is None else UPSTREAM(self, block_type, block_value, raw_value)

    monkeypatch.setattr(StreamFieldSegmentExtractor, "handle_block", mended)
    missing_text.install()
    assert StreamFieldSegmentExtractor.handle_block is mended
    assert StreamFieldSegmentExtractor(field=None).handle_block(CharBlock(), None) == []
