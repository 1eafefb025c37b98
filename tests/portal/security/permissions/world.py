"""A site with two sections, and one thing of every kind that belongs to the southern one."""

from wagtail.models import Locale

from home.models import HomePage
from portal.accounts.models import User
from portal.accounts.roles import establish_roles
from tests.factories.home import home_in

from . import things
from .sections import ROLES, World, people, section

__all__ = ["ROLES", "World", "build"]


def build(home: HomePage, spanish: Locale) -> World:
    """Build the world below `home`, in three languages."""
    establish_roles()
    french = Locale.objects.get_or_create(language_code="fr")[0]
    for language in (spanish, french):
        home_in(language, home)
    establish_roles()
    world = World(home, section(home, "North"), section(home, "South"))
    world.people = people(world)
    owner = User.objects.create_user("owner", "owner@example.org", "x")
    world.more = {"owner": owner, "site": home.get_site(), "french": french}
    things.pages(world, owner)
    things.translation(world, french)
    things.snippets(world)
    things.files(world, owner)
    things.inbox(world)
    things.rooms(world, owner)
    return world
