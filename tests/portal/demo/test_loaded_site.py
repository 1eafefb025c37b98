"""What staff and visitors find when the demo is loaded."""

import io
import json
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import polib
import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import Translation, TranslationSource

from home.models import ContactPage, StandardPage
from portal.accounts.models import User
from portal.demo.catalogue import (
    Catalogue,
    UntranslatedError,
    catalogue,
    has_words,
    languages,
    path_of,
    write,
)
from portal.demo.site import key_of
from portal.demo.staff import PASSWORD, ROLES
from portal.demo.translation import pieces, translate
from resources.demo.library_texts import OURS
from tests.rig.schema_org import unknown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

NAMES = {
    OURS,
    "National Day Laborers Organizing Network",
    "Power-building Partnerships for Health",
}
"""Names that stay as they are in every language."""

NEVER_CLOSED = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """Reads a page as a visitor does: its words, and where its links lead.

    Words that are marked as being in another language than the page are not among `words`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: set[str] = set()
        self.structured: list[dict] = []
        self._open: list[tuple[str, str | None]] = []
        self._reads_structured = False

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self._reads_structured = values.get("type") == "application/ld+json"
        if tag == "a":
            self.links.add(values.get("href") or "")
        if tag not in NEVER_CLOSED:
            inherited = self._open[-1][1] if self._open else None
            self._open.append((tag, values.get("lang") or inherited))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        self._reads_structured = False
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open:
            tag, language = self._open[-1]
            if self._reads_structured:
                self.structured.append(json.loads(data))
            if tag not in ("script", "style") and language == self._open[0][1]:
                self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def pages_in(language: str) -> list[Page]:
    return list(Page.objects.filter(depth__gt=1, locale__language_code=language).order_by("path"))


@pytest.fixture(scope="module")
def read(demo, django_db_blocker) -> Callable[[str], Reader]:
    """Reads the page at an address, each once: `read(address)`.

    All are read before the first test: pictures drawn within one would be taken back with it.
    """

    @cache
    def read_once(address: str) -> Reader:
        response = Client().get(address)
        assert response.status_code == 200, address
        reader = Reader()
        reader.feed(response.content.decode())
        return reader

    with django_db_blocker.unblock(), override(None):
        for page in Page.objects.filter(depth__gt=1):
            read_once(address_of(page))
    return read_once


def address_of(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.get_full_url())


def everything() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_a_second_run_changes_nothing():
    before = everything()
    newest = Revision.objects.latest("pk")
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    assert "already here" in out.getvalue()
    assert everything() == before
    assert Revision.objects.latest("pk") == newest


def test_the_command_says_where_to_look_and_how_to_log_in():
    out = io.StringIO()
    call_command("load_demo", stdout=out)
    for language in ("en", *languages()):
        assert f"/{language}/programs/pph/2023/" in out.getvalue()
    assert PASSWORD in out.getvalue()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.username)
def test_each_role_can_log_in_and_open_the_admin(role):
    client = Client()
    assert client.login(username=role.username, password=PASSWORD)
    assert client.get("/admin/").status_code == 200
    names = User.objects.get(username=role.username).groups.values_list("name", flat=True)
    assert names
    assert all(name.startswith(role.group) for name in names)


@pytest.mark.parametrize("language", languages())
def test_every_page_is_published_in_every_language(language):
    english, others = pages_in("en"), pages_in(language)
    assert len(english) > 40
    assert {page.translation_key for page in english} == {page.translation_key for page in others}
    assert all(page.live and not page.has_unpublished_changes for page in [*english, *others])


def test_translators_find_every_translation_complete():
    translations = Translation.objects.select_related("source", "target_locale")
    assert translations.count() == TranslationSource.objects.count() * len(languages())
    unfinished = [
        translation.source.object_repr
        for translation in translations
        if len(set(translation.get_progress())) > 1
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", languages())
def test_no_english_sentence_remains_on_translated_pages(read, language):
    sentences = {
        re.sub(r"<[^>]+>", "", english)
        for english, translation in catalogue(language).translations.items()
        if english != translation and english.count(" ") >= 3 and english not in NAMES
    }
    assert len(sentences) > 300
    remaining = {}
    for page in pages_in(language):
        text = read(address_of(page)).text
        if found := [sentence for sentence in sentences if sentence in text]:
            remaining[address_of(page)] = found
    assert remaining == {}


def test_no_link_leads_nowhere(client, read):
    seen: dict[str, str] = {}
    pages = [page for language in ("en", *languages()) for page in pages_in(language)]
    read_already = {address_of(page) for page in pages}
    for page in pages:
        for link in read(address_of(page)).links:
            if link.startswith("/"):
                seen.setdefault(link.split("#")[0], address_of(page))
    broken = {
        link: (source, status)
        for link, source in seen.items()
        if link not in read_already and (status := client.get(link).status_code) not in (200, 302)
    }
    assert broken == {}


@pytest.mark.parametrize("language", languages())
def test_every_text_of_the_demo_is_translated_and_nothing_else(language):
    shown = set(filter(has_words, pieces()))
    translated = set(Catalogue(language).translations)
    assert shown - translated == set(), f"run `manage.py demo_texts {language}` and translate"
    assert translated - shown == set(), f"run `manage.py demo_texts {language}`: these are gone"


def test_the_file_of_a_new_language_holds_them_all(folder):
    out = io.StringIO()
    call_command("demo_texts", "ht", stdout=out)
    total = len(set(filter(has_words, pieces())))
    assert f"ht.po: {total} texts, {total} to be translated." in out.getvalue()

    file = polib.pofile(str(path_of("ht")))
    first, second = file[0], file[1]
    first.msgstr = "Tradiksyon"
    second.msgid = "A text that the demo once had"
    file.save()
    call_command("demo_texts", "ht", stdout=out)

    renewed = polib.pofile(str(path_of("ht")))
    assert f"ht.po: {total} texts, {total - 1} to be translated." in out.getvalue()
    assert renewed.find(first.msgid).msgstr == "Tradiksyon"
    assert renewed.find(second.msgid) is None


def test_what_is_not_translated_is_quoted(folder):
    haitian = Locale.objects.create(language_code="ht")
    privacy = StandardPage.objects.get(
        translation_key=key_of("privacy"), locale__language_code="en"
    )
    write("ht", [])
    with pytest.raises(UntranslatedError, match=r"Privacy notice.*ht\.po.*We do not follow"):
        translate(privacy, haitian, Catalogue("ht"), privacy.owner)


@pytest.mark.parametrize("language", languages())
def test_a_question_offers_as_many_answers_in_every_language(language):
    answers = {
        code: [
            len(question.choices.splitlines())
            for question in ContactPage.objects.get(
                locale__language_code=code
            ).form_fields.order_by("sort_order")
        ]
        for code in ("en", language)
    }
    assert max(answers["en"]) == 5
    assert answers[language] == answers["en"]


@pytest.mark.parametrize("language", ["en", *languages()])
def test_search_engines_read_each_page_in_words_of_schema_org(read, language):
    for page in pages_in(language):
        (graph,) = read(address_of(page)).structured
        assert list(unknown(graph)) == [], page
        first, *_others = graph["@graph"]
        assert first["inLanguage"] == language
        assert first["url"].endswith(address_of(page))
        if page.depth > 2:
            (trail,) = [node for node in graph["@graph"] if node["@type"] == "BreadcrumbList"]
            assert trail["itemListElement"][-1]["name"] == page.title
        for address in re.findall(r'"(http://[^"#?]+/)"', json.dumps(graph)):
            path = re.sub(r"^https?://[^/]+", "", address)
            # Each is there for every visitor: a page, or the file of an edition.
            if "/files/" in path:
                assert Client().get(path).status_code == 200, path
            else:
                read(path)
