"""Where staff keep the answers that they give again and again."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.viewsets.model import ModelViewSet

from portal.intake.models import SavedAnswer


class SavedAnswerViewSet(ModelViewSet):
    """In the settings, for those who may change saved answers."""

    model = SavedAnswer
    name = "saved_answers"
    icon = "copy"
    menu_label = _("Saved answers")
    menu_order = 700
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = True
    list_display = [
        "title",
        Column("get_language_display", label=_("Language"), sort_key="language"),
        UpdatedAtColumn(),
    ]
    list_filter = ["language"]
    search_fields = ["title", "text"]
    search_backend_name = None
    panels = SavedAnswer.panels
