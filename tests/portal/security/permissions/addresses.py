"""Every address that the URL resolver knows, with the names of southern things in the gaps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from portal.languages.sitemap import KEYS_PER_FILE

from .world import World

GAP = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: what it is called, as it is written, and one path that fits."""

    name: str
    route: str
    path: str


def patterns() -> Iterator[tuple[str, str]]:
    """Yield name and route of every pattern. One without a name is called by its route."""
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: Any, space: str, before: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        text = str(pattern.pattern)
        if isinstance(pattern.pattern, RegexPattern):
            text = text.removeprefix("^").removesuffix("$")
        route = before + text
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, route)
        else:
            yield f"{space}{pattern.name}" if pattern.name else route, route


WHOLE = {
    r"admin/.*/": "admin/nowhere/",
    r"documents/(\d+)/(.*)": "documents/{document}/{filename}",
    "media/<path:path>": "media/{picture}",
    "en/" + r"((?:[\w\-]+/)+[\w\-]+\.(?:atom|bib|ics|ris))": "en/{resource_slug}/cite.bib",
    "en/" + r"((?:[\w\-]+/)*)": "en/closed/",
    "sitemap-<int:number>.xml": "sitemap-{sitemap}.xml",
}
"""Routes that are no template to fill in."""


def address(world: World, name: str, route: str) -> Address:
    """Return a pattern with a path that leads to something foreign."""
    more = world.more
    if route in WHOLE:
        document = world.south.document
        path = WHOLE[route].format(
            document=document.pk,
            sitemap=world.home.pk // KEYS_PER_FILE + 1,
            filename=document.filename,
            picture=world.south.image.file.name,
            resource_slug=f"resources/{more['resource'].slug}",
        )
        return Address(name, route, f"/{path}")
    route_ = re.sub(r"\(\?P<pk>[^)]*\)", lambda _gap: str(_pk(world, route)), route)
    route_ = re.sub(r"\(\?P<revision_id_a>[^)]*\)", "earliest", route_)
    route_ = re.sub(r"\(\?P<revision_id_b>[^)]*\)", "latest", route_)
    route_ = route_.replace(r"\.", ".").replace("^", "").replace("$", "")
    return Address(
        name, route, "/" + GAP.sub(lambda gap: str(_value(world, route, gap[1])), route_)
    )


PAGES = {
    "admin/webinars/": "webinar",
    "admin/resource-links/": "resource",
    "admin/resource-files/": "resource",
    "admin/forms/": "contact",
    "admin/pages/<int:page_id>/convert_alias/": "alias",
    "admin/localize/page/": "alias",
    "admin/pages/workflow/": "proposed",
    "admin/pages/<int:page_id>/revisions/<int:revision_id>/": "scheduled",
    "admin/pages/<int:page_id>/workflow_history/": "proposed",
}

KEYS = {
    "admin/api/main/pages/": "page", "admin/api/main/documents/": "document",
    "admin/api/main/images/": "image", "admin/pages/": "page", "admin/collections/": "collection",
    "admin/workflows/tasks/": "task", "admin/workflows/": "workflow",
    "admin/reports/unanswered/": "question", "admin/resource-imports/": "import",
    "admin/account/": "factor", "admin/settings/": "site",
    "admin/snippets/choose/search/promotion/": "promotion",
    "admin/snippets/search/promotion/": "promotion",
    "admin/snippets/choose/navigation/mainmenu/": "mainmenu",
    "admin/snippets/navigation/mainmenu/": "mainmenu",
    "admin/snippets/choose/navigation/footer/": "footer",
    "admin/snippets/navigation/footer/": "footer",
    "admin/snippets/choose/navigation/alertbanner/": "alertbanner",
    "admin/snippets/navigation/alertbanner/": "alertbanner",
    "admin/snippets/choose/taxonomy/term/": "term", "admin/snippets/taxonomy/term/": "term",
    "admin/snippets/choose/languages/protectedterm/": "protectedterm",
    "admin/snippets/languages/protectedterm/": "protectedterm",
    "admin/localize/": "mainmenu", "admin/inquiries/mail/": "letter",
    "admin/inquiries/": "inquiry", "admin/saved_answers/": "saved_answer",
    "admin/locales/": "french", "admin/sites/": "site", "admin/users/": "owner",
    "admin/groups/": "group", "admin/documents/chooser/": "document",
    "admin/images/chooser/": "image", "en/registration/": "inquiry",
}  # fmt: skip
"""What `pk` means at an address, by how the route begins; the first that fits counts."""


