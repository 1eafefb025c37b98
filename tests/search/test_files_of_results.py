"""A result names the file in which the words stand, in the language of that file."""

import pytest

from portal.library.reading.models import DocumentText
from portal.library.reading.signals import document_read
from portal.library.reading.states import ReadingState
from resources.models import ResourceEdition
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document

pytestmark = pytest.mark.django_db


def test_the_file_is_named_by_its_permanent_address_and_language(client, site_root):
    library = ResourceIndexPageFactory(parent=site_root)
    page = ResourcePageFactory(parent=library, title="Guide")
    for language, said in (("en", "About pests."), ("ar", "بق الفراش"), ("fr", "La punaise")):
        document = a_document()
        ResourceEdition.objects.create(
            page=page, locale=page.locale, language=language, document=document
        )
        text, _made = DocumentText.objects.update_or_create(
            document=document, defaults={"state": ReadingState.READ, "text": said}
        )
        document_read.send(sender=DocumentText, text=text)
    shown = client.get("/en/search/", {"q": "punaise"}).content.decode()
    assert f'In the file <a href="{page.url}files/fr/" hreflang="fr">' in shown
    assert '<p lang="fr" dir="ltr">La <mark>punaise</mark>' in shown
    shown = client.get("/en/search/", {"q": "الفراش"}).content.decode()
    assert f'In the file <a href="{page.url}files/ar/" hreflang="ar">' in shown
    assert '<p lang="ar" dir="rtl">' in shown
