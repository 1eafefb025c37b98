"""A translation server of the LibreTranslate protocol on the loopback, which can misbehave.

Its language is English backwards, word by word: "Two <b>homes</b>" becomes "owT <b>semoh</b>". Tags
and elements marked translate="no" stay as they are (https://libretranslate.com/docs/).
"""

import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEPT = re.compile(r'(<code translate="no"[^>]*>.*?</code>|<[^>]*>|&\w+;)', re.S)


def backwards(text: str) -> str:
    """Turn each word of an HTML text round."""
    parts = KEPT.split(text)
    return "".join(
        part if number % 2 else re.sub(r"\w+", lambda word: word[0][::-1], part)
        for number, part in enumerate(parts)
    )


class TranslationServer:
    """Translates by `translate`. `asked` holds what was sent, one list of texts a request.

    `faults` says how the next requests are answered, one word each, and then all is well again:
    "429", "503" or "500" (with `retry_after`), "silence" (no answer until the server closes),
    "half" (breaks off in the middle), "fewer" (a text less than asked), "garbage".
    """

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.retry_after: str | None = "0"
        self.asked: list[list[str]] = []
        self.translate: Callable[[str], str] = backwards
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def open(self) -> None:
        """Listen."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Be gone."""
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        rig = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                """Answer POST /translate."""
                length = int(self.headers["Content-Length"])
                given: dict[str, Any] = json.loads(self.rfile.read(length))
                assert self.path == "/translate"
                assert given["format"] == "html"
                rig.asked.append(given["q"])
                rig.answer(self, given, rig.faults.pop(0) if rig.faults else "")

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        return Handler

    def answer(self, to: BaseHTTPRequestHandler, given: dict[str, Any], fault: str) -> None:
        """Answer one request, with a fault or without."""
        texts = [self.translate(text) for text in given["q"]]
        if fault == "fewer":
            texts.pop()
        status = int(fault) if fault.isdecimal() else 200
        body = json.dumps(
            {"translatedText": texts} if status == 200 else {"error": "Slow down"}
        ).encode()
        if fault == "garbage":
            body = b"<html>502 Bad Gateway"
        if fault == "silence":
            self._closing.wait()
            return
        to.send_response(status)
        if status in {429, 503} and self.retry_after is not None:
            to.send_header("Retry-After", self.retry_after)
        to.send_header("Content-Type", "application/json")
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body[: len(body) // 2] if fault == "half" else body)
