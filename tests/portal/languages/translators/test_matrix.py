"""The rights of translators, address by address.

Each row names an address of the admin and who reaches it for which object: F and S translate into
French and Spanish, C is a contributor (who owns the English pages), E an editor. Whoever is not
logged in reaches nothing.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site, Workflow
from wagtail_localize.models import OverridableSegment, StringSegment, TranslationSource

from portal.accounts.models import User
from portal.accounts.roles import APPROVAL
from portal.intake.models import Inquiry
from portal.languages.translators.guard import RULES
from portal.library.models import PortalDocument, PortalImage
from tests.portal.library.pictures import jpeg

from .conftest import Content, translation_of

pytestmark = pytest.mark.django_db

NEXT = "/admin/pages/"
PAGE_COLUMNS = ("source", "french", "spanish", "private", "draft")
PAGES: dict[str, tuple[str, str, str, str, str, str]] = {
    # name: method, then for the English page, its French and Spanish versions, an English page
    # that only staff may read, and a French draft.
    "wagtailadmin_pages:add": ("get", "CE", "CE", "CE", "CE", "CE"),
    "wagtailadmin_pages:preview_on_add": ("get", "CE", "CE", "CE", "CE", "CE"),
    "wagtailadmin_pages:edit": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:preview_on_edit": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:view_draft": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:usage": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:history": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:history_results": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:revisions_view": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:revisions_revert": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:revisions_compare": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:workflow_history": ("get", "CE", "FE", "SE", "CE", "FE"),
    "wagtailadmin_pages:delete": ("get", "E", "E", "E", "E", "CE"),
    "wagtailadmin_pages:unpublish": ("get", "E", "E", "E", "E", "-"),
    "wagtailadmin_pages:convert_alias": ("get", "-", "-", "-", "-", "-"),
    "wagtailadmin_pages:move": ("get", "E", "E", "E", "E", "CE"),
    "wagtailadmin_pages:move_confirm": ("post", "E", "E", "E", "E", "CE"),
    "wagtailadmin_pages:set_page_position": ("post", "E", "E", "E", "E", "E"),
    "wagtailadmin_pages:copy": ("get", "CE", "E", "E", "CE", "E"),
    "wagtailadmin_pages:set_privacy": ("get", "E", "E", "E", "E", "E"),
    "wagtailadmin_pages:lock": ("post", "E", "E", "E", "E", "E"),
    "wagtailadmin_pages:unlock": ("post", "E", "E", "E", "E", "E"),
    "wagtailadmin_pages:revisions_unschedule": ("get", "E", "E", "E", "E", "E"),
    "wagtailadmin_explore": ("get", "FSCE", "FSCE", "FSCE", "FSCE", "FSCE"),
    "wagtailadmin_explore_results": ("get", "FSCE", "FSCE", "FSCE", "FSCE", "FSCE"),
    "wagtail_localize:submit_page_translation": ("get", "FSE", "-", "-", "FSE", "-"),
    "wagtail_localize:convert_to_alias": ("get", "-", "E", "E", "-", "E"),
    "wagtail_localize:update_translations": ("get", "FSE", "-", "-", "FE", "-"),
    "wagtail_localize:edit_string_translation": ("put", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:edit_override": ("put", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:download_pofile": ("get", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:upload_pofile": ("post", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:machine_translate": ("post", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:preview_translation": ("get", "-", "FE", "SE", "-", "FE"),
    "wagtail_localize:stop_translation": ("post", "-", "E", "E", "-", "E"),
}


SNIPPETS: dict[str, tuple[str, str, str, str]] = {
    # name: method, then for an English term or alert and its French and Spanish versions.
    "edit": ("get", "E", "FE", "SE"),
    "preview_on_edit": ("get", "E", "FE", "SE"),
    "delete": ("get", "E", "E", "E"),
    "copy": ("get", "E", "E", "E"),
    "unpublish": ("get", "E", "E", "E"),
    "usage": ("get", "FSE", "FSE", "FSE"),
    "history": ("get", "FSE", "FSE", "FSE"),
    "history_results": ("get", "FSE", "FSE", "FSE"),
    "revisions_view": ("get", "FSE", "FSE", "FSE"),
    "revisions_compare": ("get", "FSE", "FSE", "FSE"),
    "revisions_revert": ("get", "E", "E", "E"),
    "revisions_unschedule": ("get", "E", "E", "E"),
    "pages": ("get", "E", "E", "E"),
    "merge": ("get", "E", "-", "-"),
}
SNIPPET_TRANSLATIONS: dict[str, tuple[str, str, str, str]] = {
    "wagtail_localize:submit_snippet_translation": ("get", "FSE", "-", "-"),
    "wagtail_localize:update_translations": ("get", "FSE", "-", "-"),
    "wagtail_localize:edit_string_translation": ("put", "-", "FE", "SE"),
    "wagtail_localize:download_pofile": ("get", "-", "FE", "SE"),
    "wagtail_localize:upload_pofile": ("post", "-", "FE", "SE"),
    "wagtail_localize:machine_translate": ("post", "-", "FE", "SE"),
    "wagtail_localize:stop_translation": ("post", "-", "E", "E"),
    "wagtail_localize:snippets_api_listing": ("get", "FSE", "FSE", "FSE"),
    "wagtail_localize:snippets_api_detail": ("get", "FSE", "FSE", "FSE"),
}
OPEN: dict[str, str] = {
    # Addresses that are about no object, or about any.
    "wagtailadmin_home": "FSCE",
    "wagtail_localize:javascript_catalog": "FSCE",
    "wagtail_localize:translations_report": "FSE",
    "wagtail_localize:translations_report_results": "FSE",
    "wagtailadmin_pages:search": "FSCE",
    "wagtailadmin_pages:search_results": "FSCE",
    "wagtailsnippets_taxonomy_term:list": "FSE",
    "wagtailsnippets_taxonomy_term:list_results": "FSE",
    "wagtailsnippets_taxonomy_term:add": "E",
    "wagtailsnippets_taxonomy_term:problems": "E",
    "wagtailsnippets_navigation_alertbanner:list": "FSE",
    "wagtailsnippets_navigation_alertbanner:list_results": "FSE",
    "wagtailsnippets_navigation_alertbanner:add": "E",
    "wagtailsnippets_navigation_alertbanner:preview_on_add": "E",
    "wagtailimages_chooser:choose": "FSCE",
    "wagtaildocs_chooser:choose": "FSCE",
    "wagtailadmin_choose_page": "FSCE",
    "wagtailadmin_account": "FSCE",
}
ELSEWHERE = {
    "wagtailadmin_pages:revisions_index": "leads to “history”",
    "wagtailadmin_pages:add_subpage": "leads to “add” where a page has one kind of child",
    "wagtailadmin_pages:type_use": "lists pages, none without a right to them",
    "wagtailadmin_pages:type_use_results": "the same",
    "wagtailadmin_pages:choose_parent": "needs a right to add",
    "wagtailadmin_pages:workflow_action": "who approves: tests/portal/accounts/test_roles.py",
    "wagtailadmin_pages:collect_workflow_action_data": "the same",
    "wagtailadmin_pages:confirm_workflow_cancellation": "the same",
    "wagtailadmin_pages:workflow_preview": "the same",
    "wagtailadmin_pages:workflow_history_detail": "the same",
}
CLOSED = (
    "inquiries", "wagtailadmin_collections", "wagtailadmin_reports", "wagtailadmin_workflows",
    "wagtaildocs", "wagtailforms", "wagtailimages", "wagtaillocales", "wagtailredirects",
    "wagtailsettings", "wagtailsites", "wagtailusers_groups", "wagtailusers_users",
)  # fmt: skip
"""What translators never enter: every address below these names."""


NO_SECRETS = {
    "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog", "sign_in_passkey", "sign_in_passkey_options",
}  # fmt: skip

TEXTS = {
    "app_label": "wagtailcore", "app_name": "navigation", "filter_spec": "width-40",
    "model_name": "navigationsettings",
}  # fmt: skip


class Visitor:
    """Somebody who tries an address and leaves no trace."""

    def __init__(self, user: Any = None) -> None:
        self.client = Client()
        if user:
            self.client.force_login(user)

    def answer(self, method: str, address: str, data: dict[str, Any] | None = None) -> Any:
        given: dict[str, Any] = {"data": data or {}}
        if method == "put":
            given = {"data": "value=x", "content_type": "application/x-www-form-urlencoded"}
        with transaction.atomic():
            answer = getattr(self.client, method)(address, **given)
            transaction.set_rollback(True)
        return answer

    def enters(self, method: str, address: str, data: dict[str, Any]) -> bool:
        answer = self.answer(method, address, data)
        if method == "get":
            return answer.status_code == 200
        return answer.status_code in {200, 201} or (
            answer.status_code == 302 and not turned_away(answer)
        )


def turned_away(answer: Any) -> bool:
    """Whether an answer is Wagtail's refusal, or leads to the log-in."""
    away = answer.get("Location", "")
    return answer.status_code == 403 or away == "/admin/" or "/login/" in away


