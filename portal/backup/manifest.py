"""What a backup says of itself: `backup.json`."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac

from . import database
from .failing import BackupError

NAME = "backup.json"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What has to fit when a backup is restored."""

    format: int
    made_at: str
    """When it was begun, UTC, ISO 8601."""

    database: str
    database_version: int
    migrations: list[str]
    """What the database had applied, each as "app.name"."""

    secret_key: str
    """A fingerprint of the SECRET_KEY, which the list of erasures was made with."""

    lost: list[str]
    """Files that rows name and that were not there when the backup was made."""

    @classmethod
    def of_this_site(cls, begun: datetime, migrations: list[str], lost: list[str]) -> "Manifest":
        """Describe the site as it is."""
        return cls(
            FORMAT,
            begun.isoformat(timespec="seconds"),
            connection.vendor,
            database.version(),
            migrations,
            fingerprint(settings.SECRET_KEY),
            lost,
        )

    def written(self) -> bytes:
        """Return it as JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    def reasons_against(self, *, another_key: bool) -> list[str]:
        """Return why this code, with its settings, must not restore the backup."""
        reasons = []
        known = MigrationLoader(None, ignore_no_migrations=True)
        names = {f"{app}.{name}" for app, name in known.disk_migrations}
        for migration in (known.disk_migrations or {}).values():
            names |= {f"{app}.{name}" for app, name in migration.replaces}
        if unknown := sorted(set(self.migrations) - names):
            reasons.append(
                "The backup is of a newer version of the portal than this one: install that first. "
                f"It knows {', '.join(unknown[:3])}{' and more' if unknown[3:] else ''}."
            )
        if self.database != connection.vendor:
            reasons.append(
                f"The backup is of {self.database}, and DATABASE_URL names {connection.vendor}."
            )
        elif self.database_version > database.version():
            reasons.append(
                f"The backup is of {self.database} {self.database_version}, which "
                f"{database.version()} cannot read: use a server as new as that."
            )
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        if not another_key and self.secret_key not in {fingerprint(key) for key in keys}:
            reasons.append(
                "The site had another SECRET_KEY, without which people who were erased cannot be "
                "found in the backup. Set it (or SECRET_KEY_FALLBACKS). If it is lost, "
                "--another-key restores all the same, and people who were erased come back."
            )
        return reasons


def read(folder: Path) -> Manifest:
    """Return what a backup says of itself. Raises BackupError when it says nothing readable."""
    try:
        manifest = Manifest(**json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(f"{folder / NAME} is missing or damaged.") from error
    if manifest.format != FORMAT:
        raise BackupError(f"{folder} has the form {manifest.format}, and this portal reads 1.")
    return manifest


def fingerprint(key: str | bytes) -> str:
    """Return a text that tells keys apart and gives none away."""
    return salted_hmac("portal.backup", "which key", secret=key, algorithm="sha256").hexdigest()[
        :16
    ]
