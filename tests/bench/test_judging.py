"""The measure by which search is judged, and the corpus that it is judged on."""

from itertools import islice

import pytest

from bench.corpus.works import background_work, corpus, judged_works
from bench.judging import judged_set, ndcg, recall


def test_ndcg_is_what_one_gets_by_hand():
    want = {"a": 3, "b": 2, "c": 1}
    # Gains 7, 3, 1; discounts 1, log2(3), log2(4): the best order is 7 + 3/1.58496 + 1/2 = 9.39279.
    assert ndcg(["a", "b", "c"], want) == 1
    assert ndcg(["x", "b", "a"], want) == pytest.approx((3 / 1.5849625 + 7 / 2) / 9.3927893)
    assert ndcg(["a", "a", "b", "b", "c"], want) == 1  # a work counts once
    assert ndcg(["x"] * 10 + ["a"], want) == pytest.approx(7 / 1.5849625 / 9.3927893)
    assert ndcg([str(number) for number in range(10)] + ["a"], want) == 0  # eleventh
    assert ndcg([], want) == 0
    assert recall(["b", "x", "b", "a"], want) == pytest.approx(2 / 3)
    assert recall([str(number) for number in range(20)] + ["a"], want) == 0


def test_every_judged_work_is_in_the_corpus_and_the_set_is_what_was_promised():
    queries = judged_set()
    assert len(queries) == 60
    assert {query.site for query in queries} == {"en", "es", "fr", "ar"}
    assert sum(query.held_out for query in queries) == 20
    known = {work.key for work in judged_works()}
    wanted = {key for query in queries for key in query.want if not key.startswith("demo:")}
    assert wanted <= known
    assert all(1 <= grade <= 3 for query in queries for grade in query.want.values())


def test_the_corpus_is_the_same_each_time_and_as_large_as_asked_for():
    pages = sum(len(work.versions) for work in corpus(400))
    assert 400 <= pages < 404
    first, again = (list(islice(map(background_work, range(66)), 66)) for _time in range(2))
    assert first == again
    assert sum(len(work.versions) for work in first) == 100
    assert sum("en" in work.versions for work in first) == 60