def is_unknown(answer: Any) -> bool:
    """Whether there is no such address: then it is looked for among the pages of the site."""
    return answer.get("Location", "").startswith("/en/")


def everybody(people: dict[str, User]) -> dict[str, Visitor]:
    return {name: Visitor(user) for name, user in people.items()}


def who(visitors: dict[str, Visitor], method: str, address: str | None) -> str:
    """The letters of those who come in; a dash when there is no such address, or nobody does."""
    letters = ""
    for name, visitor in visitors.items() if address else ():
        upload = SimpleUploadedFile("x.po", b"no po file")
        data = {"next": NEXT, "value": "x", "file": upload} if method == "post" else {}
        if visitor.enters(method, address, data):
            letters += name
    return letters or "-"


def installed() -> set[str]:
    """The names of all addresses that the installed version has, with their namespaces."""
    return set(_names(get_resolver(), ""))


def _names(resolver: URLResolver, namespace: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _names(pattern, namespace + inner)
        elif pattern.name:
            yield namespace + pattern.name


def parts_of(name: str) -> tuple[str, ...]:
    """What the address of this name has to be filled with."""
    *namespaces, short = name.split(":")
    resolver = get_resolver()
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    return tuple(resolver.reverse_dict.getlist(short)[-1][0][0][1])


def about(name: str, thing: Any) -> str | None:
    """The address of a name for a page or snippet, or None where there cannot be one."""
    model = type(thing)
    source = TranslationSource.objects.filter(object_id=thing.translation_key).first()
    translation = translation_of(thing)
    segments = {"source": source}
    values = {
        "page_id": thing.pk,
        "parent_page_id": thing.pk,
        "page_to_move_id": thing.pk,
        "pk": thing.pk,
        "destination_id": isinstance(thing, Page) and thing.get_parent().pk,
        "content_type_app_name": "home",
        "content_type_model_name": "standardpage",
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "translation_source_id": source and source.locale_id == thing.locale_id and source.pk,
        "translation_id": translation and translation.pk,
        "string_segment_id": getattr(StringSegment.objects.filter(**segments).first(), "pk", None),
        "overridable_segment_id": getattr(
            OverridableSegment.objects.filter(**segments).first(), "pk", None
        ),
    }
    revision = getattr(thing, "latest_revision_id", None)
    values |= dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), revision)
    needed = {part: values[part] for part in parts_of(name)}
    return reverse(name, kwargs=needed) if all(needed.values()) else None


