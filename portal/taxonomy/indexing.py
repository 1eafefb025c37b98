"""What search knows of a page's terms."""

from wagtail.models import Page

from .models import Term


def vocabulary_words(page: Page) -> str:
    """Return names and synonyms of all terms of a page, in the page's language where they exist.

    So a page is found by every word for its subject, also by those that its text does not use.
    """
    keys = {
        term.translation_key
        for field in page._meta.many_to_many
        if field.related_model is Term
        for term in getattr(page, field.name).all()
    }
    if not keys:
        return ""
    terms = list(Term.objects.filter(translation_key__in=keys).select_related("locale"))
    own = {term.translation_key: term for term in terms if term.locale_id == page.locale_id}
    words = []
    for term in {term.translation_key: term for term in terms}.values():
        shown = own.get(term.translation_key, term)
        words += [shown.name, *shown.synonym_list]
    return ". ".join(words)
