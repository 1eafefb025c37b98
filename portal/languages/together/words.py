"""The sentences about what was done in all languages."""

from django.utils.translation import gettext as _

from .plan import Action


def done(action: str) -> str:
    """Return what to say after an action, with places for `title` and `languages`."""
    return {
        Action.PUBLISH: _("“%(title)s” is published in %(languages)s."),
        Action.UNPUBLISH: _("“%(title)s” is no longer public in %(languages)s."),
        Action.DELETE: _("“%(title)s” is deleted in %(languages)s."),
    }[Action(action)]
