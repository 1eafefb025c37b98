"""A response that has something noted when it is out of the door."""

from typing import Any

from django.template.response import TemplateResponse

from .asked import Asked
from .unanswered.noting import note


class NotingResponse(TemplateResponse):
    """The search page, after which a question without an answer is counted.

    The server calls `close` when everything is sent: the visitor does not wait for the database.
    """

    _to_note: dict[str, Any] | None = None

    def note_afterwards(self, asked: Asked, language: str, *, any_word_is_known: bool) -> None:
        """Count this question once the response is sent."""
        self._to_note = {
            "query": asked.query,
            "typed": asked.typed,
            "language": language,
            "any_word_is_known": any_word_is_known,
        }

    def close(self) -> None:
        """Note what there is, once, and close: until then the database is connected."""
        given, self._to_note = self._to_note, None
        try:
            if given:
                note(**given)
        finally:
            super().close()