@pytest.fixture(autouse=True)
def machine(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }


def test_pages(people, content: Content):
    visitors = everybody(people)
    found = {
        name: (
            method,
            *(who(visitors, method, about(name, content.pages[c])) for c in PAGE_COLUMNS),
        )
        for name, (method, *_expected) in PAGES.items()
    }
    assert {k: (found[k], v) for k, v in PAGES.items() if found[k] != v} == {}


@pytest.mark.parametrize("kind", ["terms", "alerts"])
def test_snippets(people, content: Content, kind: str):
    visitors = everybody(people)
    things = getattr(content, kind)
    model = next(iter(things.values()))._meta
    prefix = f"wagtailsnippets_{model.app_label}_{model.model_name}:"
    expected = {prefix + name: row for name, row in SNIPPETS.items()} | SNIPPET_TRANSLATIONS
    found = {
        name: (method, *(who(visitors, method, about(name, thing)) for thing in things.values()))
        for name, (method, *_expected) in expected.items()
        if name in installed()
    }
    assert found == {name: row for name, row in expected.items() if name in found}


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
def test_addresses_about_no_object(people, content: Content):
    visitors = everybody(people)
    assert {name: who(visitors, "get", reverse(name)) for name in OPEN} == OPEN


def test_translators_enter_no_other_room(people, content: Content, administrator):
    translator = Visitor(people["F"])
    rows = rows_of_other_rooms(administrator, content)
    entered = []
    for name in sorted(installed()):
        namespace = name.partition(":")[0]
        if namespace not in CLOSED:
            continue
        row = rows.get(namespace, content.pages["source"])
        parts = dict.fromkeys(parts_of(name), row.pk)
        parts |= {part: text for part, text in TEXTS.items() if part in parts}
        address = reverse(name, kwargs=parts)
        answers = [translator.answer(method, address) for method in ("get", "post")]
        refused = any(turned_away(answer) or is_unknown(answer) for answer in answers)
        if not refused or any(answer.status_code == 200 for answer in answers):
            entered.append((name, [answer.status_code for answer in answers]))
    assert entered == []


