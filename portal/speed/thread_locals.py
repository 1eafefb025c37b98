"""What Django remembers of a thread, kept where Python keeps it.

The active language, time zone and list of addresses stand in stores of `asgiref` that follow
asynchronous code from thread to thread, behind a lock and three calls. A page asks four hundred
times, which took a fifteenth of its time. No asynchronous code answers here (portal/wsgi.py), and
in a thread without any both say the same.
"""

from threading import local

from django.urls import base
from django.utils import timezone
from django.utils.translation import trans_real

STORES = (
    (trans_real, "_active"),
    (timezone, "_active"),
    (base, "_prefixes"),
    (base, "_urlconfs"),
)
"""Where Django keeps them: module and name. None of them is public."""


def install() -> None:
    """Let each thread remember by itself; what this one remembered so far is kept."""
    for module, name in STORES:
        before, after = getattr(module, name), local()
        if hasattr(before, "value"):
            after.value = before.value
        setattr(module, name, after)
