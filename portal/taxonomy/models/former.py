"""The names in addresses that a term no longer has, and that still lead to it."""

from typing import Any

from django.db import models


class FormerAddress(models.Model):
    """What a term, or one that was merged into it, was called in addresses.

    `term` is in the source language. `former_id` is the primary key of the term that was merged,
    for editors who had a form open meanwhile; empty where a term was only renamed.
    """

    slug = models.SlugField(max_length=100, unique=True)
    term: Any = models.ForeignKey(
        "taxonomy.Term", on_delete=models.CASCADE, related_name="former_addresses"
    )
    former_id = models.BigIntegerField(null=True, db_index=True)
    since = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
