"""What one member of staff may do in which language, read once for each request."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import Model, Q, QuerySet
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.permissions import policy_registry

from portal.accounts.models import User
from portal.accounts.roles import TRANSLATORS, target_languages, translators_name

SUBMIT = "wagtail_localize.submit_translation"
CHANGE = Page.PERMISSION_CODENAMES.CHANGE


@dataclass(frozen=True)
class Standing:
    """The rights of one member of staff as far as languages are concerned.

    `languages` are the primary keys of the locales to translate into. `translator_groups` are the
    person's groups that give a language. `other_rights` are the rights ("app.action_model") that
    the person has by other groups.
    """

    languages: frozenset[int]
    translator_groups: frozenset[int]
    other_rights: frozenset[str]

    def changes_beyond_languages(self, model: type[Model]) -> bool:
        """Whether the person may change all entries of a model, in whatever language."""
        return f"{model._meta.app_label}.change_{model._meta.model_name}" in self.other_rights


def translators_of(locale: Locale) -> QuerySet[User]:
    """Return the active people to whom a language is given, by name.

    Editors and administrators may translate too, but are not among them.
    """
    group = translators_name(locale.language_code)
    return User.objects.filter(is_active=True, groups__name=group).order_by("username")


def may_translate_into(user: Any, locale: Locale) -> bool:
    """Return whether a person may translate into a language: given to them, or an editor.

    Nobody translates into the source language.
    """
    if not user.is_active or user.is_anonymous or locale.language_code == settings.LANGUAGE_CODE:
        return False
    return bool(user.is_superuser or locale.pk in standing_of(user).languages)


def languages_for(user: Any) -> QuerySet[Locale]:
    """Return the languages that a person may translate into."""
    if user.is_superuser and user.is_active:
        return target_languages()
    return target_languages().filter(pk__in=standing_of(user).languages)


def standing_of(user: Any) -> Standing:
    """Return the standing of a person who is no superuser; three queries, once for each request."""
    known = getattr(user, "_language_standing", None)
    if known is None:
        known = user._language_standing = _read(user)
    return known


def page_rights(user: Any) -> list[GroupPagePermission]:
    """Return the grants on parts of the page tree that a person has, with their pages."""
    return list(policy_registry.get_by_type(Page).get_cached_permissions_for_user(user))


def _read(user: Any) -> Standing:
    groups = dict(user.groups.filter(name__startswith=TRANSLATORS).values_list("pk", "name"))
    others = Permission.objects.filter(Q(group__user=user) & ~Q(group__in=groups) | Q(user=user))
    languages: set[int] = set()
    if user.has_perm(SUBMIT):
        trees = [right.page for right in page_rights(user) if right.permission.codename == CHANGE]
        languages = {
            locale.pk
            for locale in target_languages()
            if translators_name(locale.language_code) in groups.values()
            or any(page.depth == 1 or page.locale_id == locale.pk for page in trees)
        }
    return Standing(
        languages=frozenset(languages),
        translator_groups=frozenset(groups),
        other_rights=frozenset(
            f"{app}.{name}"
            for app, name in others.values_list("content_type__app_label", "codename")
        ),
    )


def is_translator_only(user: Any) -> bool:
    """Return whether everything that a person may do with pages comes from their languages."""
    if user.is_superuser:
        return False
    standing = standing_of(user)
    return bool(standing.translator_groups) and all(
        right.group_id in standing.translator_groups for right in page_rights(user)
    )
