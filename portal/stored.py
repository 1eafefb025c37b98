"""Whether what belongs to a page stands in the database, or only in a preview of it."""

from wagtail.models import Page


def is_stored(page: Page, relation: str) -> bool:
    """Tell whether the rows of a relation of `page` can be asked of the database.

    A preview, and a page that is being edited, hold them as modelcluster does: in the page itself.
    """
    return bool(page.pk) and relation not in page.__dict__.get("_cluster_related_objects", {})
