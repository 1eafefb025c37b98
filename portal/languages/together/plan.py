"""What would happen to a page in each language, and what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page, ReferenceIndex

from portal.languages.publishing.door import is_behind
from portal.languages.publishing.own import translation_into
from portal.languages.publishing.reasons import reasons_to_hold


class Action(TextChoices):
    """What can be done in all languages together; the labels are the buttons'."""

    PUBLISH = "publish", gettext_lazy("Publish in all languages")
    UNPUBLISH = "unpublish", gettext_lazy("Unpublish in all languages")
    DELETE = "delete", gettext_lazy("Delete in all languages")


@dataclass(frozen=True)
class Step:
    """What happens to the page in one language.

    `page` is None where the language has no version. `happens` says whether anything is done to
    it, `note` what, or why nothing is. `obstacles` keep the whole action from happening.
    """

    locale: Locale
    page: Page | None
    happens: bool
    note: str
    obstacles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """An action on a page in all languages, the source first, then in the settings' order."""

    action: Action
    steps: tuple[Step, ...]

    @property
    def can_go(self) -> bool:
        """Whether there is something to do, and nothing in the way of any of it."""
        return bool(self.pages) and not any(step.obstacles for step in self.steps)

    @property
    def pages(self) -> list[Page]:
        """The pages that something happens to."""
        return [step.page for step in self.steps if step.page and step.happens]

    @property
    def below(self) -> int:
        """How many pages below these the action reaches (deleting) or could reach."""
        below = (page.get_descendants() for page in self.pages)
        if self.action == Action.DELETE:
            return sum(pages.count() for pages in below)
        return sum(pages.live().count() for pages in below)


def versions_for_staff(page: Page) -> dict[str, Page]:
    """Return the page's versions by language code, drafts and aliases among them."""
    versions = page.get_translations(inclusive=True).select_related("locale").specific()
    return {version.locale.language_code: version for version in versions}


def plan(action: Action, page: Page, user: Any) -> Plan:
    """Say what an action would do to a page in each language, as far as `user` may."""
    make: Callable[[Page, Any], Step] = {
        Action.PUBLISH: _publish,
        Action.UNPUBLISH: _unpublish,
        Action.DELETE: _delete,
    }[action]
    versions = versions_for_staff(page)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    steps = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code in versions:
            steps.append(make(versions[code], user))
        elif code in locales:
            note = _("There is no version in this language.")
            steps.append(Step(locales[code], None, happens=False, note=note))
    return Plan(action, tuple(steps))


def _publish(page: Page, user: Any) -> Step:
    if _follows_another_language(page):
        return Step(page.locale, page, False, _("Not translated: it follows the source."))
    if page.live and not _has_news(page):
        return Step(page.locale, page, False, _("Is public as it is."))
    obstacles = list(reasons_to_hold(page))
    if not page.permissions_for_user(user).can_publish():
        obstacles.insert(0, _("You do not have the right to publish it."))
    note = _("The changes will be published.") if page.live else _("Will be published.")
    return Step(page.locale, page, True, note, tuple(obstacles))


def _has_news(page: Page) -> bool:
    if page.has_unpublished_changes:
        return True
    translation = translation_into(page)
    return bool(
        translation
        and translation.enabled
        and page.latest_revision
        and is_behind(page.latest_revision, translation)
    )


def _unpublish(page: Page, user: Any) -> Step:
    if not page.live:
        return Step(page.locale, page, False, _("Is not public."))
    if _follows_another_language(page):
        return Step(page.locale, page, False, _("Not translated: it follows the source."))
    obstacles: tuple[str, ...] = ()
    if not page.permissions_for_user(user).can_unpublish():
        obstacles = (_("You do not have the right to unpublish it, or it is locked."),)
    return Step(page.locale, page, True, _("Will no longer be public."), obstacles)


def _delete(page: Page, user: Any) -> Step:
    obstacles = []
    if not page.permissions_for_user(user).can_delete():
        obstacles.append(_("You do not have the right to delete it, or the pages below it."))
    if ReferenceIndex.get_references_to(page).group_by_source_object().is_protected:
        obstacles.append(_("Something else needs it: see where it is used."))
    return Step(page.locale, page, True, _("Will be deleted."), tuple(obstacles))


def _follows_another_language(page: Page) -> bool:
    return bool(page.alias_of_id and page.alias_of.locale_id != page.locale_id)
