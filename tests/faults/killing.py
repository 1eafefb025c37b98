"""Kills the worker between COMMIT and the answer, once for each time that it is asked to."""

import os
import signal
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

ORDER = "kill-after-commit"
"""The file in VAR_DIR whose presence orders one kill."""


class KillAfterCommit:
    """The outermost middleware: when it sees a 303 the submission is committed, nothing is sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == HTTPStatus.SEE_OTHER:
            try:
                Path(settings.VAR_DIR, ORDER).unlink()
            except FileNotFoundError:
                return response
            os.kill(os.getpid(), signal.SIGKILL)
        return response
