"""A page that a form made is made once: what comes from the form afterwards is for that page.

Wagtail saves a new page by itself while somebody writes. The answer tells the form that it now
belongs to a page; a form that is sent before the answer comes, or that never gets it, asks for
another page of the same address. Wagtail refuses that one, or fails where both come at once.

The form therefore carries a key, of which the page gets its translation key. The database lets no
two pages of a language have one, and it survives a server that dies between page and answer.
"""

import uuid
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import COMMENTS_RELATION_NAME, Page

FORM_KEY = "form_key"
"""The name of the hidden field."""

_OF_FORMS = uuid.UUID("0b8c9d4e-5f0a-4c59-9a57-8d3f6f6f1a84")


def translation_key_for(request: HttpRequest) -> uuid.UUID | None:
    """Return the translation key of the page that a posted form makes; None: it has no key.

    Another person's form never has the same, and nobody can ask for that of another page.
    """
    given = request.POST.get(FORM_KEY, "")
    return uuid.uuid5(_OF_FORMS, f"{request.user.pk} {given}") if given else None


class MadeOnceView(CreateView):
    """Wagtail's form of a new page. It waits while the same form, or another, adds a page there."""

    template_name = "wagtailadmin/pages/made_once.html"

    def dispatch(self, request: HttpRequest, *names: str, **place: Any) -> HttpResponseBase:
        """Make the page, or hand over to the one that this form has made already."""
        if request.method != "POST":
            return super().dispatch(request, *names, **place)
        with transaction.atomic():
            parent = Page.objects.filter(pk=place["parent_page_id"])
            list(parent.select_for_update(no_key=True).values_list("pk"))
            key = translation_key_for(request)
            made = Page.objects.filter(translation_key=key, alias_of=None).order_by("pk").first()
            try:
                if key and made:
                    return self._go_on(request, made)
                return super().dispatch(request, *names, **place)
            except Exception as error:  # noqa: BLE001  # it is raised again, when the draft is kept
                failed = error
        raise failed

    def _go_on(self, request: HttpRequest, made: Page) -> HttpResponseBase:
        self.setup(request)
        if self.expects_json_response:
            # It may have been sent before what is in the page now.
            return self.json_error_response("validation_error", _("Save the page to go on."))
        return GoOnView.as_view()(request, made.pk)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Give the page its key before it is made."""
        self.page.translation_key = translation_key_for(request) or self.page.translation_key
        return super().post(request)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the key of this form: a new one, or that with which it came back."""
        key = self.request.POST.get(FORM_KEY) or uuid.uuid4()
        return super().get_context_data(**context) | {"form_key_name": FORM_KEY, "form_key": key}


class GoOnView(EditView):
    """Takes a form that does not know that its page was made."""

    def get_object(self) -> Page:
        """Return the page as it was saved last, and tell the form which rows are there already."""
        page = super().get_object()
        self.request.POST = _with_keys_of_rows(self.request.POST, page)
        return page


def _with_keys_of_rows(posted: QueryDict, page: Page) -> QueryDict:
    """Return what was posted, in which the rows of `page` have their keys.

    Without them they would be there twice. Which row gets which key does not matter, since all
    that is in a row was posted. What `page` has beyond these is posted as deleted.
    """
    posted = posted.copy()
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        prefix = "comments" if name == COMMENTS_RELATION_NAME else name
        total = posted.get(f"{prefix}-TOTAL_FORMS", "")
        if not total.isdecimal():
            continue
        rows = list(getattr(page, name).all())
        for number, row in enumerate(rows):
            posted[f"{prefix}-{number}-id"] = str(row.pk)
            if number >= int(total):
                posted[f"{prefix}-{number}-DELETE"] = "1"
        posted[f"{prefix}-INITIAL_FORMS"] = str(len(rows))
        posted[f"{prefix}-TOTAL_FORMS"] = str(max(int(total), len(rows)))
    return posted


class PagesMadeOnce(PageViewSet):
    """The views of all pages, of which one is ours."""

    model = Page
    add_view_class = MadeOnceView
