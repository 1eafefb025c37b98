"""Any translator of wagtail-localize, handled with care."""

import email.utils
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import requests
from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from portal.languages.publishing.pieces import needs_words

from .glossary import protected_terms
from .shield import DamagedError, shield, unshield
from .troubles import (
    MachineTranslationError,
    in_words,
    left_over,
    rejected,
    remark,
    status_of,
)

logger = logging.getLogger(__name__)

Strings = Iterable[StringValue]

BUSY = {429, 503}
"""Status codes after which it is worth asking again."""


class CarefulTranslator(BaseMachineTranslator):
    """Wraps the translator that its options name: {"CLASS": dotted path, "OPTIONS": its options}.

    Sends texts in portions, waits for a service that is busy, keeps what is done when something
    goes wrong, protects terms and tags, and rejects what comes back without them.

    Options beside those: TEXTS and CHARACTERS for the size of a portion, TRIES for each of them,
    LONGEST_WAIT in seconds between two, TIMEOUT in seconds for an answer.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        timeout = {"TIMEOUT": options.get("TIMEOUT", 10)}
        service = import_string(options["CLASS"])
        self.service: BaseMachineTranslator = service({**timeout, **options.get("OPTIONS", {})})
        self.texts: int = options.get("TEXTS", 40)
        self.characters: int = options.get("CHARACTERS", 4000)
        self.tries: int = options.get("TRIES", 3)
        self.longest_wait: float = options.get("LONGEST_WAIT", 5)

    @property
    def display_name(self) -> str:
        """What staff know the service by."""
        return str(self.service.display_name)

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Tell whether the service translates from one language into the other."""
        return bool(self.service.can_translate(source_locale, target_locale))

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Strings
    ) -> dict[StringValue, StringValue]:
        """Return the translations that succeeded; what did not is left out.

        Raises MachineTranslationError when something failed and nobody collects remarks.
        """
        terms = protected_terms()
        wanted = [string for string in strings if needs_words(string.data, terms)]
        shielded = {string: shield(string.data, terms) for string in wanted}
        done: dict[StringValue, StringValue] = {}
        damaged = 0
        asked = 0
        for portion in self._portions(wanted, {each: shielded[each][0] for each in wanted}):
            sent = [StringValue(shielded[string][0]) for string in portion]
            try:
                answers = self._ask(source_locale, target_locale, sent)
            except Exception as error:  # three vendors' libraries raise what they like
                logger.warning("%s failed", self.display_name, exc_info=True)
                said = in_words(error, self.display_name)
                words = f"{said} {left_over(len(wanted) - asked)}"
                if not remark(words):
                    raise MachineTranslationError(words) from error
                break
            asked += len(portion)
            for string, answer in zip(portion, answers, strict=True):
                try:
                    words = unshield(string.data, answer, shielded[string][1])
                except DamagedError:
                    damaged += 1
                else:
                    done[string] = StringValue(words)
        if damaged and not remark(rejected(damaged)):
            raise MachineTranslationError(rejected(damaged))
        return done

    def _portions(
        self, strings: Sequence[StringValue], sent: dict[StringValue, str]
    ) -> Iterator[list[StringValue]]:
        portion: list[StringValue] = []
        size = 0
        for string in strings:
            length = len(sent[string])
            if portion and (len(portion) == self.texts or size + length > self.characters):
                yield portion
                portion, size = [], 0
            portion.append(string)
            size += length
        if portion:
            yield portion

    def _ask(self, source: Locale, target: Locale, sent: list[StringValue]) -> list[str]:
        """Return one answer for each text, in order; ask again while the service is busy.

        Raises whatever the service raises.
        """
        for number in range(1, self.tries + 1):
            try:
                # Two texts may be the same to a service: each goes once.
                answers = self.service.translate(source, target, list(dict.fromkeys(sent)))
                return [_text(answers[string]) for string in sent]
            except Exception as error:  # raised again, unless the service asks to wait
                pause = wait_before(error, number)
                if number == self.tries or pause is None or pause > self.longest_wait:
                    raise
                time.sleep(pause)
        raise AssertionError  # the last try returns or raises


def _text(answer: StringValue) -> str:
    if not isinstance(answer.data, str):
        raise TypeError(answer.data)
    return answer.data


def wait_before(error: Exception, number: int) -> float | None:
    """Return the seconds to wait after try `number` failed; None when there is no use in waiting.

    A service may say how long, in seconds or as a date (RFC 9110, 10.2.3).
    """
    if status_of(error) not in BUSY:
        return None
    response = error.response if isinstance(error, requests.HTTPError) else None
    wish = response.headers.get("Retry-After", "") if response is not None else ""
    if wish.strip().isdecimal():
        return float(wish)
    try:
        until = email.utils.parsedate_to_datetime(wish)
    except ValueError:
        return float(2 ** (number - 1)) / 2
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
