"""What can go wrong with a machine translation, in words for staff."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import requests
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class MachineTranslationError(Exception):
    """A service gave nothing that can be used; the message says why, in words for staff."""


_remarks: ContextVar[list[str] | None] = ContextVar("remarks", default=None)


@contextmanager
def remarks_collected() -> Iterator[list[str]]:
    """Collect what a translation has to say, so that whatever did succeed is kept."""
    remarks: list[str] = []
    token = _remarks.set(remarks)
    try:
        yield remarks
    finally:
        _remarks.reset(token)


def remark(words: str) -> bool:
    """Note something for staff; return whether anybody collects remarks."""
    remarks = _remarks.get()
    if remarks is None:
        return False
    remarks.append(words)
    return True


def in_words(error: Exception, service: str) -> str:
    """Return what an error of a service means.

    Services answer with HTTP status codes; Google's library gives them as `code`. What is neither
    is an answer in no form that we know: half of it, or something else.
    """
    names = {"service": service}
    if isinstance(error, requests.Timeout):
        return _("%(service)s did not answer in time.") % names
    code = status_of(error)
    if code in {401, 403}:
        return _("%(service)s does not accept our key. Please tell your IT staff.") % names
    if code == 429:
        return _("%(service)s has too much to do. Please try again later.") % names
    if code == 456:  # https://developers.deepl.com/docs/best-practices/error-handling
        return _("What we may have translated by %(service)s is used up for this month.") % names
    if code and code >= 500:
        return _("%(service)s is out of order. Please try again later.") % names
    if code:
        return _("%(service)s refuses the texts (code %(code)d).") % {**names, "code": code}
    if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
        return _("%(service)s cannot be reached, or broke off.") % names
    return _("%(service)s gave an answer that we do not understand.") % names


def status_of(error: Exception) -> int | None:
    """Return the HTTP status code that an error stands for."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return int(error.response.status_code)
    code = getattr(error, "code", None)
    return code if isinstance(code, int) else None


def left_over(number: int) -> str:
    """Return the words for texts that nobody has translated yet."""
    return ngettext(
        "%(count)d text is left to translate.", "%(count)d texts are left to translate.", number
    ) % {"count": number}


def rejected(number: int) -> str:
    """Return the words for texts that came back damaged."""
    return ngettext(
        "%(count)d text came back without a link, a mark or a protected term. It is left for a "
        "person.",
        "%(count)d texts came back without a link, a mark or a protected term. They are left for "
        "a person.",
        number,
    ) % {"count": number}
