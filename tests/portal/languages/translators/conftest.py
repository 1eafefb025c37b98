"""A site in three languages, and people who may translate into one of them."""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from portal.accounts.models import User
from portal.accounts.roles import establish_roles, translators_name
from portal.navigation.models import AlertBanner
from portal.taxonomy.models import Facet, Term
from tests.factories.home import StandardPageFactory, home_in, translated


@pytest.fixture
def french(db, settings) -> Locale:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("es", "Spanish"),
        ("fr", "French"),
    ]
    return Locale.objects.get_or_create(language_code="fr")[0]


@dataclass(frozen=True)
class Content:
    """One page, one term and one alert in three languages, and who they are to be guarded from."""

    pages: dict[str, Page]
    terms: dict[str, Term]
    alerts: dict[str, AlertBanner]


def person(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "x")
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def people(site_root, french, spanish) -> dict[str, User]:
    establish_roles()
    return {
        "F": person("frederique", translators_name("fr")),
        "S": person("soledad", translators_name("es")),
        "C": person("carol", "Contributors"),
        "E": person("edith", "Editors"),
    }


@pytest.fixture
def content(people, site_root, french, spanish) -> Content:
    """The contributor owns the English pages, and so by Wagtail's rules their translations."""
    for locale in (french, spanish):
        home_in(locale, site_root)
    link = {"label": "Ask us", "url": "https://www.example.org/"}
    mine = {"parent": site_root, "owner": people["C"], "body": [("buttons", {"links": [link]})]}
    about = StandardPageFactory(slug="about", **mine)
    private = StandardPageFactory(slug="members", **mine)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    drafted = StandardPageFactory(slug="plans", **mine)
    translate_object(drafted, [french])
    translate_object(private, [french])
    pages = {
        "source": about,
        "french": translated(about, french),
        "spanish": translated(about, spanish),
        "private": private,
        "draft": drafted.get_translation(french),
    }
    for page in pages.values():
        if page.latest_revision_id is None:
            page.save_revision()
    term = Term.objects.create(facet=Facet.ISSUE, name="Housing", slug="housing", locale_id=1)
    alert = AlertBanner.objects.create(name="Storm", title="Storm", locale_id=term.locale_id)
    alert.save_revision().publish()
    for snippet in (term, alert):
        translate_object(snippet, [french, spanish])
    return Content(
        pages={name: Page.objects.get(pk=page.pk) for name, page in pages.items()},
        terms=in_languages(term, french, spanish),
        alerts=in_languages(alert, french, spanish),
    )


def in_languages(snippet, french, spanish) -> dict:
    return {
        "source": snippet,
        "french": snippet.get_translation(french),
        "spanish": snippet.get_translation(spanish),
    }


def translation_of(thing) -> Translation | None:
    return Translation.objects.filter(
        source__object_id=thing.translation_key, target_locale=thing.locale
    ).first()
