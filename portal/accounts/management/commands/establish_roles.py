"""Puts the roles back to what the table in the code says."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.accounts.roles import all_roles, establish_roles


class Command(BaseCommand):
    """Run by every `migrate`; by hand after somebody has changed a role in the admin."""

    help = "Give the roles exactly the rights of portal/accounts/roles.py."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Establish the roles and name them."""
        establish_roles()
        self.stdout.write("Established: " + ", ".join(role.name for role in all_roles()))