def rows_of_other_rooms(administrator: User, content: Content) -> dict[str, Model]:
    """Something to be turned away from, for each room that has things of its own."""
    media = {"title": "A", "uploaded_by_user": administrator}
    return {
        "inquiries": Inquiry.objects.create(key=uuid4(), digest="x", received_at=timezone.now()),
        "wagtailadmin_collections": Collection.get_first_root_node().add_child(name="Logos"),
        "wagtailadmin_workflows": Workflow.objects.get(name=APPROVAL),
        "wagtaildocs": PortalDocument.objects.create(
            file=ContentFile(b"text", name="a.txt"), **media
        ),
        "wagtailimages": PortalImage.objects.create(
            file=ContentFile(jpeg(), name="a.jpg"), **media
        ),
        "wagtaillocales": content.pages["french"].locale,
        "wagtailredirects": Redirect.objects.create(old_path="/old", redirect_link="/new"),
        "wagtailsites": Site.objects.get(),
        "wagtailusers_groups": Group.objects.get(name="Editors"),
        "wagtailusers_users": administrator,
    }


EXAMPLES = {"key": UUID(int=1)}
"""What stands in an address where no number can."""


def test_whoever_is_not_logged_in_enters_nothing(site_root):
    stranger, tried = Visitor(), 0
    for name in sorted(installed() - NO_SECRETS - {"wagtail_serve", "page_file"}):
        address = reverse(name, kwargs={part: EXAMPLES.get(part, 1) for part in parts_of(name)})
        if address.startswith("/admin/") and "password_reset" not in name:
            for method in ("get", "post"):
                assert turned_away(stranger.answer(method, address)), address
            tried += 1
    assert tried > 200


def test_every_address_has_a_row():
    """When an update brings a new address, somebody says who comes in, and only then it passes."""
    upstream = {name for name in installed() if name.startswith("wagtail_localize:")}
    assert {name.split(":")[1] for name in upstream} == set(RULES)
    named = {*PAGES, *SNIPPET_TRANSLATIONS, *OPEN, *ELSEWHERE}
    for kind in ("taxonomy_term", "navigation_alertbanner"):
        named |= {f"wagtailsnippets_{kind}:{name}" for name in SNIPPETS}
    checked = ("wagtail_localize:", "wagtailadmin_pages:", "wagtailsnippets_taxonomy_term:")
    checked += ("wagtailsnippets_navigation_alertbanner:",)
    assert {name for name in installed() if name.startswith(checked)} - named == set()
