"""Keeps the search index right when a term of the vocabulary changes its words."""

from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import get_page_models
from wagtail.search import index

from portal.taxonomy.models import Term


@task()
def index_pages_of_term(pk: int) -> None:
    """Index every page again that has the term `pk`, in any language, or a translation of it."""
    key = Term.objects.filter(pk=pk).values_list("translation_key", flat=True).first()
    for model in get_page_models():
        for field in model._meta.many_to_many:
            if field.related_model is Term:
                pages = model._default_manager.filter(**{f"{field.name}__translation_key": key})
                for page in pages.distinct().iterator():
                    index.insert_or_update_object(page)


def term_saved(instance: Term, created: bool, raw: bool = False, **_kwargs: object) -> None:
    """Have the pages of a changed term indexed, outside the request."""
    if not raw and not created:
        index_pages_of_term.enqueue(instance.pk)


def watch_terms() -> None:
    """Begin to listen, when all apps are ready."""
    post_save.connect(term_saved, sender=Term)
