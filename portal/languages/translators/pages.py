"""What translators may do with pages: read the source, work on their languages, nothing more.

Wagtail's right to change a page brings more along: deleting, moving and copying drafts. The tree
is the editors'; who holds a page only as its translator changes words.
"""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import Translation

from portal.accounts.roles import HOME_DEPTH

from .standing import may_translate_into, page_rights, standing_of


def holds_as_translator_only(user: Any, page: Page) -> bool:
    """Return whether a person has rights on a page, and all of them as its translator."""
    if not user.is_active or user.is_superuser:
        return False
    groups = {
        right.group_id for right in page_rights(user) if page.path.startswith(right.page.path)
    }
    return bool(groups) and groups <= standing_of(user).translator_groups


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's answers, but for what translators do not do."""

    def can_edit(self) -> bool:
        """Whoever owns the source owns its translations too, but does not write them for that."""
        if not super().can_edit():
            return False
        if self.user.is_superuser or "change" in self.permissions or not _is_translation(self.page):
            return True
        return may_translate_into(self.user, self.page.locale)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Translators delete and move nothing, not even drafts."""
        if holds_as_translator_only(self.user, self.page):
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_copy(self) -> bool:
        """Translators make no pages."""
        return super().can_copy() and not holds_as_translator_only(self.user, self.page)


def _is_translation(page: Page) -> bool:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).exists()


class PortalPagePermissionPolicy(PagePermissionPolicy):
    """Lets translators walk through the tree of the source language, to read it."""

    def instances_with_direct_explore_permission(self, user: Any) -> Any:
        """Return the tops of the trees that a person sees."""
        tops = super().instances_with_direct_explore_permission(user)
        return [*tops, *_source_fronts()] if _reads_source(user) else tops

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Return the pages that a person sees in the explorer."""
        pages = super().explorable_instances(user)
        if not _reads_source(user):
            return pages
        within = Q(depth=1)
        for front in _source_fronts():
            within |= Q(path__startswith=front.path)
        return pages | self.model._default_manager.filter(within)


def _reads_source(user: Any) -> bool:
    return user.is_active and not user.is_superuser and bool(standing_of(user).languages)


def _source_fronts() -> QuerySet[Page]:
    return Page.objects.filter(depth=HOME_DEPTH, locale__language_code=settings.LANGUAGE_CODE)
