"""The command after a new key was put first into SECOND_STEP_KEYS."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portal.accounts.second_step.recovery import HASHES, SEED
from portal.accounts.second_step.secrets import UnreadableError, renew


class Command(BaseCommand):
    """Encrypts all secrets with the first key."""

    help = "Encrypt the secrets of all second steps with the first key of SECOND_STEP_KEYS."

    @transaction.atomic
    def handle(self, **_options: Any) -> None:
        """Encrypt them. Raises CommandError, having changed nothing, where a key is missing."""
        number = 0
        for factor in Authenticator.objects.select_for_update().order_by("pk"):
            # The secret of an app, or what is kept of recovery codes.
            hashes = factor.data.get(HASHES, {})
            in_row = ((factor.data, name) for name in ("secret", SEED))
            for kept, name in [*in_row, *((hashes, name) for name in hashes)]:
                if name not in kept:
                    continue
                try:
                    kept[name] = renew(kept[name])
                except UnreadableError as error:
                    raise CommandError(
                        "A secret was encrypted with a key that is gone: "
                        f"that of “{factor.user.get_username()}”. Nothing was changed."
                    ) from error
                number += 1
            factor.save(update_fields=["data"])
        self.stdout.write(self.style.SUCCESS(f"Encrypted {number} secrets with the first key."))