def _thing(world: World, word: str) -> Any:
    if word in ("page", "collection", "image", "document", "inquiry", "group"):
        return getattr(world.south, word)
    return world.more[word]


def _pk(world: World, route: str) -> Any:
    plain = route.replace("^", "")
    return next(_thing(world, word).pk for start, word in KEYS.items() if plain.startswith(start))


THINGS = {
    "parent_page_id": "page", "page_to_move_id": "page", "page_pk": "page", "object_id": "page",
    "original": "original", "destination_id": "neighbour", "collection_id": "collection",
    "doc_id": "document", "document_id": "document", "image_id": "image",
    "file_id": "edition_file", "link_id": "link", "overridable_segment_id": "override",
    "string_segment_id": "segment", "page_view_restriction_id": "page_restriction",
    "restriction_id": "file_restriction", "redirect_id": "redirect", "revision_id": "revision",
    "session_id": "session", "task_id": "task", "task_state_id": "task_state",
    "translation_id": "translation", "translation_source_id": "translation_source",
    "workflow_pk": "workflow", "workflow_state_id": "state",
}  # fmt: skip
"""What a gap with this name is filled with: the key of this thing."""

WORDS = {
    "content_type_app_name": "home", "content_type_model_name": "standardpage",
    "filter_spec": "original", "mode": "any", "token": "0" * 40, "uidb64": "MQ",
}  # fmt: skip
"""Gaps that are filled with a word."""

MODELS = {
    "admin/bulk/": ("wagtailcore", "page"),
    "admin/pages/create/": ("home", "standardpage"),
    "admin/workflows/tasks/add/": ("wagtailcore", "groupapprovaltask"),
    "admin/editing-sessions/ping/": ("home", "standardpage"),
    "admin/localize/": ("navigation", "mainmenu"),
    "admin/tag-autocomplete/": ("taggit", "tag"),
    "admin/settings/": ("navigation", "navigationsettings"),
}
"""The app and model of addresses that name one, by how the route begins."""


def _value(world: World, route: str, gap: str) -> str:
    """Return what stands in one gap of a route."""
    if gap == "pk":
        return str(_pk(world, route))
    if gap == "page_id":
        word = next((word for start, word in PAGES.items() if route.startswith(start)), "page")
        return str(_thing(world, "closed" if "_util" in route else word).pk)
    if gap == "revision_id" and "snippets" in route:
        return str(_thing(world, route.split("/")[3]).latest_revision.pk)
    if gap in ("app_label", "app_name", "model_name"):
        model = next(pair for start, pair in MODELS.items() if route.startswith(start))
        return model[gap == "model_name"]
    if gap in THINGS:
        return str(_thing(world, THINGS[gap]).pk)
    if gap in WORDS:
        return WORDS[gap]
    return _word(world, route, gap)


def _word(world: World, route: str, gap: str) -> str:
    """Return what stands in a gap whose name means different things in different places."""
    letters = "letters" in route
    return {
        "uploaded_file_id": lambda: str(
            world.more["waiting_image" if "image" in route else "waiting_document"].pk
        ),
        "language": lambda: "en" if letters else "fr",
        "name": lambda: "notice" if letters else "resources",
        "action_name": lambda: "publish" if "api" in route else "approve",
        "action": lambda: "delete" if "bulk" in route else "unpublish",
        "key": lambda: str(world.more["resource"].translation_key),
    }[gap]()
