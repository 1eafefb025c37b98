"""Notices what changes the catalogue: pages, what belongs to them, terms, restrictions."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from portal.library.reading.models import DocumentText
from portal.library.reading.signals import document_read
from portal.pages import OF_DRAFTS
from portal.taxonomy.merging import terms_merged
from portal.taxonomy.models import Term

from .documents import documents_in, keys_of_pages_with
from .noting import note, settle_page
from .refiling import write_pages_with
from .reindexing import keys_of_term, write_pages_below, write_pages_naming
from .writing import forget


def page_saved(
    instance: Page, raw: bool = False, update_fields: Any = None, **_kwargs: object
) -> None:
    """Note a page that was saved, unless only its draft was."""
    if raw or not isinstance(instance, Page):
        return
    if update_fields is not None and set(update_fields) <= OF_DRAFTS:
        return
    note([instance.translation_key])


def page_published_or_taken_down(instance: Page, **_kwargs: object) -> None:
    """Write the page's entries inside the transaction that publishes it or takes it down."""
    note([instance.translation_key])
    settle_page(instance.translation_key)


def page_moved(instance: Page, **_kwargs: object) -> None:
    """Write everything below a page that was moved: another section may be private."""
    write_pages_below(instance)


def page_deleted(instance: Page, **_kwargs: object) -> None:
    """Take a deleted page out at once; its source may stand in more lists now."""
    if isinstance(instance, Page):
        forget([instance.pk])
        note([instance.translation_key])


def part_changed(instance: Model, raw: bool = False, **_kwargs: object) -> None:
    """Note the page of a row that belongs to it, such as an edition."""
    if raw or isinstance(instance, Page):
        return
    for field in type(instance)._meta.concrete_fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            key = Page.objects.filter(pk=getattr(instance, field.attname))
            note(key.values_list("translation_key", flat=True))


def terms_changed(instance: Any, model: Any, **_kwargs: object) -> None:
    """Note a page that names other terms."""
    if model is Term and isinstance(instance, Page):
        note([instance.translation_key])


def restriction_changed(
    instance: PageViewRestriction, raw: bool = False, **_kwargs: object
) -> None:
    """Write everything below a page that was closed or opened.

    Questions leave out what is closed at once, whether or not this has happened yet.
    """
    if not raw:
        write_pages_below(instance.page)


def term_saved(instance: Term, raw: bool = False, **_kwargs: object) -> None:
    """Write the pages of a changed term, or of one that has a new translation."""
    if not raw:
        write_pages_naming(instance)


def pages_named_anew(kept: int, **_kwargs: object) -> None:
    """Write the pages that name a term now in the place of one that was merged into it."""
    write_pages_naming(Term.objects.get(pk=kept))


def text_read(text: DocumentText, **_kwargs: object) -> None:
    """Write the pages of a document whose text is known, or is no longer what the file says."""
    note(keys_of_pages_with([text.document_id]))


def document_saved(instance: Any, raw: bool = False, **_kwargs: object) -> None:
    """Note the pages of a document: it may have been put where not everybody may have it."""
    if not raw:
        note(keys_of_pages_with([instance.pk]))


def collection_closed_or_opened(
    instance: CollectionViewRestriction, raw: bool = False, **_kwargs: object
) -> None:
    """Note the pages of all documents of a collection that was closed or opened."""
    if not raw:
        write_pages_with(documents_in(instance.collection))


def collection_saved(
    instance: Collection, created: bool, raw: bool = False, **_kwargs: object
) -> None:
    """Note the pages of all documents of a collection: the admin saves it and then moves it."""
    if not raw and not created:
        write_pages_with(documents_in(instance))


def term_deleted(instance: Term, **_kwargs: object) -> None:
    """Note the pages of a term that goes, as long as it is known which they are."""
    note(keys_of_term(instance.translation_key))


def watch() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(page_saved)
    post_delete.connect(page_deleted)
    for signal in (page_published, page_unpublished):
        signal.connect(page_published_or_taken_down)
    post_page_move.connect(page_moved)
    for signal in (post_save, post_delete):
        signal.connect(part_changed)
        signal.connect(restriction_changed, sender=PageViewRestriction)
        signal.connect(collection_closed_or_opened, sender=CollectionViewRestriction)
    m2m_changed.connect(terms_changed)
    document_read.connect(text_read)
    post_save.connect(document_saved, sender=get_document_model())
    post_save.connect(collection_saved, sender=Collection)
    post_save.connect(term_saved, sender=Term)
    pre_delete.connect(term_deleted, sender=Term)
    terms_merged.connect(pages_named_anew)
