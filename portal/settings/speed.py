"""What makes pages quick, left out part by part where a fault is looked for (decision 187)."""

from .environment import names, read

SPEED_PARTS = frozenset(
    {
        "gc_freeze",
        "html_memory",
        "prepared",
        "quick_gzip",
        "read_ahead",
        "rows_to_models",
        "thread_locals",
        "wagtail_patches",
    }
)


def _parts(name: str) -> frozenset[str]:
    found = frozenset(names(name))
    if found - SPEED_PARTS - {"all"}:
        raise ValueError
    return SPEED_PARTS if "all" in found else found


SPEED_LEFT_OUT: frozenset[str] = read(
    _parts,
    "SPEED_LEFT_OUT",
    f"all, or some of {', '.join(sorted(SPEED_PARTS))}",
    default=frozenset(),
)
