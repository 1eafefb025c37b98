"""A library with a vocabulary, and ways to upload as staff and as the worker do."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.library.storage import document_storage
from portal.taxonomy.models import Facet, Term
from resources.models import ResourceImport, ResourceIndexPage
from resources.transfer.importing import begin_import, run_import
from resources.transfer.uploading import check_upload, keep_upload
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document


@pytest.fixture
def library(site_root) -> ResourceIndexPage:
    return ResourceIndexPageFactory(parent=site_root)


@pytest.fixture
def vocabulary(library, english, spanish) -> None:
    """The words that the dirty sheet uses, one of them with a name in Spanish, and a file."""
    TermFactory(facet=Facet.SUBJECT, name="Organizing", synonyms="base-building\npower building")
    housing = TermFactory(facet=Facet.SUBJECT, name="Housing")
    TermFactory(facet=Facet.AUDIENCE, name="Health officers")
    Term.objects.create(
        locale=spanish,
        translation_key=housing.translation_key,
        facet=Facet.SUBJECT,
        name="Vivienda",
        slug="housing",
    )
    # Another test's file of that name, which outlives its row, would give this one another name.
    document_storage().delete("documents/guide.pdf")
    a_document()
    ResourcePageFactory(parent=library, title="Here before")


@pytest.fixture
def check(db) -> Callable[..., ResourceImport]:
    """Upload a file and check it, as `user` (None: the system)."""

    def checked(content: bytes, name: str = "sheet.csv", user=None) -> ResourceImport:
        upload = keep_upload(name, content, user)
        check_upload(upload)
        return upload

    return checked


@pytest.fixture
def bring(check) -> Callable[..., ResourceImport]:
    """Upload a file, check it and import it."""

    def brought(content: bytes, user=None, publish=False, overwrite=False) -> ResourceImport:
        upload = check(content, user=user)
        assert begin_import(upload, publish, overwrite)
        run_import(upload)
        return upload

    return brought


def sent(content: bytes, name: str = "sheet.csv") -> dict[str, SimpleUploadedFile]:
    """The data of the upload form."""
    return {"file": SimpleUploadedFile(name, content)}
