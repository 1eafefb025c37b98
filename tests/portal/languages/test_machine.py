"""A machine translates, a person answers for it: against a real server, faults included."""

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from requests import Response, Session
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object
from wagtail_localize.strings import StringValue

from home.models import StandardPage
from portal.accounts.models import User
from portal.accounts.roles import establish_roles, translators_name
from portal.languages.machine.glossary import terms_pattern
from portal.languages.machine.models import ProtectedTerm
from portal.languages.machine.shield import DamagedError, shield, unshield
from portal.languages.machine.troubles import MachineTranslationError
from portal.languages.publishing.pieces import needs_words
from portal.languages.publishing.reasons import HeldBackError, reasons_to_hold
from portal.languages.reviews.models import Approval
from portal.settings.translating import machine_translator
from tests.factories.home import StandardPageFactory, complete, home_in
from tests.rig.libretranslate import TranslationServer, backwards

pytestmark = pytest.mark.django_db

LINKED = '<a href="https://www.example.org/a">Read <b>both</b> reports</a> from HEAL Kansas.'


@pytest.fixture
def server(settings):
    server = TranslationServer()
    server.open()
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "portal.languages.machine.translator.CarefulTranslator",
        "OPTIONS": {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": server.address, "API_KEY": "key"},
            "TEXTS": 2,
            "TIMEOUT": 5,
        },
    }
    yield server
    server.close()


@pytest.fixture
def page(site_root, spanish):
    home_in(spanish, site_root)
    ProtectedTerm.objects.create(term="HEAL Kansas")
    return StandardPageFactory(
        parent=site_root,
        title="Housing for all",
        slug="housing",
        summary="Two counties build homes & schools.",
        body=[("paragraph", f"<p>{LINKED}</p><p>HEAL Kansas</p><p>2024</p><p>Tenants speak.</p>")],
    )


@pytest.fixture
def translation(page, spanish):
    translate_object(page, [spanish])
    return Translation.objects.get(source__object_id=page.translation_key)


@pytest.fixture
def version(translation) -> StandardPage:
    return StandardPage.objects.get(locale=translation.target_locale)


def texts(response):
    return re.sub(r"\s+", " ", " ".join(str(each) for each in response.context["messages"]))


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def ask_machine(staff, translation, version):
    """Press the button of the translation editor; return what staff then read."""
    answer = staff.post(
        reverse("wagtail_localize:machine_translate", args=[translation.pk]),
        {"next": edit_address(version)},
        follow=True,
    )
    assert answer.status_code == 200
    return texts(answer)


def approve(staff, translation):
    address = reverse("languages_approve", args=[translation.pk])
    form = staff.get(address)
    digests = re.findall(r'name="digest" value="(\w+)"', form.content.decode())
    return form, staff.post(address, {"digest": digests}, follow=True)


def made_by_machine(translation):
    return StringTranslation.objects.filter(
        locale=translation.target_locale, translation_type="machine"
    )


def test_a_machine_translates_and_a_person_answers_for_it(
    staff, administrator, server, version, translation, spanish
):
    administrator.first_name, administrator.last_name = "Ana", "Ruiz"
    administrator.save()
    said = ask_machine(staff, translation, version)
    assert "LibreTranslate has translated 4 texts." in said
    assert "4 texts were translated by a machine" in said
    assert [len(portion) for portion in server.asked] == [2, 2]
    (linked,) = [text for portion in server.asked for text in portion if "reports" in text]
    assert linked == (
        '<a id="a1">Read <b>both</b> reports</a> from '
        '<code translate="no" data-term="0">HEAL Kansas</code>.'
    )
    stored = made_by_machine(translation).get(translation_of__data__contains="reports")
    assert stored.data == '<a id="a1">daeR <b>htob</b> stroper</a> morf HEAL Kansas.'

    staff.post(edit_address(version), {"action": "publish"})
    with pytest.raises(HeldBackError, match="nobody has approved them"):
        translation.save_target(publish=True)
    assert type(staff)().get("/es/housing/").status_code == 404
    editor = staff.get(edit_address(version)).content.decode()
    assert "Read and approve" in editor

    form, answer = approve(staff, translation)
    assert "owT seitnuoc dliub semoh & sloohcs." in form.content.decode().replace("&amp;", "&")
    assert "You have approved the translation" in texts(answer)
    approval = Approval.objects.get()
    assert (approval.reviewer, approval.reviewer_name) == (administrator, "Ana Ruiz")
    staff.post(edit_address(version), {"action": "publish"})
    public = type(staff)().get("/es/housing/").content.decode()
    assert '<a href="https://www.example.org/a">daeR <b>htob</b> stroper</a>' in public
    assert re.search(r"<main.*Ana Ruiz.*</main>", public, re.S)
    version.refresh_from_db()
    assert version.translation_reviewed_at == approval.approved_at


