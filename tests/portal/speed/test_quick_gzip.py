"""Answers are compressed at our level."""

import gzip

from django.utils.text import compress_string

from portal.speed.quick_gzip import LEVEL


def test_what_django_compresses_has_our_level():
    words = b" ".join(str(number * number).encode() for number in range(5_000))
    sent = compress_string(words)
    assert gzip.decompress(sent) == words
    assert sent == gzip.compress(words, LEVEL, mtime=0) != gzip.compress(words, 6, mtime=0)
