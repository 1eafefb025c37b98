"""The pages that bear a term: as they are stored, in their drafts, and in what is planned."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page

from .revisions import revisions_naming
from .usage import term_relations


@dataclass(frozen=True)
class Bearer:
    """One page in one language, and where it bears the term."""

    page: Page
    is_stored: bool
    in_draft: bool
    is_planned: bool

    @property
    def is_public(self) -> bool:
        """Whether the published page bears it."""
        return self.is_stored and self.page.live

    @property
    def words(self) -> str:
        """Where the page bears the term, as staff call it."""
        said = []
        if self.is_stored:
            said.append(_("published") if self.page.live else _("not published"))
        if self.in_draft and (not self.is_stored or self.page.has_unpublished_changes):
            said.append(_("draft"))
        if self.is_planned:
            said.append(_("planned for later"))
        return ", ".join(said)


def pages_storing(terms: Collection[int]) -> set[int]:
    """Return the ids of the pages whose stored rows name one of the terms, given by id.

    One query for each field that names terms.
    """
    pages: set[int] = set()
    for field in term_relations():
        page, term = field.m2m_field_name(), field.m2m_reverse_field_name()
        rows = cast("type[Model]", field.remote_field.through)._default_manager
        pages.update(rows.filter(**{f"{term}__in": terms}).values_list(page, flat=True))
    return pages


def bearers(terms: Collection[int]) -> list[Bearer]:
    """Return the pages of all languages that bear one of the terms, given by id, by title.

    The number of queries depends on the number of types of pages and fields only.
    """
    stored = pages_storing(terms)
    drafts: set[int] = set()
    planned: set[int] = set()
    for revision in revisions_naming(terms, current=True):
        (planned if revision.approved_go_live_at else drafts).add(int(revision.object_id))
    pages = Page.objects.filter(pk__in=stored | drafts | planned).select_related("locale")
    return [
        Bearer(page, page.pk in stored, page.pk in drafts, page.pk in planned)
        for page in pages.order_by("title", "locale", "pk")
    ]