def test_the_name_is_shown_only_where_the_settings_say_so(
    staff, server, version, translation, settings, django_assert_num_queries
):
    settings.REVIEWERS_NAMED = False
    ask_machine(staff, translation, version)
    form, _answer = approve(staff, translation)
    assert "our staff reviewed it" in form.content.decode()
    translation.save_target(publish=True)
    version.refresh_from_db()
    assert version.translation_reviewer == ""
    assert version.translation_reviewed_at is not None
    with django_assert_num_queries(0):
        assert version.translation_reviewed_at


def test_what_changes_after_the_approval_needs_another_one(
    staff, page, server, version, translation
):
    ask_machine(staff, translation, version)
    approve(staff, translation)
    translation.save_target(publish=True)
    first = Approval.objects.get()
    page.summary = "Three counties build homes."
    page.save_revision().publish()
    staff.post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        {"use_machine_translation": "on"},
    )
    (reason,) = reasons_to_hold(version)
    assert reason.startswith("1 text was translated by a machine, and nobody has approved it")
    version.refresh_from_db()
    assert "owT seitnuoc" in version.summary

    piece = made_by_machine(translation).get(data__startswith="eerhT")
    segment = translation.source.stringsegment_set.get(string=piece.translation_of)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    staff.put(address, "value=Tres", content_type="application/x-www-form-urlencoded")
    staff.generic("PUT", address, "value=Tres+condados", "application/x-www-form-urlencoded")
    piece.refresh_from_db()
    assert piece.translation_type == "manual"
    assert reasons_to_hold(version) == []
    translation.refresh_from_db()
    translation.save_target(publish=True)
    version.refresh_from_db()
    assert (version.summary, version.translation_reviewed_at) == (
        "Tres condados",
        first.approved_at,
    )


def test_a_page_that_people_have_written_anew_names_no_machine(staff, server, version, translation):
    ask_machine(staff, translation, version)
    approve(staff, translation)
    translation.save_target(publish=True)
    made_by_machine(translation).update(translation_type="manual")
    translation.save_target(publish=True)
    version.refresh_from_db()
    assert (version.translation_reviewer, version.translation_reviewed_at) == ("", None)


def test_an_approval_is_for_what_was_read(staff, server, version, translation):
    ask_machine(staff, translation, version)
    address = reverse("languages_approve", args=[translation.pk])
    digests = re.findall(r'name="digest" value="(\w+)"', staff.get(address).content.decode())
    made_by_machine(translation).filter(data__contains="stroper").update(data="stropeR")
    answer = staff.post(address, {"digest": digests}, follow=True)
    assert "has changed while you read it" in texts(answer)
    assert not Approval.objects.exists()


def test_only_those_with_the_right_approve(client, server, version, translation, administrator):
    Locale.objects.create(language_code="fr")
    establish_roles()
    address = reverse("languages_approve", args=[translation.pk])
    may = {}
    spanish, french = translators_name("es"), translators_name("fr")
    for role in ("Administrators", "Editors", spanish, french, "Contributors"):
        user = User.objects.create_user(role, f"{role}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))
        answer = client.post(address)
        may[role] = re.sub(r"\d+/$", "", answer["Location"])
    assert may == {
        "Administrators": "/admin/languages/approve/",
        "Editors": "/admin/languages/approve/",
        spanish: "/admin/languages/approve/",
        french: "/admin/",
        "Contributors": "/admin/",
    }
    assert not Approval.objects.exists()


@pytest.mark.parametrize(
    ("faults", "said", "made"),
    [
        (["429", "503"], "has translated 4 texts", 4),
        (["", "429", "429", "429"], "has too much to do. Please try again later. 2 texts are", 2),
        (["silence"], "did not answer in time. 4 texts are left", 0),
        (["half"], "cannot be reached, or broke off. 4 texts are left", 0),
        (["", "fewer"], "gave an answer that we do not understand. 2 texts are left", 2),
        (["garbage"], "gave an answer that we do not understand. 4 texts are left", 0),
        (["500"], "is out of order. Please try again later. 4 texts are left", 0),
        (["403"], "does not accept our key", 0),
        (["413"], "refuses the texts (code 413)", 0),
    ],
)
def test_what_goes_wrong_is_said_and_what_is_done_is_kept(
    staff, server, version, translation, settings, faults, said, made
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]["TIMEOUT"] = (
        0.5 if "silence" in faults else 5
    )
    server.faults = faults
    assert said in ask_machine(staff, translation, version)
    assert made_by_machine(translation).count() == made
    if made < 4:
        assert "4 texts" not in texts(staff.get("/admin/"))
        assert "has translated" in ask_machine(staff, translation, version)
        assert made_by_machine(translation).count() == 4


def test_a_service_that_asks_for_long_patience_is_not_waited_for(
    staff, server, version, translation
):
    server.faults, server.retry_after = ["429"], "3600"
    assert "has too much to do" in ask_machine(staff, translation, version)
    assert len(server.asked) == 1


def test_a_sync_keeps_its_work_when_the_machine_fails(staff, page, server, version, translation):
    page.summary = "Three counties build homes."
    page.save_revision().publish()
    server.faults = ["500"]
    answer = staff.post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        {"use_machine_translation": "on"},
        follow=True,
    )
    assert "is out of order" in texts(answer)
    source = TranslationSource.objects.get(pk=translation.source_id)
    assert "Three counties" in source.content_json


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: re.sub(r"</?a[^>]*>", "", text),
        lambda text: re.sub(r"</?b>", "", text),
        lambda text: re.sub(r"<code.*?</code>", "KURAR Kansas", text),
        lambda text: text.replace("</code>", "</code></p><script>x</script>"),
        lambda text: text + text if "<code" in text else text,
        lambda text: "" if "<code" in text else text,
    ],
)
def test_what_comes_back_damaged_is_left_for_a_person(staff, server, version, translation, damage):
    server.translate = lambda text: damage(backwards(text))
    said = ask_machine(staff, translation, version)
    assert "1 text came back without a link, a mark or a protected term." in said
    assert "has translated 3 texts" in said
    assert not made_by_machine(translation).filter(data__contains="Kansas").exists()


