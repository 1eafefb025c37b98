"""No page asks the database more often for more content or languages; none more than 20 times."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site, get_page_models
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.navigation.models import AlertBanner, Footer, MainMenu

MOST = 20
TIMES = 10
MEASURED = ("en", "es")
MORE_LANGUAGES = ["fr", "ar", "vi", "pt"]
SECTIONS = {"homepage", "contactpage"}
"""Of these a language has one, however much content there is."""


def page_addresses() -> Iterator[str]:
    """Yield the address of each page type's richest page in each language, and of searches."""
    for model in get_page_models():
        if model._meta.app_label == "wagtailcore":
            continue
        for language in MEASURED:
            pages = model.objects.live().public().filter(locale__language_code=language)
            richest = max(pages, key=lambda page: len(repr(page.serializable_data())))
            yield richest.get_url()
    for language in MEASURED:
        yield f"/{language}/search/?q=health"
        yield f"/{language}/data/"
        yield f"/{language}/search/?q=xyzzy"
        yield f"/{language}/search/suggest/?q=com"


def count_queries(address: str) -> tuple[int, str]:
    """Return how many queries a visitor's request costs when nothing is remembered, and which."""
    client = Client(headers={"host": "localhost:8000"})
    assert client.get(address).status_code == 200
    cache.clear()
    Site.clear_site_root_paths_cache()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries), "\n".join(query["sql"][:300] for query in queries)


def multiply_content() -> None:
    """Give every section nine copies of each of its pages, with all that is below them."""
    measured = Page.objects.live().filter(locale__language_code__in=MEASURED)
    originals = [
        page
        for page in measured.specific().order_by("depth")
        if page.depth > 2 and page._meta.model_name not in SECTIONS
    ]
    for page in originals:
        if page._meta.model_name.endswith("indexpage"):
            continue
        for number in range(1, TIMES):
            page.copy(
                recursive=page._meta.model_name == "partnershippage",
                copy_revisions=False,
                update_attrs={"slug": f"{page.slug}-{number}", "title": f"{page.title} {number}"},
            )


def speak_more_languages(settings) -> None:
    """Translate every page, menu and footer into three times as many languages."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        *((code, code) for code in MORE_LANGUAGES),
    ]
    for code in MORE_LANGUAGES:
        locale = Locale.objects.get_or_create(language_code=code)[0]
        sources = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
        for page in sources.order_by("depth").specific():
            if not page.has_translation(locale):
                page.copy_for_translation(locale)
        Page.objects.filter(locale=locale).update(live=True)
        for model in (MainMenu, Footer, AlertBanner):
            for piece in model.objects.filter(locale__language_code=settings.LANGUAGE_CODE):
                if not piece.has_translation(locale):
                    piece.copy_for_translation(locale).save()
            model.objects.filter(locale=locale).update(live=True)


def gather_statistics() -> None:
    """Let PostgreSQL plan by what there is, as autovacuum does where nobody waits for a commit."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def too_many(addresses: list[str], before: dict[str, int]) -> list[str]:
    """Return in words which addresses cost more than before, or more than a page may."""
    after = {address: count_queries(address) for address in addresses}
    return [
        f"{address}: {before[address]} queries, then {number}\n{sql}"
        for address, (number, sql) in after.items()
        if number > MOST or number > before[address]
    ]


@pytest.mark.django_db
def test_more_languages_and_ten_times_the_content_cost_no_query_more(settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES[:2]
    call_command("load_demo", verbosity=0)
    addresses = list(page_addresses())
    before = {address: count_queries(address)[0] for address in addresses}
    with disable_reference_index_auto_update():  # only the admin asks it, and it takes long
        speak_more_languages(settings)
    gather_statistics()
    wrong = too_many(addresses, before)
    assert not wrong, "\n\n".join(wrong)
    with disable_reference_index_auto_update():
        multiply_content()
    gather_statistics()
    wrong = too_many(addresses, before)
    assert not wrong, "\n\n".join(wrong)
