"""What staff and visitors find when the demo is loaded."""

import io
import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation, TranslationSource

from portal.accounts.models import User
from portal.demo.staff import PASSWORD, ROLES
from portal.demo.words import translated_pieces
from resources.demo.library_texts import OURS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


NAMES = {OURS, "National Day Laborers Organizing Network"}
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
        self._open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a":
            self.links.add(values.get("href") or "")
        if tag not in NEVER_CLOSED:
            inherited = self._open[-1][1] if self._open else None
            self._open.append((tag, values.get("lang") or inherited))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open:
            tag, language = self._open[-1]
            if tag not in ("script", "style") and language == self._open[0][1]:
                self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def pages_in(language: str) -> list[Page]:
    return list(Page.objects.filter(depth__gt=1, locale__language_code=language).order_by("path"))


def read(client: Client, address: str) -> Reader:
    response = client.get(address)
    assert response.status_code == 200, address
    reader = Reader()
    reader.feed(response.content.decode())
    return reader


def path_of(page: Page) -> str:
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
    assert "/en/programs/pph/2023/" in out.getvalue()
    assert "/es/programs/pph/2023/" in out.getvalue()
    assert PASSWORD in out.getvalue()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.username)
def test_each_role_can_log_in_and_open_the_admin(role):
    client = Client()
    assert client.login(username=role.username, password=PASSWORD)
    assert client.get("/admin/").status_code == 200
    assert User.objects.get(username=role.username).groups.get().name == role.group


def test_every_page_is_published_in_both_languages():
    english, spanish = pages_in("en"), pages_in("es")
    assert len(english) > 40
    assert {page.translation_key for page in english} == {page.translation_key for page in spanish}
    assert all(page.live and not page.has_unpublished_changes for page in [*english, *spanish])


def test_translators_find_every_translation_complete():
    translations = Translation.objects.select_related("source", "target_locale")
    assert translations.count() == TranslationSource.objects.count()
    unfinished = [
        translation.source.object_repr
        for translation in translations
        if len(set(translation.get_progress())) > 1
    ]
    assert unfinished == []


def test_no_english_sentence_remains_on_spanish_pages(client):
    sentences = {
        re.sub(r"<[^>]+>", "", english)
        for english, spanish in translated_pieces().items()
        if english != spanish and english.count(" ") >= 3 and english not in NAMES
    }
    assert len(sentences) > 300
    remaining = {}
    for page in pages_in("es"):
        text = read(client, path_of(page)).text
        if found := [sentence for sentence in sentences if sentence in text]:
            remaining[path_of(page)] = found
    assert remaining == {}


def test_no_link_leads_nowhere(client):
    seen: dict[str, str] = {}
    for page in [*pages_in("en"), *pages_in("es")]:
        for link in read(client, path_of(page)).links:
            if link.startswith("/"):
                seen.setdefault(link.split("#")[0], path_of(page))
    broken = {
        link: (source, status)
        for link, source in seen.items()
        if (status := client.get(link).status_code) not in (200, 302)
    }
    assert broken == {}
