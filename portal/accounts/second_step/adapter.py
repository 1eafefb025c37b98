"""What allauth.mfa asks the portal: how secrets are encrypted, and what devices are told of us."""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from .secrets import decrypt, encrypt


class SecondStepAdapter(DefaultMFAAdapter):
    """Setting MFA_ADAPTER."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret. Raises `secrets.UnreadableError`."""
        return decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return the name under which an authenticator app lists its codes."""
        return str(settings.WAGTAIL_SITE_NAME)

    def get_totp_label(self, user: Any) -> str:
        """Return whose codes they are."""
        return str(user.get_username())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for which site a passkey is. From the settings: a Host header is anybody's."""
        host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""
        return {"id": host, "name": str(settings.WAGTAIL_SITE_NAME)}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return how a device names the account to whoever chooses among passkeys."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        entity["name"] = user.get_username()
        entity["display_name"] = user.get_full_name() or user.get_username()
        return entity
