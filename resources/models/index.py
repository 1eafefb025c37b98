"""The library: every resource in one list that visitors narrow."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import TranslatableField

from portal.pages import BasePage


class ResourceIndexPage(BasePage):
    """Lists all resources, narrowed by subject, audience, category, language and year."""

    intro = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Stands above the list. One short paragraph; may be left empty."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    page_description = _("The resource library: all resources, with filters.")
    card_template = "resources/resource_index_page_card.html"

    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("intro")]
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("resource library")
        verbose_name_plural = _("resource libraries")
