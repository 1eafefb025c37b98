"""A translator takes pages into another language; an editor publishes them; visitors read them.

Everything is done in the admin, in a browser, and each chapter builds on those before it: it is one
test. The words are the demo's own: its translations of these pages are taken back first.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import get_language_info
from playwright.sync_api import Browser, expect

from tests.rig.site import PortalSite, portal_site
from tests.rig.taken_back import TakenBack, take_back
from tests.rig.untranslated import Finder
from tests.rig.wording import wordings_of

from .measures import source
from .translator import TranslationStaff

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
LANGUAGE = "fr" if "fr" in LANGUAGES else LANGUAGES[0]
LANGUAGE_NAME = get_language_info(LANGUAGE)["name"]
PASSWORD = "a-long-pass-phrase-for-the-rig"
ANNOUNCED, LATER = datetime.date(2023, 11, 15), datetime.date(2023, 11, 28)
COHORT, CONTACT, STORY = "programs/pph/2023", "contact", "stories/kansas-city"

EMPLOY = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
make = get_user_model().objects.create_user
for name, groups in (
    ("translator-of-one", ["Translators", "Translators: {language}"]),
    ("publisher", ["Editors"]),
):
    user = make(name, name + "@example.org", "{password}")
    user.groups.set(Group.objects.filter(name__in=groups))
"""


@pytest.fixture
def site(loaded_demo: Path, tmp_path_factory) -> Iterator[PortalSite]:
    """The demo, with a translator who was given one language, and an editor."""
    folder = tmp_path_factory.mktemp("translating")
    with portal_site(folder, copied_from=loaded_demo) as site:
        staff = EMPLOY.format(language=LANGUAGE_NAME, password=PASSWORD)
        site.manage("shell", "-v0", "-c", staff)
        yield site


@pytest.fixture
def pages(site) -> dict[str, TakenBack]:
    """The pages to be translated, by their paths, with the words to do it."""
    taken = take_back(site, LANGUAGE, COHORT, CONTACT, STORY)
    assert len(taken) == 7, "the cohort with its four partnerships, the form and a story"
    return taken


def at_work(browser: Browser, site: PortalSite, name: str) -> Iterator[TranslationStaff]:
    """Somebody who is logged in for the whole story."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    member = TranslationStaff(context.new_page(), site.url)
    member.log_in(name, PASSWORD)
    yield member
    context.close()


@pytest.fixture
def translator(browser, site) -> Iterator[TranslationStaff]:
    """Who was given one language, and may not publish."""
    yield from at_work(browser, site, "translator-of-one")


@pytest.fixture
def editor(browser, site) -> Iterator[TranslationStaff]:
    """Who may publish."""
    yield from at_work(browser, site, "publisher")


@pytest.fixture
def begun(translator, editor, pages) -> dict[str, int]:
    """The numbers of the translations, by path: a cohort brings its partnerships along."""
    editor.revise(pages[COHORT].number, {"announced_on": ANNOUNCED.isoformat()})
    numbers = {
        path: translator.begin(pages[path].number, LANGUAGE_NAME) for path in (CONTACT, STORY)
    }
    numbers[COHORT] = translator.begin(pages[COHORT].number, LANGUAGE_NAME)
    for path, page in pages.items():
        if path not in numbers:
            numbers[path] = translator.page_below(numbers[COHORT], page.title)
    return numbers


def translate_by_hand(translator, pages, begun, screenshots):
    translator.open_translation(begun[COHORT])
    offer = translator.page.get_by_role("button", name="Hand over")
    expect(translator.pieces().first).to_be_visible()
    expect(offer).to_be_hidden()
    assert translator.type_pieces(pages[COHORT].words) >= 5
    expect(offer).to_be_visible()
    translator.page.screenshot(path=screenshots / "translation-editor.png", full_page=True)
    translator.hand_over()


def translate_outside_and_bring_back_files(translator, pages, begun, folder):
    file = folder / "translated.po"
    for path, page in pages.items():
        if path != COHORT:
            translator.open_translation(begun[path])
            translator.download(file)
            outside = polib.pofile(file)
            for entry in outside:
                entry.msgstr = page.words[entry.msgid]
            outside.save(file)
            translator.upload(file)
            translator.hand_over()


def see_that_nothing_is_public_yet(translator, site, pages, begun):
    translator.open_translation(begun[COHORT])
    assert translator.page.get_by_role("button", name="Publish").count() == 0
    for path, page in pages.items():
        seen = source(f"{site.url}/{LANGUAGE}/{path}/")
        assert f"/{settings.LANGUAGE_CODE}/{path}/" in seen, "the page is offered in its language"
        assert escape(page.title) in seen


def publish_and_read_every_word(editor, site, pages, begun):
    for path in sorted(pages):
        editor.open_translation(begun[path])
        editor.publish_translation()
    finder = Finder(LANGUAGE, wordings_of(site, LANGUAGE)[LANGUAGE])
    left = {}
    for path in pages:
        address = f"{site.url}/{{}}/{path}/"
        seen, original = (
            source(address.format(code)) for code in (LANGUAGE, settings.LANGUAGE_CODE)
        )
        left[path] = finder.untranslated(seen, original)
    assert not any(left.values()), left


def change_a_date_and_see_it_arrive(editor, translator, site, pages, begun):
    page, address = pages[COHORT], f"{site.url}/{LANGUAGE}/{COHORT}/"
    old, new = (date_format(day) for day in (ANNOUNCED, LATER))
    with translation.override(LANGUAGE):
        old_read, new_read = (date_format(day) for day in (ANNOUNCED, LATER))
    expect(translator.find_in_report(page.title, LANGUAGE_NAME)).to_contain_text("Published")
    assert old_read in source(address)
    editor.revise(page.number, {"announced_on": LATER.isoformat()})
    assert old_read in source(address)
    assert new_read not in source(address)

    cell = translator.find_in_report(page.title, LANGUAGE_NAME)
    expect(cell).to_contain_text("Out of date")
    cell.get_by_role("link", name="1 piece changed").click()
    changed = translator.page.locator("table.portal-parity-changes tbody tr")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text(old)
    expect(changed).to_contain_text(new)

    translator.synchronize()
    translator.open_translation(begun[COHORT])
    translator.hand_over()
    assert new_read not in source(address), "an editor has the last word"
    editor.open_translation(begun[COHORT])
    editor.publish_translation()
    assert new_read in source(address)
    assert old_read not in source(address)
    expect(translator.find_in_report(page.title, LANGUAGE_NAME)).to_contain_text("Published")


def test_from_the_first_word_to_the_reader(
    translator, editor, site, pages, begun, screenshots, tmp_path
):
    translate_by_hand(translator, pages, begun, screenshots)
    translate_outside_and_bring_back_files(translator, pages, begun, tmp_path)
    see_that_nothing_is_public_yet(translator, site, pages, begun)
    publish_and_read_every_word(editor, site, pages, begun)
    change_a_date_and_see_it_arrive(editor, translator, site, pages, begun)
