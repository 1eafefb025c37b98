"""Answers requests inside its own process, and says where the time of each one went.

`bench.rendering` starts one of these for each site that it compares, with the site's folder as the
working directory. It reads one address a line and writes one JSON object a line; `?` gives the
addresses to ask for. The site's whole stack of middleware is called as a server calls it, as by a
browser that takes gzip; no network, no cache of pages.
"""

import io
import json
import os
import sys
import time
from typing import Any
from urllib.parse import unquote, urlsplit

import django

sys.path.insert(0, os.getcwd())
django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.template.backends.django import Template
from wagtail.models import get_page_models

application = get_wsgi_application()

LANGUAGES = ("en", "ar")


class Watch:
    """What the database and the templates took of one request: seconds, and queries."""

    def __init__(self) -> None:
        self.queries, self.database, self.templates, self.depth = 0, 0.0, 0.0, 0

    def query(self, execute: Any, *arguments: Any) -> Any:
        """Run a query and keep its time."""
        begin = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.queries += 1
            self.database += time.perf_counter() - begin

    def watched(self, render: Any) -> Any:
        """Wrap the drawing of a template; what it asks the database is not the template's."""

        def rendering(template: Template, *arguments: Any, **named: Any) -> Any:
            begin, asked, self.depth = time.perf_counter(), self.database, self.depth + 1
            try:
                return render(template, *arguments, **named)
            finally:
                self.depth -= 1
                if not self.depth:
                    took = time.perf_counter() - begin
                    self.templates += took - (self.database - asked)

        return rendering


WATCH = Watch()
Template.render = WATCH.watched(Template.render)  # type: ignore[method-assign]  # watched from outside


def ask(address: str) -> dict[str, Any]:
    """Answer one request; return milliseconds, queries, bytes and the status."""
    split = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(split.path).encode().decode("latin-1"),
        "QUERY_STRING": split.query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    WATCH.__init__()  # type: ignore[misc]  # begins anew
    said: list[str] = []
    cpu, begin = time.thread_time(), time.perf_counter()
    answer = application(environ, lambda status, _headers, *_more: said.append(status))
    body = b"".join(answer)
    answer.close()
    took, used = time.perf_counter() - begin, time.thread_time() - cpu
    rest = took - WATCH.database - WATCH.templates
    parts = {"all": took, "cpu": used, "database": WATCH.database, "templates": WATCH.templates}
    milliseconds = {name: part * 1000 for name, part in {**parts, "rest": rest}.items()}
    return {**milliseconds, "queries": WATCH.queries, "bytes": len(body), "status": said[0]}


def addresses() -> list[tuple[str, str, str]]:
    """Return name, address and kind of one page of each type and of search, in each language.

    The page is the type's richest, by the length of all that it says. Kinds: list, detail.
    """
    found = []
    for model in get_page_models():
        if model._meta.app_label == "wagtailcore":
            continue
        for language in LANGUAGES:
            pages = model.objects.live().public().filter(locale__language_code=language)
            richest = max(pages, key=lambda page: len(repr(page.serializable_data())))
            name = str(model._meta.verbose_name)
            kind = "list" if model.__name__.endswith(("IndexPage", "HomePage")) else "detail"
            found.append((f"{name}, {language}", richest.get_url(), kind))
    for language in LANGUAGES:
        found.append((f"search, {language}", f"/{language}/search/?q=health", "list"))
        found.append((f"data, {language}", f"/{language}/data/", "detail"))
    found.append(("search, no question, en", "/en/search/", "list"))
    found.append(("resources narrowed, en", "/en/resources/?sort=title", "list"))
    return sorted(found)


def main() -> None:
    """Read addresses until there are no more."""
    connection.execute_wrappers.append(WATCH.query)
    for line in sys.stdin:
        address = line.strip()
        answer = addresses() if address == "?" else ask(address)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
