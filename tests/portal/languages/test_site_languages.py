"""Adding a language is one settings line, one command, and no migration."""

import io
import os
import subprocess
import sys

import polib
import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils.translation import check_for_language
from wagtail.models import Locale

from portal.languages import catalogues
from portal.languages.names import language_name
from portal.library.languages import MORE_LANGUAGES, language
from portal.navigation.models import Footer
from portal.settings.languages import named


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (["es", "en"], "begins with es"),
        (["en", "ES"], "names “ES”, which is not the code of a language; did you mean es"),
        (["en", "zh-cn"], "names “zh-cn”"),
        (["en", "fr", "fr"], "names fr twice"),
    ],
)
def test_wrong_languages_are_refused_in_a_sentence(codes, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        named(codes)


def test_languages_have_the_names_that_django_or_we_know():
    assert [(code, str(name)) for code, name in named(["en", "zh-hans", "ht"])] == [
        ("en", "English"),
        ("zh-hans", "Simplified Chinese"),
        ("ht", "Haitian Creole"),
    ]


@pytest.mark.parametrize("code", MORE_LANGUAGES)
def test_django_serves_pages_in_languages_that_only_we_know(code):
    assert check_for_language(code), f"portal/languages/blank/{code} is missing"
    assert language_name(code).name == language(code).own_name


def test_languages_are_written_in_their_direction():
    assert [language(code).direction for code in ("ar", "prs", "ps", "ur", "he", "fa")] == (
        ["rtl"] * 6
    )
    assert [language_name(code).dir for code in ("ps", "ar")] == ["rtl", "rtl"]
    assert {language(code).direction for code in ("ht", "az", "zh-hans", "so")} == {"ltr"}


def test_other_languages_need_no_migration(tmp_path):
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=django_settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "SITE_LANGUAGES": "en,fr,ht,prs,zh-hant",
            "VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "No changes detected" in done.stdout, done.stdout + done.stderr


@pytest.fixture
def haitian(settings) -> str:
    """The settings line of a site in English and Haitian Creole."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = named(["en", "ht"])
    return "ht"


def add(code: str) -> str:
    out = io.StringIO()
    call_command("add_language", code, stdout=out)
    return out.getvalue()


def test_one_command_opens_the_site_for_a_language(site_root, haitian, settings, tmp_path):
    Footer.objects.create(locale=site_root.locale, name="Footer")
    settings.LOCALE_PATHS = [tmp_path]
    settings.BASE_DIR = tmp_path

    said = add(haitian)

    locale = Locale.objects.get(language_code="ht")
    assert "The site is open for Haitian Creole." in said
    assert "`make messages CODE=ht`" in said
    assert "Front page: translate “Home” first" in said
    assert f"/admin/localize/submit/page/{site_root.pk}/" in said
    assert "Footers: 0 of 1 are translated." in said

    front = site_root.copy_for_translation(locale)
    assert "Front page: publish it" in add(haitian)

    front.save_revision().publish()
    catalogue = catalogues.catalogue_path("ht")
    catalogue.parent.mkdir(parents=True)
    words = polib.POFile()
    words.extend([polib.POEntry(msgid="Search", msgstr="Chèche"), polib.POEntry(msgid="Stories")])
    words.save(str(catalogue))
    said = add(haitian)
    assert "Haitian Creole is already here." in said
    assert "Interface: 1 of 2 texts" in said
    assert "Pages: 1 of 1 are there, the front page among them." in said
    assert Locale.objects.filter(language_code="ht").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fil", "Filipino is not among .* Set SITE_LANGUAGES=en,ht,fil, restart"),
        ("xx", "“xx” is not the code of a language"),
        ("en", "English is the language that pages are written in"),
    ],
)
def test_a_wrong_code_is_refused_in_a_sentence(haitian, code, sentence):
    with pytest.raises(CommandError, match=sentence):
        add(code)
    assert not Locale.objects.filter(language_code=code).exclude(language_code="en").exists()
