"""What a process keeps of HTML is bounded in bytes, and holds nothing of what it was drawn from."""

from concurrent.futures import ThreadPoolExecutor

from django.utils.safestring import SafeString

from portal.speed.html_memory import BESIDE, Memory, mark_of


def keep(memory: Memory, *names: str, size: int = 1) -> None:
    for name in names:
        memory.put(mark_of(name), SafeString(name * size))


def test_what_nobody_asked_for_longest_goes_first():
    memory = Memory(3 * (BESIDE + 100))
    keep(memory, "a", "b", "c")
    assert memory.get(mark_of("a")) == "a"
    keep(memory, "d")
    kept = [name for name in "abcd" if memory.get(mark_of(name))]
    assert kept == ["a", "c", "d"]


def test_bytes_are_counted_and_one_that_is_too_large_drives_out_no_other():
    memory = Memory(10_000)
    for number in range(200):
        keep(memory, f"{number} ", size=number)
        assert memory.bytes_held <= 10_000
    held = len(memory)
    keep(memory, "x", size=20_000)
    assert memory.get(mark_of("x")) is None
    assert len(memory) == held > 5
    before = memory.bytes_held
    keep(memory, "199 ", size=199)  # what another thread drew, too
    assert memory.bytes_held == before
    memory.clear()
    assert (len(memory), memory.bytes_held) == (0, 0)


def test_a_tuple_can_be_its_own_mark_and_its_bytes_are_counted():
    memory = Memory(100_000)
    for number in range(50):
        picture = ((f"picture-{number}.{'x' * 5_000}.webp", 400), ("alt", ""))
        memory.put(picture, SafeString("<img>"))
        assert memory.get(picture) == "<img>"
    assert 10 < len(memory) < 20
    assert memory.bytes_held <= 100_000


def test_threads_that_keep_at_once_lose_no_byte():
    memory = Memory(5 * (BESIDE + 100))

    def ask(number: int) -> bool:
        name = f"{number % 11}"
        keep(memory, name)
        return memory.get(mark_of(name)) in (name, None)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(3_000)))
    kept = [name for name in map(str, range(11)) if memory.get(mark_of(name))]
    assert len(kept) == len(memory) > 3
    alone = Memory(10_000)
    keep(alone, *kept)
    assert alone.bytes_held == memory.bytes_held


def test_what_says_other_things_has_another_mark():
    every = [1, True, "1", None, "None", ("a", "b"), ("a, b",), ("a', 'b",), "\ud800", ""]
    assert len({mark_of(each) for each in every}) == len(every)
    assert mark_of(("a", 1)) == mark_of(("a", 1))
