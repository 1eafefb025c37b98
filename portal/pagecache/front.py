"""Stands before Django and answers from copies: no middleware, no database, no thread but this one.

Whatever has no fresh copy is passed on; the middleware makes one on its way out.
"""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from .address import address_of
from .answering import fresh_answer
from .choices import is_on
from .starting import Lookout

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

STATUS = {status.value: f"{status.value} {status.phrase}" for status in HTTPStatus}


class Front:
    """A WSGI application around another one."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._lookout = Lookout()
        self._lookout.begin()

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer from a copy, or have the application answer."""
        if is_on() and (address := address_of(environ)):
            self._lookout.pass_by()
            if answer := fresh_answer(address, environ):
                start_response(STATUS[answer.status], answer.headers)
                return [answer.body]
        return self._application(environ, start_response)
