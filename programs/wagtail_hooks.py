"""What programs add to the admin."""

from wagtail import hooks

from programs.admin import ProgramsGroup


@hooks.register("register_admin_viewset")
def register_programs() -> ProgramsGroup:
    """Give programs a place in the menu."""
    return ProgramsGroup()
