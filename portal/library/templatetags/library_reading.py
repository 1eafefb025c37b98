"""What was found when documents were read, for the pages of the admin."""

from django import template

from portal.library.models import DocumentText, PortalDocument
from portal.library.reading.problems import Finding, findings

register = template.Library()


@register.simple_tag
def reading_of(document: PortalDocument) -> DocumentText | None:
    """Return what is known of a document's file; nothing before it was noticed."""
    return DocumentText.objects.defer("text").filter(pk=document.pk).first()


@register.simple_tag
def findings_of(reading: DocumentText) -> list[Finding]:
    """Return what is wrong with a file, with what to do."""
    return findings(reading)
