"""The form of a term."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.taxonomy.bearers import bearers


class TermForm(WagtailAdminModelForm):
    """Keeps a term that pages bear in its facet: they name it in the field of that facet."""

    def clean_facet(self) -> str:
        """Return the facet; raises ValidationError for another one while pages bear the term."""
        facet: str = self.cleaned_data["facet"]
        if "facet" in self.changed_data and self.instance.pk and bearers([self.instance.pk]):
            raise ValidationError(
                _("Pages bear this term under another question. Take it out of them first.")
            )
        return facet