def test_in_code_nothing_is_lost_in_silence(server, english, spanish):
    server.faults = ["500"]
    with pytest.raises(MachineTranslationError, match="is out of order"):
        get_machine_translator().translate(english, spanish, [StringValue("Homes")])


def test_terms_are_behind_shields_and_nothing_else_is():
    terms = terms_pattern([("HEAL", True), ("HEAL Kansas", True), ("wic", False), ("code", True)])
    source = 'HEAL Kansas, HEALTH, <a id="a1">WIC</a> code &amp; %(name)s in {year}'
    sent, kept = shield(source, terms)
    assert sorted(kept) == ["%(name)s", "HEAL Kansas", "WIC", "code", "{year}"]
    assert "HEALTH, <a id" in sent
    assert unshield(source, sent, kept) == source
    with pytest.raises(DamagedError):
        unshield(source, sent.replace('data-term="1"', 'data-term="0"'), kept)
    assert not needs_words("HEAL Kansas, WIC", terms)
    assert needs_words("HEAL helps", terms)


def test_protected_terms_are_looked_after_by_staff(staff):
    address = reverse("wagtailsnippets_languages_protectedterm:add")
    assert staff.get(address).status_code == 200
    staff.post(address, {"term": "RISE", "match_case": "on", "note": "An alliance"})
    assert (
        "RISE"
        in staff.get(reverse("wagtailsnippets_languages_protectedterm:list")).content.decode()
    )


def test_deepl_says_what_is_wrong(english, spanish, monkeypatch, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator("dummy") | {
        "OPTIONS": {
            "CLASS": "portal.languages.machine.deepl.DeepLTranslator",
            "OPTIONS": {"AUTH_KEY": "key:fx"},
        }
    }
    sent = {}

    def post(self, method, url, data=None, **options):
        sent.update(data)
        answer = Response()
        answer.status_code = status
        answer.raw = BytesIO(body)
        return answer

    monkeypatch.setattr(Session, "request", post)
    status, body = 456, b'{"message": "Quota exceeded"}'
    with pytest.raises(MachineTranslationError, match="is used up for this month"):
        get_machine_translator().translate(english, spanish, [StringValue("Homes")])
    assert sent["ignore_tags"] == ["code"]
    status, body = 200, b'{"translations": [{"text": "Hogares"}]}'
    done = get_machine_translator().translate(english, spanish, [StringValue("Homes")])
    assert done == {StringValue("Homes"): StringValue("Hogares")}


def test_settings_say_what_they_lack():
    assert machine_translator("none") is None
    with pytest.raises(ImproperlyConfigured, match="none or one of libretranslate, deepl"):
        machine_translator("babelfish")
    with pytest.raises(ImproperlyConfigured, match="needs MACHINE_TRANSLATOR_URL"):
        machine_translator("libretranslate")


def test_a_translation_by_hand_is_never_signed(version, translation):
    complete(translation)
    translation.save_target(publish=True)
    version.refresh_from_db()
    assert version.translation_reviewed_at is None
