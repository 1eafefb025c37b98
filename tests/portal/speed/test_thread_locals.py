"""Language, time zone and addresses belong to the thread that chose them, as Django says."""

from concurrent.futures import ThreadPoolExecutor
from threading import local

from asgiref.sync import iscoroutinefunction
from django.urls import (
    URLResolver,
    base,
    get_resolver,
    get_script_prefix,
    get_urlconf,
    set_script_prefix,
    set_urlconf,
)
from django.utils import timezone, translation

from portal.speed import thread_locals as plain_threads


def what_is_remembered():
    zone = timezone.get_current_timezone_name()
    return translation.get_language(), zone, get_script_prefix(), get_urlconf()


def test_each_thread_remembers_by_itself():
    assert type(base._urlconfs) is local  # by portal/apps.py
    plain_threads.install()  # a test with other languages has put Django's own back
    assert all(type(getattr(module, name)) is local for module, name in plain_threads.STORES)
    tokyo = timezone.override("Asia/Tokyo")
    with ThreadPoolExecutor(1) as other, translation.override("ar"), tokyo:
        set_script_prefix("/below/")
        set_urlconf("django.contrib.auth.urls")
        try:
            chosen = ("ar", "Asia/Tokyo", "/below/", "django.contrib.auth.urls")
            assert what_is_remembered() == chosen
            usual = ("en", "America/New_York", "/", None)
            assert other.submit(what_is_remembered).result() == usual
            plain_threads.install()  # keeps what this thread chose
            assert what_is_remembered() == chosen
        finally:
            set_script_prefix("/")
            set_urlconf(None)
    assert what_is_remembered()[1:] == usual[1:]


def views(resolver):
    """Yield all views below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern)
        else:
            yield pattern.callback


def test_no_view_is_asynchronous():
    """Such a view is answered in a thread of its own, in which nobody chose a language."""
    found = list(views(get_resolver()))
    assert len(found) > 300
    assert [view for view in found if iscoroutinefunction(view)] == []
