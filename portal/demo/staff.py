"""One log-in for each role, with a password that everybody knows: for a demo only."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from portal.accounts.models import User
from portal.accounts.roles import TRANSLATORS, establish_roles

PASSWORD = "partners-for-health"  # noqa: S105 - printed by the command; refused on servers


@dataclass(frozen=True)
class Role:
    """A role of the demo: its log-in, how its groups' names begin, what it may do in a sentence."""

    username: str
    group: str
    may: str


ROLES = (
    Role("admin", "Administrators", "everything"),
    Role("editor", "Editors", "writes and publishes"),
    Role("contributor", "Contributors", "writes; an editor approves"),
    Role("translator", TRANSLATORS, "translates into the other languages"),
)


def employ_staff() -> dict[str, User]:
    """Make a member of staff for each role; return them by their log-in names."""
    establish_roles()
    staff = {}
    for role in ROLES:
        user = User.objects.filter(username=role.username).first() or User(username=role.username)
        user.email = f"{role.username}@example.org"
        user.first_name = role.username.capitalize()
        user.last_name = "Demo"
        user.is_superuser = user.is_staff = role.username == "admin"
        user.set_password(PASSWORD)
        user.save()
        user.groups.set(Group.objects.filter(name__startswith=role.group))
        staff[role.username] = user
    return staff
