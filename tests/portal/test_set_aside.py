"""What a server keeps is looked through once and not again."""

import gc

from portal import set_aside


def test_it_is_set_aside_after_some_requests(db, client, monkeypatch):
    monkeypatch.setattr(set_aside, "_requests", iter([9, 10, 11]))
    before = gc.get_freeze_count()
    try:
        client.get("/robots.txt")
        assert gc.get_freeze_count() == before
        client.get("/robots.txt")
        kept = gc.get_freeze_count()
        assert kept > before + 10_000
        client.get("/robots.txt")
        assert gc.get_freeze_count() <= kept
    finally:
        gc.unfreeze()
