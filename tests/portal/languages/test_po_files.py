"""A page goes to an outside translator as a PO file and comes back, or is refused in words."""

import re
from io import BytesIO

import polib
import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from portal.languages.publishing.reasons import reasons_to_hold
from tests.factories.home import StandardPageFactory, home_in

pytestmark = pytest.mark.django_db

LINKED = '<a href="https://www.example.org/a">Read <b>both</b> reports</a> today.'


@pytest.fixture
def page(site_root, spanish):
    home_in(spanish, site_root)
    return StandardPageFactory(
        parent=site_root,
        title='Housing for "all" & more',
        slug="housing",
        summary="One line.\nAnother line.",
        body=[("paragraph", f"<p>{LINKED}</p><ul><li>Tenants</li></ul>")],
    )


@pytest.fixture
def translation(page, spanish):
    translate_object(page, [spanish])
    return Translation.objects.get(source__object_id=page.translation_key)


@pytest.fixture
def version(translation) -> StandardPage:
    return StandardPage.objects.get(locale=translation.target_locale)


def download(staff, translation):
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    return polib.pofile(staff.get(address).content.decode())


def upload(staff, translation, content):
    """Send a file; return what staff then read."""
    data = content if isinstance(content, bytes) else str(content).encode()
    file = BytesIO(data)
    file.name = "page.po"
    answer = staff.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]),
        {"file": file, "next": "/admin/"},
        follow=True,
    )
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", " ".join(str(each) for each in answer.context["messages"]))


def spanish_words(text):
    """Translate the words of a text and nothing else."""
    parts = re.split(r"(<[^>]*>|&\w+;)", text)
    return "".join(
        part if number % 2 else re.sub(r"[A-Za-z]+", r"\g<0>_es", part)
        for number, part in enumerate(parts)
    )


def filled(po):
    for entry in po:
        entry.msgstr = spanish_words(entry.msgid)
    return po


def entry_with(po, text):
    return next(entry for entry in po if text in entry.msgid)


def test_there_and_back(staff, administrator, version, translation):
    po = download(staff, translation)
    assert [entry.msgstr for entry in po] == [""] * 4
    said = upload(staff, translation, filled(po))
    assert "4 texts were taken over from the file." in said
    assert reasons_to_hold(version) == []
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) >= {
        administrator.pk
    }
    assert download(staff, translation)[0].msgstr == spanish_words(po[0].msgid)
    staff.post(reverse("wagtailadmin_pages:edit", args=[version.pk]), {"action": "publish"})
    version.refresh_from_db()
    assert version.title == 'Housing_es for_es "all_es" & more_es'
    assert version.summary == "One_es line_es.\nAnother_es line_es."
    public = type(staff)().get("/es/housing/").content.decode()
    assert (
        '<a href="https://www.example.org/a">Read_es <b>both_es</b> reports_es</a> today_es.'
        in public
    )


def test_half_a_file_is_half_the_work(staff, version, translation):
    po = download(staff, translation)
    entry_with(po, "Tenants").msgstr = "Inquilinas"
    said = upload(staff, translation, po)
    assert "1 text was taken over" in said
    assert "3 texts of the file have no translation" in said
    assert "3 texts are not translated" in reasons_to_hold(version)[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Dear all, here is the page.", "This is no PO file"),
        (b"\xff\xfeM\x00", "This is no PO file"),
        (b"", "does not say which page it is for"),
        (b'msgid ""\nmsgstr ""\n\nmsgid "Tenants"\nmsgstr "Inquilinas"\n', "does not say which"),
        (
            b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 7\\n"\n\nmsgid "A"\nmsgstr "B"\n',
            "does not say which",
        ),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n',
            "does not say which",
        ),
        (b"#" * (5 * 1024 * 1024 + 1), "too large"),
    ],
)
def test_what_is_no_file_of_ours_changes_nothing(staff, translation, content, said):
    before = StringTranslation.objects.count()
    answer = upload(staff, translation, content)
    assert "Nothing was taken over." in answer
    assert said in answer
    assert StringTranslation.objects.count() == before


def test_no_file_at_all(staff, translation):
    answer = staff.post(
        reverse("wagtail_localize:upload_pofile", args=[translation.pk]), {}, follow=True
    )
    assert "Please choose a file first." in " ".join(map(str, answer.context["messages"]))


def test_a_file_for_another_page_or_language(staff, page, translation, settings, site_root):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        ("fr", "French"),
    ]
    french = Locale.objects.create(language_code="fr")
    home_in(french, site_root)
    translate_object(page, [french])
    into_french = Translation.objects.get(source=translation.source, target_locale=french)
    said = upload(staff, translation, filled(download(staff, into_french)))
    assert "Nothing was taken over." in said
    assert "more” in French." in said
    assert not StringTranslation.objects.filter(context__object_id=page.translation_key).exists()


def test_texts_that_do_not_fit_are_named_and_the_others_taken(staff, page, version, translation):
    po = filled(download(staff, translation))
    entry_with(po, "reports").msgstr = "Lean ambos informes hoy."
    entry_with(po, "Tenants").flags.append("fuzzy")
    page.summary = "Something new."
    page.save_revision().publish()
    translation.source.update_from_db()
    said = upload(staff, translation, po)
    assert "1 text was taken over" in said
    assert "a link, a mark or a placeholder is missing or new: “Read both reports today.”" in said
    assert "guesses (“fuzzy”): “Tenants”" in said
    assert "the page has changed since the file was made: “One line. Another line.”" in said
    held = reasons_to_hold(version)[0]
    assert "3 texts are not translated" in held


def test_nothing_that_is_there_gets_lost(staff, translation):
    upload(staff, translation, filled(download(staff, translation)))
    kept = set(StringTranslation.objects.values_list("data", flat=True))
    po = download(staff, translation)
    for entry in po:
        entry.msgstr = ""
    assert "no translated text in this file" in upload(staff, translation, po)
    assert set(StringTranslation.objects.values_list("data", flat=True)) == kept


def test_what_a_machine_wrote_and_nobody_touched_stays_a_machines(staff, version, translation):
    upload(staff, translation, filled(download(staff, translation)))
    StringTranslation.objects.filter(context__object_id=version.translation_key).update(
        translation_type="machine"
    )
    po = download(staff, translation)
    entry_with(po, "Tenants").msgstr = "Inquilinas"
    upload(staff, translation, po)
    assert reasons_to_hold(version)[0].startswith("3 texts were translated by a machine")
