"""The bars of the loads and speeds bite: a server that refuses everything holds nothing."""

from bench.loads.__main__ import keeps_promises
from bench.loads.asking import Answer
from bench.loads.figures import Verdict
from bench.loads.views import KEPT, PROBE, STAFF_LOG_IN, VIEW, judge_too_many
from bench.speed.__main__ import KINDS, figures, verdicts
from bench.speed.houses import ALONE
from bench.speed.load import Load
from bench.speed.pairs import Pair
from tests.faults.verdict import Verdict as Said

SECONDS = 30.0


def answers_of(kind: str, status: int, each_second: float, begin: float = 0) -> list[Answer]:
    times = [begin + number / each_second for number in range(round(SECONDS * each_second))]
    return [Answer(kind, status, 0.1, at, {"retry-after": "5"}) for at in times]


def overload(**changed: int) -> Verdict:
    """Judge an overload in which all is well but for what `changed` gives a status."""
    status = {"view": 200, "receipt": 200, "probe": 200, "staff": 200, **changed}
    answers = [
        *answers_of(KEPT, 200, 30),
        *answers_of(VIEW, 503, 100),
        *answers_of(VIEW, status["view"], 20),
        *answers_of("receipt", status["receipt"], 6),
        *answers_of(PROBE, status["probe"], 1),
        *answers_of(STAFF_LOG_IN, status["staff"], 1),
        *answers_of("after it: uncached view", 200, 30, SECONDS),
    ]
    verdict = Verdict()
    judge_too_many(answers, verdict, SECONDS, SECONDS)
    return verdict


def test_an_overload_is_held_by_serving_and_not_by_refusing() -> None:
    assert overload().good
    for what in ("view", "receipt", "probe", "staff"):
        assert not overload(**{what: 503}).good, what


def test_a_desk_that_promised_nothing_kept_nothing() -> None:
    for acknowledged, held in ((0, False), (1, True)):
        verdict = Verdict()
        keeps_promises(Said(acknowledged, [], [], [], [], []), verdict)
        assert verdict.good is held


def test_speeds_are_met_or_missed_and_refusals_are_no_speed() -> None:
    kind = next(iter(KINDS))

    def met(plain: float, alone: float, errors: int = 0) -> bool:
        taken = {(kind, ALONE, 64): [Load(alone, 1, 2, errors, 1000, 100)]}
        return verdicts(taken, [Pair(kind, [plain], [1])])[1]

    assert met(0.93, 2_400)
    assert not met(0.85, 2_400)
    assert not met(0.93, 1_900)
    assert not met(0.93, 9_000, errors=900)
    assert figures([Load(9_000, 1, 2, 900, 1000, 100)]) == "- (900 errors) | - | -"
    assert figures([Load(9_000, 1, 2, 9, 1000, 100)]) == "9,000 | 1.0 | 2.0"
