"""The text of documents, and the pages that hand them out."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.models import Collection as DocumentCollection
from wagtail.models import Page

from portal.library.reading.models import DocumentText


def texts_of_documents(documents: Iterable[int]) -> dict[int, str]:
    """Return the text of each of the documents that everybody may have, by their keys."""
    asked = list(documents)
    if not asked:
        return {}
    texts = DocumentText.objects.for_visitors().filter(document__in=asked)
    return dict(texts.values_list("document_id", "text"))


def open_documents(documents: Collection[int]) -> set[int]:
    """Return those of the documents whose text everybody may read at this moment: one query."""
    texts = DocumentText.objects.for_visitors().filter(document__in=documents)
    return set(texts.values_list("document_id", flat=True)) if documents else set()


def documents_in(collection: DocumentCollection) -> list[int]:
    """Return the keys of the documents of a collection and of those below it."""
    below = get_document_model().objects.filter(collection__path__startswith=collection.path)
    return list(below.values_list("pk", flat=True))


def keys_of_pages_with(documents: Collection[int]) -> set[UUID]:
    """Return the translation keys of the pages that hand out one of the documents."""
    return {
        key
        for model, file, page in _relations()
        for key in model._default_manager.filter(**{f"{file}__in": documents}).values_list(
            f"{page}__translation_key", flat=True
        )
    }


def _relations() -> Iterator[tuple[type[Model], str, str]]:
    """Yield the rows by which pages name documents: their model, and its two fields."""
    document = get_document_model()
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        files = [f for f in fields if isinstance(f, ForeignKey) and f.related_model is document]
        for page in fields:
            if isinstance(page, ParentalKey) and issubclass(page.related_model, Page):
                yield from ((model, file.name, page.name) for file in files)
