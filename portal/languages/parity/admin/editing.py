"""Says at the top of a translation's editor that the source changed, and how much."""

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from portal.languages.parity.models import State, Status

from .access import changes_url


def say_out_of_date(request: HttpRequest, page: Page) -> None:
    """Add a message with a link to what changed, if the page is a translation out of date."""
    if request.method != "GET":
        return
    state = (
        State.objects.filter(page=page.pk, status=Status.OUT_OF_DATE)
        .select_related("locale")
        .first()
    )
    if state is None:
        return
    text = ngettext(
        "Out of date since %(date)s: %(number)s piece of the source changed.",
        "Out of date since %(date)s: %(number)s pieces of the source changed.",
        state.changes,
    ) % {"date": date_format(localtime(state.since)), "number": state.changes}
    button = messages.button(changes_url(state, state.locale), _("See what changed"))
    messages.warning(request, text, buttons=[button])
