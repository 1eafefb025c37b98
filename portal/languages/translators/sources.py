"""What a person may do with all translations of one source together."""

from typing import Any

from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.permissions import get_permission_name
from wagtail_localize.models import Translation, TranslationSource

from .standing import may_translate_into


def works_on_any(user: Any, source: TranslationSource) -> bool:
    """Return whether a person may translate the source into one of its languages."""
    return any(may_translate_into(user, one.target_locale) for one in _translations(source))


def works_on_all(user: Any, source: TranslationSource) -> bool:
    """Return whether a person may translate the source into all of its languages."""
    return all(may_translate_into(user, one.target_locale) for one in _translations(source))


def publishes_all(user: Any, source: TranslationSource) -> bool:
    """Return whether a person may publish every translation of the source."""
    return all(_publishes(user, one) for one in _translations(source))


def _translations(source: TranslationSource) -> list[Translation]:
    return list(source.translations.filter(enabled=True).select_related("target_locale"))


def _publishes(user: Any, translation: Translation) -> bool:
    target = translation.get_target_instance()
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    if isinstance(target, DraftStateMixin):
        return user.has_perm(get_permission_name("publish", type(target)))
    return may_translate_into(user, translation.target_locale)
