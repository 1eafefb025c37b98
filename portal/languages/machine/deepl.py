"""DeepL, with its errors as errors.

wagtail-localize 1.14 reads DeepL's answer without looking at its status code: whatever is wrong
surfaces as a KeyError. It also knows of no element that DeepL should leave alone.
"""

from typing import Any

import requests
from wagtail.models import Locale
from wagtail_localize.machine_translators import deepl
from wagtail_localize.strings import StringValue


class DeepLTranslator(deepl.DeepLTranslator):
    """DeepL."""

    def get_parameters(
        self, source_locale: Locale, target_locale: Locale, strings: list[StringValue]
    ) -> dict[str, Any]:
        """Return what is sent, with the name of the elements that are not translated."""
        parameters = super().get_parameters(source_locale, target_locale, strings)
        return {**parameters, "ignore_tags": ["code"]}

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: list[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Return the translation of each text.

        Raises requests.HTTPError with the status code that DeepL answered.
        """
        response = requests.post(
            self.get_api_endpoint(),
            self.get_parameters(source_locale, target_locale, strings),
            timeout=int(self.options.get("TIMEOUT", 30)),
            headers=self.get_headers(),
        )
        response.raise_for_status()
        answers = response.json()["translations"]
        return {
            string: StringValue(answer["text"])
            for string, answer in zip(strings, answers, strict=True)
        }
