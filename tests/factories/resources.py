"""The library and its resources for tests. `parent` is always given."""

from datetime import date
from typing import Any

import factory
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from portal.taxonomy.models import Term
from resources.models import ResourceEdition, ResourceIndexPage, ResourcePage
from tests.factories.programs import LegalPageFactory, give_terms


class ResourceIndexPageFactory(LegalPageFactory):
    title = "Resources"
    slug = "resources"

    class Meta:
        model = ResourceIndexPage


class ResourcePageFactory(LegalPageFactory):
    """A resource; `languages=["en", "fr"]` are its editions, each at an address elsewhere."""

    title = factory.Sequence(lambda number: f"Guide {number}")
    publisher = "Collaborating Centre"
    published_on = date(2025, 4, 7)
    uses = factory.LazyFunction(lambda: [("use", "start a discussion")])

    class Meta:
        model = ResourcePage

    @factory.post_generation
    def languages(self, create: bool, extracted: list[str] | None, **kwargs: Any) -> None:
        for number, code in enumerate(extracted or []):
            ResourceEdition.objects.create(
                page=self,
                locale=self.locale,
                language=code,
                url=f"https://files.example.org/{self.slug}-{code}.pdf",
                sort_order=number,
            )

    @factory.post_generation
    def subjects(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "subjects", extracted)

    @factory.post_generation
    def audiences(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "audiences", extracted)

    @factory.post_generation
    def categories(self, create: bool, extracted: list[Term] | None, **kwargs: Any) -> None:
        give_terms(self, "categories", extracted)


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def a_document(title: str = "Guide"):
    """Store a small PDF with one page."""
    document = get_document_model()(title=title)
    document.file.save("guide.pdf", ContentFile(PDF), save=False)
    document.file_size = len(PDF)
    document.save()
    return document
