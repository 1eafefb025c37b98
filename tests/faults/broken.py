"""Two faults that somebody might build in. With them the rig must not stay silent."""

import threading
import time
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.apps import AppConfig
from django.db import connections

from portal.intake.references import new_token

HASTE = 0.3
"""Seconds between the hasty promise and the COMMIT."""


class Keyless(AppConfig):
    """Looks for no earlier submission with the same key."""

    name = "tests.faults.broken"
    label = "keyless"

    def ready(self) -> None:
        queryset = type(self.apps.get_model("intake", "Inquiry").objects.all())
        find = queryset.filter

        def filter_without_keys(self: Any, *conditions: Any, **fields: Any) -> Any:
            return self.none() if "key" in fields else find(self, *conditions, **fields)

        queryset.filter = filter_without_keys


class Hasty(AppConfig):
    """Answers with a receipt's address at once, and records afterwards."""

    name = "tests.faults.broken"
    label = "hasty"

    def ready(self) -> None:
        pages = import_module("portal.intake.pages")  # has models: not before apps are ready
        accept = pages.accept

        def record(*arguments: Any, **options: Any) -> None:
            time.sleep(HASTE)
            try:
                accept(*arguments, **options)
            finally:
                connections.close_all()

        def promise(submission: Any, *arguments: Any, **options: Any) -> Any:
            model = self.apps.get_model("intake", "Inquiry")
            if earlier := model.objects.filter(key=submission.ticket.key).first():
                return earlier
            threading.Thread(
                target=record, args=(submission, *arguments), kwargs=options, daemon=True
            ).start()
            return SimpleNamespace(receipt_path=f"/en/receipt/{new_token()}/")

        pages.accept = promise  # type: ignore[attr-defined]
