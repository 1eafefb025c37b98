"""Every word that stands for a term, so that a database can see to it that none stands for two."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from wagtail.models import Locale


class WordQuerySet(models.QuerySet["Word"]):
    """The words of all terms, asked by what they have in common with other spellings."""

    def in_languages(self, keys: dict[int, set[str]]) -> QuerySet["Word"]:
        """Return the words with one of the keys of their language, given by the locale's id."""
        asked = models.Q(pk__in=[])
        for locale, wanted in keys.items():
            asked |= models.Q(locale=locale, key__in=wanted)
        return self.filter(asked)


class Word(models.Model):
    """A name or other word of a term, by its key (`portal.taxonomy.wording.key_of`).

    Written whenever a term is saved, and by nobody else.
    """

    term: Any = models.ForeignKey("taxonomy.Term", on_delete=models.CASCADE, related_name="words")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    is_name = models.BooleanField()

    objects = WordQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["locale", "key"], name="one_term_for_each_word"),
        ]

    def __str__(self) -> str:
        return self.key
