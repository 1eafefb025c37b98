"""What a server keeps is looked through once and not again."""

import gc

from portal.speed import gc_freeze as set_aside


def test_it_is_set_aside_after_some_requests(db, client, monkeypatch):
    done = []
    monkeypatch.setattr(set_aside, "_requests", iter([9, 10, 11]))
    monkeypatch.setattr(gc, "collect", lambda: done.append("looked for garbage"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("set aside"))
    client.get("/robots.txt")
    assert done == []
    for _request in range(2):
        client.get("/robots.txt")
        assert done == ["looked for garbage", "set aside"]
