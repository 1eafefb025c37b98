"""What every page of the site has, and the one way to ask for pages that visitors may see."""

from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page, PageManager, PagePermissionTester, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.catalogue.facts import Facts
from portal.languages.fields import LanguageListField
from portal.languages.translators.pages import PortalPagePermissionTester
from portal.restricted import is_restricted
from portal.taxonomy.indexing import vocabulary_words

NOT_ON_LINKS = (
    "last_published_at",
    "search_description",
    "seo_title",
    "go_live_at",
    "expire_at",
    "numchild",
)
"""Fields of a page that no link to it shows. Where they are not read, copies of the pages around it
stay as they are when it is published anew (portal.pagecache)."""

NOT_ON_THE_WAY = (
    *NOT_ON_LINKS,
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "show_in_menus",
)
"""What nothing asks of the plain pages that menus, breadcrumbs and texts lead to; each page reads
dozens of them."""

NOT_ON_CARDS = (
    *NOT_ON_THE_WAY,
    "review_by",
    "go_live_with",
    "translation_reviewer",
    "translation_reviewed_at",
    "social_image__created_at",
    "social_image__uploaded_by_user",
    "social_image__file_size",
    "social_image__file_hash",
    "social_image__descriptions",
    "social_image__credit",
    "social_image__licence",
    "social_image__licence_other",
)
"""The same of our own pages, which no card of them shows either. Of its picture a card shows the
sizes, with no words: those of the card say what it is."""

OF_DRAFTS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)
"""Fields of a page that say nothing of what is published."""


class Keyed(Protocol):
    """A page, or no more of it than by what it is known in all languages."""

    @property
    def translation_key(self) -> UUID:
        """What all language versions of the page have in common."""


class Key(NamedTuple):
    """A page of which nothing else was read."""

    translation_key: UUID


class BasePageQuerySet(PageQuerySet):
    """Pages as visitors may see them. Every public list starts with `for_visitors`."""

    def for_visitors(self) -> "BasePageQuerySet":
        """Return the pages that anyone may read: published, and not in a restricted section.

        Costs no query of its own, unlike Wagtail's `public()`.
        """
        return self.live().exclude(is_restricted())

    def for_visitors_to_search(self) -> "BasePageQuerySet":
        """Return the same pages for `.search()`, which refuses subqueries: one query more."""
        return self.live().public()

    def for_readers_of(self, locale: Locale) -> "BasePageQuerySet":
        """Return each page once, for a list in `locale`: as written there, or else in the source.

        Cards mark what is not in the reader's language. A version that visitors may not read does
        not count, nor does an alias, which is the text of another language. No query of its own.
        """
        written = self.filter(Q(alias_of__isnull=True) | Q(alias_of__locale=F("locale")))
        if locale.language_code == settings.LANGUAGE_CODE:
            return written.filter(locale=locale)
        versions = BasePageQuerySet(model=Page).for_visitors()
        translated = Exists(
            versions.filter(
                Q(alias_of__isnull=True) | Q(alias_of__locale=locale),
                translation_key=OuterRef("translation_key"),
                locale=locale,
            )
        )
        in_source = Q(locale__language_code=settings.LANGUAGE_CODE)
        return written.filter(Q(locale=locale) | in_source & ~translated)


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


class BasePage(Page):
    """The ground of every page: summary, picture, owner and the date of its next review."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_(
            "One or two plain sentences. Shown under the title, in lists, in search results and "
            "when someone shares the page."
        ),
    )
    social_image = models.ForeignKey(
        "library.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top of the page, on its card in lists and when it is shared."),
    )
    review_by = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("The day on which the owner should check that the page is still right."),
    )

    go_live_with = LanguageListField(
        _("go live together with"),
        help_text=_(
            "The page and its translations into these languages are published at one moment, and "
            "not before all of them are ready."
        ),
    )
    translation_reviewer = models.CharField(max_length=255, blank=True, editable=False)
    translation_reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Who approved what a machine translated of this page; written when it is published."""

    objects = BasePageManager()

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("review_by"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("social_image"),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("owner"), FieldPanel("review_by")],
            heading=_("Who looks after this page"),
        ),
        FieldPanel("go_live_with"),
    ]
    base_translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("slug", overridable=False),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("show_in_menus", overridable=False),
        TranslatableField("summary"),
        SynchronizedField("social_image"),
        SynchronizedField("review_by", overridable=False),
        SynchronizedField("go_live_with", overridable=False),
    ]
    """The part of the translation contract that all pages share; each page type adds its own."""

    exclude_fields_in_copy = ["translation_reviewer", "translation_reviewed_at"]

    @cached_property
    def above(self) -> list[Page]:
        """The pages above this one, from the root down: plain pages, published or not.

        Known without a query on a page that `portal.serving` found.
        """
        return list(self.get_ancestors().order_by("depth"))

    @property
    def open_above(self) -> list[Page]:
        """The published pages above this one, from the front page down."""
        return [page for page in self.above if page.live and page.depth > 1]

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return what restricts the page; no query where `portal.serving` saw that nothing does."""
        if self.__dict__.get("is_known_open"):
            nothing = PageViewRestriction.objects.none()
            nothing._result_cache = []  # else Django writes half a query before it sees that
            return nothing
        return super().get_view_restrictions()

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        """Return what a member of staff may do with the page."""
        return PortalPagePermissionTester(user, self)

    class Meta:
        abstract = True

    @classmethod
    def get_search_fields(cls) -> list[index.BaseField]:
        """Return what is searched: the type's own fields, and last all words for its terms."""
        return [*super().get_search_fields(), index.SearchField("vocabulary_words")]

    def catalogue_facts(self) -> Facts:
        """Return what lists ask of the page: here the day on which it was first published."""
        first = self.first_published_at
        return Facts(dated=timezone.localdate(first) if first else None)

    def vocabulary_words(self) -> str:
        """Return all words for the page's terms, so that search finds it by any of them."""
        return vocabulary_words(self)
