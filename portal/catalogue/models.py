"""What the catalogue keeps of each published page, to find and to count it.

All of it is made from pages and can be made again: `manage.py catalogue_rebuild`.
"""

from datetime import date

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from wagtail.models import Locale, Page

UNDATED = date.min
"""The day of pages that have none: they come last."""


class Kept(models.Model):
    """Made from pages: Wagtail's own index of references has nothing to look for here."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class Value(Kept):
    """An answer that pages give to a question, such as "published in the year 2024"."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["facet", "value"], name="catalogue_one_value")
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class Entry(Kept):
    """A published page: what it answers to each question, and its place in lists.

    An entry outlives its page until the bits that stand for it are taken back: then it is `gone`.
    """

    page = models.OneToOneField(
        Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    locale = models.ForeignKey(Locale, models.DO_NOTHING, db_constraint=False, related_name="+")
    translation_key = models.UUIDField()
    values = models.TextField(blank=True)
    """The keys of its values, divided by spaces."""

    dated = models.DateField(default=UNDATED)
    """What lists of the newest go by."""

    title_key = models.CharField(max_length=200)
    """The folded title, which lists by title go by."""

    archived = models.BooleanField(default=False)
    gone = models.BooleanField(default=False)
    fresh = models.BooleanField(default=True)
    """Whether the bits do not say yet what stands here."""

    digest = models.CharField(max_length=32, blank=True)
    """Of everything that was read from the page, so that nothing is written twice."""

    class Meta:
        indexes = [
            models.Index(fields=["translation_key"], name="catalogue_versions"),
            models.Index(fields=["page"], condition=models.Q(fresh=True), name="catalogue_fresh"),
            models.Index(fields=["-dated", "title_key", "page"], name="catalogue_dated"),
            models.Index(fields=["title_key", "page"], name="catalogue_titles"),
        ]

    def __str__(self) -> str:
        return self.title_key


class Bits(Kept):
    """Which of the 65,536 pages of one chunk give one value: a bit for each page's number."""

    value = models.ForeignKey(Value, models.CASCADE, related_name="+")
    chunk = models.PositiveIntegerField()
    bits = models.BinaryField()
    generation = models.BigIntegerField(db_index=True)
    """When it was written, in nanoseconds since 1970, and more than all before it: a process reads
    what is newer than it knows."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["value", "chunk"], name="catalogue_one_chunk")
        ]

    def __str__(self) -> str:
        return f"{self.value_id}/{self.chunk}"


class Text(Kept):
    """What a published page says, for the pieces of text that results show."""

    page = models.OneToOneField(
        Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    title = models.TextField()
    titles = models.TextField(blank=True)
    """Its other titles in its own language: a subtitle, an edition's."""

    summary = models.TextField(blank=True)
    terms = models.TextField(blank=True)
    body = models.TextField(blank=True)
    files = models.JSONField(default=list)
    """For each file: its title, its language, what it says, and the key of its document."""

    def __str__(self) -> str:
        return self.title


class Index(Kept):
    """The words of an entry with their places, by which PostgreSQL weighs an answer.

    On SQLite the words are in the virtual table `catalogue_words` under the same key.
    """

    page = models.OneToOneField(
        Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )
    vector = SearchVectorField(null=True)

    def __str__(self) -> str:
        return str(self.page_id)


class Lookup(Kept):
    """A row as small as can be for each entry with words, on which PostgreSQL's index stands.

    A common word finds hundreds of thousands of pages, and PostgreSQL visits the row of each: here
    200 stand on a disk page, of those with the words four.
    """

    page = models.OneToOneField(
        Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.page_id)


class KnownWord(Kept):
    """A word as published pages write it, to guess what somebody meant who typed another.

    A word is only ever proposed after looking whether a page that visitors may read still has it.
    """

    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    folded = models.CharField(max_length=60)
    written = models.CharField(max_length=60)
    stem = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locale", "folded"], name="catalogue_one_word")
        ]

    def __str__(self) -> str:
        return self.written
