"""What is restricted in the source language is restricted in every language.

wagtail-localize copies a restriction only when a translation is saved, so a page that staff close
today would stay open in Spanish until somebody translates it again. A translation may be closed by
itself; that does not close the source.
"""

from django.conf import settings
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction


def _translations(restriction: PageViewRestriction) -> list[Page]:
    page = restriction.page
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    return list(page.get_translations())


def restriction_saved(instance: PageViewRestriction, raw: bool = False, **_kwargs: object) -> None:
    """Give all translations of the page the same restriction."""
    if raw:
        return
    for page in _translations(instance):
        copy = page.view_restrictions.first() or PageViewRestriction(page=page)
        copy.restriction_type = instance.restriction_type
        copy.password = instance.password
        copy.save()
        copy.groups.set(instance.groups.all())


def groups_changed(
    instance: PageViewRestriction, action: str, reverse: bool, **_kwargs: object
) -> None:
    """Let the same groups read the translations."""
    if action.startswith("post_") and not reverse:
        restriction_saved(instance)


def restriction_deleted(instance: PageViewRestriction, **_kwargs: object) -> None:
    """Open the translations again."""
    for page in _translations(instance):
        for copy in page.view_restrictions.all():
            copy.delete()


def watch() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(restriction_saved, sender=PageViewRestriction)
    post_delete.connect(restriction_deleted, sender=PageViewRestriction)
    m2m_changed.connect(groups_changed, sender=PageViewRestriction.groups.through)
