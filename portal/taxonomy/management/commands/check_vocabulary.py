"""Says what is wrong with the vocabulary, and fails while visitors would be confused by it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.taxonomy.models import Term, Word
from portal.taxonomy.models.claiming import words_of
from portal.taxonomy.problems import problems, serious


class Command(BaseCommand):
    """Lists all problems; ends with an error where a word stands for two or a name is in another.

    Terms that always come together and missing translations are listed, and no error.
    """

    help = "Check that no word of the vocabulary stands for two terms and none contains another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the wish to write the words of all terms down anew."""
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="First write down anew which words stand for which term, after an import that "
            "did not save term by term.",
        )

    def handle(self, *_args: Any, rebuild: bool, **_options: Any) -> None:
        """Print the problems; raises CommandError where there are serious ones."""
        if rebuild:
            write_words_anew()
        found = problems()
        for problem in found:
            explained = f" [{problem.reason}]" if problem.reason else ""
            self.stdout.write(f"{problem.kind.label}: {problem.words}{explained}")
        if grave := serious(found):
            raise CommandError(f"The vocabulary has {len(grave)} problems that confuse visitors.")
        self.stdout.write("No word stands for two terms, and no name contains another.")


@transaction.atomic
def write_words_anew() -> None:
    """Write down the words of all terms; the first to have one keeps it."""
    Word.objects.all().delete()
    rows = []
    for term in Term.objects.select_related("locale").order_by("pk"):
        keys = words_of(term)
        name = next(iter(keys), "")
        rows += [Word(term=term, locale=term.locale, key=key, is_name=key == name) for key in keys]
    Word.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
