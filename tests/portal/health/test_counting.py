"""Counting on a full disk: figures are lost, and no process is."""

import errno
import os

import pytest
from prometheus_client import values

from portal.health import counting
from portal.health.reserved import FIRST, ReservedDict


def full(*_args: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_of_figures_has_its_room_before_it_is_mapped(tmp_path, monkeypatch):
    assert values.MmapedDict is ReservedDict, "prometheus_client uses ours"
    path = tmp_path / "counter_1.db"
    figures = ReservedDict(str(path))
    assert path.stat().st_blocks * 512 >= FIRST, "no hole that the first touch would find full"
    for number in range(1_000):
        figures.write_value(f"page {number} {'x' * 60}", number, 0)
    assert path.stat().st_blocks * 512 >= path.stat().st_size > FIRST
    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(OSError, match="No space left"):
        [figures.read_value(f"page {number} {'x' * 60}") for number in range(1_000, 9_000)]
    assert figures.read_value(f"page 999 {'x' * 60}")[0] == 999
    with pytest.raises(OSError, match="No space left"):
        ReservedDict(str(tmp_path / "counter_2.db"))
    assert [file.name for file in tmp_path.iterdir()] == ["counter_1.db"]


def test_a_page_is_answered_though_nothing_can_be_counted(monkeypatch):
    monkeypatch.setattr(counting._seconds, "labels", full)
    monkeypatch.setattr(counting._copies, "labels", full)
    counting.count_request("wagtail_serve", "GET", 200, 0.01)
    counting.count_copy("hit")
