"""The portal's own user, and what is counted of log-ins that went wrong."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """A member of staff. Visitors have no accounts."""

    session_round = models.PositiveIntegerField(default=0, editable=False)
    """Part of what each session proves: counted up, it ends all sessions of this person."""

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any
    ) -> "User":
        """Remember whether a user who is read from the database was active there."""
        user = super().from_db(db, field_names, values, **options)
        user._was_active = "is_active" in field_names and user.is_active
        return user

    def save(self, *args: Any, **options: Any) -> None:
        """Save; whoever is deactivated loses all sessions, and gets none back when active again."""
        if getattr(self, "_was_active", False) and not self.is_active:
            self.session_round += 1
            if (fields := options.get("update_fields")) is not None:
                options["update_fields"] = {*fields, "session_round"}
        super().save(*args, **options)
        self._was_active = self.is_active

    def end_sessions(self) -> None:
        """End every session of this person, on every device."""
        type(self).objects.filter(pk=self.pk).update(session_round=models.F("session_round") + 1)
        self.refresh_from_db(fields=["session_round"])

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what Django compares on each request; the password and the round are in it."""
        salt = "portal.accounts.models.User.session"
        proven = f"{self.session_round}:{self.password}"
        return salted_hmac(salt, proven, secret=secret, algorithm="sha256").hexdigest()


class Attempt(models.Model):
    """One try at something secret: it counts until it succeeds or its hour is over.

    Nothing but keyed fingerprints: no name, no address, no password.
    """

    pair = models.CharField(max_length=64)
    """The account together with the device, where that is known, or else with the address."""
    address = models.CharField(max_length=64, blank=True)
    """Empty for a device that is known: others behind its address do not count for it."""
    account = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["pair", "at"], name="attempt_pair"),
            models.Index(fields=["address", "at"], name="attempt_address"),
            models.Index(fields=["account", "at"], name="attempt_account"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
