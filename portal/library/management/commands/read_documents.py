"""Reads the files that wait, for cron: it finds what a lost task left behind."""

import time
from argparse import ArgumentParser
from collections import Counter
from itertools import takewhile
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.documents import get_document_model

from portal.library.reading.models import DocumentText
from portal.library.reading.tasks import read_now
from portal.library.reading.watching import let_it_be_read


class Command(BaseCommand):
    """Run every ten minutes beside the worker, or instead of it."""

    help = "Read the text of the documents that wait for it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to begin anew, and to stop early."""
        parser.add_argument(
            "--again", action="store_true", help="read all documents anew, also those known"
        )
        parser.add_argument("--most", type=int, default=500, help="how many at most (500)")
        parser.add_argument("--minutes", type=float, default=60, help="for how long at most (60)")

    def handle(self, *_args: Any, again: bool, most: int, minutes: float, **_options: Any) -> None:
        """Read them and print one line of figures. The file that is begun is read to its end."""
        until = time.monotonic() + minutes * 60
        documents = get_document_model().objects.order_by("pk")
        for document in (documents if again else documents.filter(reading=None)).iterator():
            let_it_be_read(document)
        due = DocumentText.objects.due(timezone.now()).values_list("pk", flat=True)
        in_time = takewhile(lambda _pk: time.monotonic() < until, list(due[:most]))
        states = Counter(read_now(pk) for pk in in_time)
        left = DocumentText.objects.due(timezone.now()).count()
        done = ", ".join(f"{number} {state}" for state, number in sorted(states.items()) if state)
        self.stdout.write(f"{done or 'nothing to read'}; {left} left")
