"""Where staff look after the protected terms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ProtectedTerm


class ProtectedTermViewSet(SnippetViewSet):
    """The glossary of what is not translated."""

    model = ProtectedTerm
    icon = "lock"
    menu_label = _("Protected terms")
    menu_order = 900
    add_to_settings_menu = True
    list_display = [
        "term",
        BooleanColumn("match_case", label=_("Capital letters count")),
        "note",
    ]
    search_fields = ["term", "note"]
