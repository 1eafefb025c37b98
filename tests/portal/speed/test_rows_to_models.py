"""What is made of the rows of a prepared query is what Django makes of them."""

import pytest
from django.db.models import Model
from django.db.models.signals import post_init
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, get_page_models

from portal.library.models import PortalImage
from portal.speed.prepared import prepared
from portal.speed.rows_to_models import is_made_of_its_row
from programs.models import CohortPage
from tests.factories.programs import CohortPageFactory, ProgramIndexPageFactory, ProgramPageFactory

pytestmark = pytest.mark.django_db


def told(row):
    """Return all that a row holds, the rows beside it too."""
    known = {name: value for name, value in vars(row).items() if name != "_state"}
    beside = {name: told(other) for name, other in row._state.fields_cache.items() if other}
    return type(row), known, beside, (row._state.adding, row._state.db)


@pytest.fixture
def cohort(site_root):
    """A cohort with a stream, beneath a program."""
    program = ProgramPageFactory(parent=ProgramIndexPageFactory(parent=site_root))
    narrative = [{"type": "paragraph", "value": "<p>How they were chosen.</p>"}]
    return CohortPageFactory(parent=program, year=2023, narrative=narrative)


def test_rows_with_what_was_selected_beside_them_are_those_of_django(cohort):
    def ask(*, least):
        cohorts = CohortPage.objects.filter(year__gte=least).select_related("locale", "page_ptr")
        return cohorts.defer("label", "seo_title").extra(select={"one": "1"}).order_by("path")

    [made], [djangos] = prepared(ask)(least=2000), ask(least=2000)
    assert told(made) == told(djangos)
    assert made.get_deferred_fields() == {"label", "seo_title"}
    assert made.narrative == djangos.narrative
    assert str(made.narrative[0].value) == "<p>How they were chosen.</p>"
    made.title = "Another"
    made.save()
    assert Page.objects.get(pk=cohort.pk).title == "Another"


def test_a_row_that_is_not_there_is_none(cohort):
    @prepared
    def ask(*, least):
        return CohortPage.objects.filter(year__gte=least).select_related("social_image")

    assert [found.social_image for found in ask(least=2000)] == [None]


def test_every_page_is_made_of_its_row_and_pictures_are_made_in_their_own_way():
    assert [model for model in [*get_page_models(), Locale] if not is_made_of_its_row(model)] == []
    assert not is_made_of_its_row(PortalImage)


def test_a_picture_is_what_django_makes_of_its_row():
    stored = PortalImage.objects.create(title="A bridge", file=get_test_image_file())
    picture = PortalImage.objects.get(pk=stored.pk)
    row = PortalImage.objects.values_list().get(pk=picture.pk)
    names = [field.attname for field in PortalImage._meta.concrete_fields]
    djangos = Model.from_db.__func__(PortalImage, "default", names, row)
    assert picture.file == djangos.file  # a text until it is asked for
    assert told(picture) == told(djangos)
    [unread] = PortalImage.objects.defer("credit").filter(pk=picture.pk)
    assert unread.get_deferred_fields() == {"credit"}


def test_who_listens_is_told(cohort):
    heard = []

    def hear(instance, **_given):
        heard.append(instance.pk)

    post_init.connect(hear, sender=CohortPage)
    try:

        @prepared
        def ask(*, least):
            return CohortPage.objects.filter(year__gte=least)

        [found] = ask(least=2000)
    finally:
        post_init.disconnect(hear, sender=CohortPage)
    assert heard == [found.pk]
