"""Keeps everybody to their languages, in one place before every view of the admin.

wagtail-localize asks for the right to submit translations and for the right to change a kind of
snippet; neither knows languages, so upstream whoever may submit anything may make live
translations of everything, in all languages. Here each of its addresses has a rule, by name. An
address without a rule, such as one that a new version brings, is open to superusers only, and
`tests/portal/languages/translators/test_matrix.py` fails until it has one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import Translation, TranslationSource

from .pages import holds_as_translator_only
from .sources import publishes_all, works_on_all, works_on_any
from .standing import is_translator_only, languages_for, may_translate_into, standing_of

Rule = Callable[[HttpRequest, Mapping[str, Any]], bool]
Response = Callable[[HttpRequest], HttpResponse]

LOCALIZE = "wagtail_localize"
SNIPPETS = "wagtailsnippets_"
OURS = (
    "submit_page_translation",
    "submit_snippet_translation",
    "update_translations",
    "machine_translate",
    "upload_pofile",
)
"""Addresses of wagtail-localize at which our own views stand."""

STAFF_ROOMS = {"wagtailadmin_reports", "wagtailadmin_workflows", "wagtailforms"}
"""Rooms that Wagtail opens to all who may change some page, and where translators have no work."""

READING = {
    "list", "list_results", "usage", "history", "history_results", "revisions_view",
    "revisions_compare",
}  # fmt: skip
"""What translators may do with snippets of all languages."""

EDITING = {"edit", "preview_on_edit"}
"""What they may do with snippets of their languages."""


def _anyone(_request: HttpRequest, _kwargs: Mapping[str, Any]) -> bool:
    return True


def _has_a_language(request: HttpRequest, _kwargs: Mapping[str, Any]) -> bool:
    return languages_for(request.user).exists()


def _changes_snippets(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    model = _snippet_model(f"{kwargs['app_label']}_{kwargs['model_name']}")
    return model is None or user_can_edit_snippet_type(request.user, model)


def _submits_snippet(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    return _has_a_language(request, kwargs) and _changes_snippets(request, kwargs)


def _works_on(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    """Whether the translation is into a language of theirs; upstream asks for the page's rights."""
    found = Translation.objects.filter(pk=kwargs["translation_id"]).select_related("target_locale")
    return all(may_translate_into(request.user, one.target_locale) for one in found)


def _parts_from_source(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    """Whether the person may make a translation a page of its own: who may do so is no translator.

    It then no longer follows its source, and nobody learns when the two differ.
    """
    if not _works_on(request, kwargs):
        return False
    targets = [
        one.get_target_instance() for one in Translation.objects.filter(pk=kwargs["translation_id"])
    ]
    return not any(_is_held_as_translator_only(request.user, target) for target in targets)


def _makes_or_ends_alias(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    page = Page.objects.filter(pk=kwargs["page_id"]).first()
    return page is None or not holds_as_translator_only(request.user, page)


def _updates(request: HttpRequest, kwargs: Mapping[str, Any]) -> bool:
    """Whether the person may bring translations in step with their source, as asked for.

    To learn what is new is for all who translate it into some language; to publish at once, or to
    let a machine fill in what is new, touches all languages.
    """
    source = TranslationSource.objects.filter(pk=kwargs["translation_source_id"]).first()
    if source is None:
        return True
    asked = request.POST
    if asked.get("use_machine_translation") and not works_on_all(request.user, source):
        return False
    if asked.get("publish_translations") and not publishes_all(request.user, source):
        return False
    return works_on_any(request.user, source)


RULES: dict[str, Rule] = {
    "javascript_catalog": _anyone,
    "submit_page_translation": _has_a_language,
    "submit_snippet_translation": _submits_snippet,
    "update_translations": _updates,
    "edit_string_translation": _works_on,
    "edit_override": _works_on,
    "download_pofile": _works_on,
    "upload_pofile": _works_on,
    "machine_translate": _works_on,
    "preview_translation": _works_on,
    "stop_translation": _parts_from_source,
    "convert_to_alias": _makes_or_ends_alias,
    "translations_report": _has_a_language,
    "translations_report_results": _has_a_language,
    "snippets_api_listing": _changes_snippets,
    "snippets_api_detail": _changes_snippets,
}
"""Who may come to which address of wagtail-localize; upstream's own rules hold beside these."""


def is_allowed(request: HttpRequest, view_name: str, kwargs: Mapping[str, Any]) -> bool:
    """Return whether a member of staff may come to an address of the admin, given by its name.

    True for all that has nothing to do with languages: Wagtail decides.
    """
    if not request.user.is_active or request.user.is_superuser:
        return True
    namespace, _colon, name = view_name.rpartition(":")
    if namespace == LOCALIZE or name in OURS:
        rule = RULES.get(name)
        return rule is not None and rule(request, kwargs)
    if namespace.startswith(SNIPPETS):
        return _reaches_snippet(request, namespace.removeprefix(SNIPPETS), name, kwargs)
    if view_name == "wagtailadmin_pages:convert_alias":
        return _makes_or_ends_alias(request, kwargs)
    if namespace in STAFF_ROOMS:
        return not is_translator_only(request.user)
    return True


def _reaches_snippet(
    request: HttpRequest, label: str, name: str, kwargs: Mapping[str, Any]
) -> bool:
    model = _snippet_model(label)
    if model is None or not issubclass(model, TranslatableMixin):
        return True
    standing = standing_of(request.user)
    if not standing.languages or standing.changes_beyond_languages(model) or name in READING:
        return True
    if name not in EDITING:
        return False
    snippet = model._default_manager.filter(pk=unquote(str(kwargs["pk"]))).first()
    return snippet is None or snippet.locale_id in standing.languages


def _snippet_model(label: str) -> Any:
    for model in get_snippet_models():
        if f"{model._meta.app_label}_{model._meta.model_name}" == label:
            return model
    return None


def _is_held_as_translator_only(user: Any, target: Any) -> bool:
    if isinstance(target, Page):
        return holds_as_translator_only(user, target)
    return not (user.is_superuser or standing_of(user).changes_beyond_languages(type(target)))


class LanguagesMiddleware:
    """Turns members of staff away from languages that are not theirs, as Wagtail does."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; the rules are asked once it is known which view it is for."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponse],
        _args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse politely, or let the view go on."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if not name.startswith(GUARDED) or is_allowed(request, name, kwargs):
            return None
        return permission_denied(request)


GUARDED = (
    *OURS,
    f"{LOCALIZE}:",
    SNIPPETS,
    "wagtailadmin_pages:convert_alias",
    *(f"{room}:" for room in STAFF_ROOMS),
)
"""How the names of the addresses begin for which there are rules."""
