"""Who was erased, in a form that tells nobody who: so that a restored backup forgets them again."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

SALT = "portal.intake.erasure"


def digests(text: str) -> list[str]:
    """Return the keyed hashes of a text: by today's SECRET_KEY first, then by its fallbacks.

    Without the key nobody can try addresses against the list.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [
        salted_hmac(SALT, plain, secret=key, algorithm="sha256").hexdigest()
        for key in keys
        if plain
    ]


class ErasureQuerySet(models.QuerySet["Erasure"]):
    """What was erased, asked for by what it was."""

    def remember(self, *texts: str) -> None:
        """Note that what these addresses or keys name was erased now; later counts over earlier."""
        now = timezone.now()
        found = {digest: now for text in texts for digest in digests(text)[:1]}
        self.note(found)

    def note(self, erased: Mapping[str, datetime]) -> None:
        """Write down hashes with when what they name was erased; an earlier instant gives way."""
        self.bulk_create(
            [self.model(digest=digest, at=at) for digest, at in erased.items()],
            batch_size=500,
            update_conflicts=True,
            unique_fields=["digest"],
            update_fields=["at"],
        )

    def naming(self, texts: Iterable[str]) -> "ErasureQuerySet":
        """Return the entries of these addresses or keys."""
        return self.filter(digest__in=[digest for text in texts for digest in digests(text)])


class Erasure(models.Model):
    """An address, or the key of one submission, that was erased, as a keyed hash."""

    digest = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True, editable=False)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["at", "pk"]
        # To add one is to export and erase what is held about a person.
        default_permissions = ("add",)

    def __str__(self) -> str:
        return f"{_('erasure')} {self.pk}"
