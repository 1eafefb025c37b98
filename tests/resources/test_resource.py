"""The resource library: what visitors find, take away and cite, and what they never see."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import PageViewRestriction
from wagtail_localize.operations import translate_object

from portal.taxonomy.models import Facet
from resources.lists import newest_resources, resources_of
from resources.models import (
    RelatedResource,
    ResourceConcern,
    ResourceEdition,
    ResourceIndexPage,
    ResourcePage,
)
from tests.factories.programs import (
    PartnerIndexPageFactory,
    PartnerPageFactory,
    TermFactory,
)
from tests.factories.resources import ResourceIndexPageFactory, ResourcePageFactory, a_document


@pytest.fixture
def library(site_root) -> ResourceIndexPage:
    return ResourceIndexPageFactory(parent=site_root)


def test_a_visitor_finds_a_resource_by_language_and_takes_an_edition(library, client):
    page = ResourcePageFactory(
        parent=library, title="Let us talk", subtitle="Community organizing", languages=["en", "fr"]
    )
    document = a_document()
    ResourceEdition.objects.create(
        page=page, locale=page.locale, language="ht", title="Ann pale", document=document, pages=12
    )
    ResourcePageFactory(parent=library, title="English only", languages=["en"])
    listed = client.get(f"{library.url}?language=fr").content.decode()
    assert "Let us talk: Community organizing" in listed
    assert "English only" not in listed
    assert "start a discussion" in listed
    html = client.get(page.url).content.decode()
    assert 'hreflang="fr"' in html
    assert "Haitian Creole" in html
    assert "Kreyòl ayisyen" in html
    assert 'lang="ht"' in html
    assert f'href="{page.url}files/ht/"' in html
    assert "12 pages" in html
    assert "PDF" in html


def test_the_list_is_sorted_as_asked(library, client):
    ResourcePageFactory(parent=library, title="alpha", published_on=date(2020, 1, 1))
    ResourcePageFactory(parent=library, title="Beta", published_on=date(2024, 1, 1))
    ResourcePageFactory(parent=library, title="Gamma", published_on=None)

    def titles(query: str) -> list[str]:
        answer = client.get(library.url + query)
        return [page.title for page in answer.context["listing"].page]

    assert titles("") == ["Beta", "alpha", "Gamma"]
    assert titles("?sort=title") == ["alpha", "Beta", "Gamma"]
    assert titles("?sort=nonsense") == ["Beta", "alpha", "Gamma"]


def test_an_edition_leads_to_exactly_one_place(library):
    page = ResourcePageFactory(parent=library)
    for fields in ({}, {"document": a_document(), "url": "https://example.org/a.pdf"}):
        with pytest.raises(ValidationError) as refusal:
            ResourceEdition(page=page, language="en", **fields).clean()
        assert "document" in refusal.value.message_dict


def test_private_and_unpublished_resources_are_nowhere(library, client):
    secret = TermFactory(facet=Facet.SUBJECT, name="Canary subject")
    shared = TermFactory(facet=Facet.SUBJECT, name="Organizing")
    partners = PartnerIndexPageFactory(parent=library.get_parent())
    partner = PartnerPageFactory(parent=partners)
    page = ResourcePageFactory(parent=library, title="Open", subjects=[shared], languages=["en"])
    private = ResourcePageFactory(
        parent=library, title="Canary", subjects=[secret, shared], languages=["fr"]
    )
    draft = ResourcePageFactory(
        parent=library, title="Canary draft", subjects=[secret, shared], live=False
    )
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for hidden in (private, draft):
        RelatedResource.objects.create(page=page, resource=hidden)
        ResourceConcern.objects.create(page=hidden, target=partner)
    for address in (
        library.url,
        f"{library.url}?sort=title",
        page.url,
    ):
        html = client.get(address).content.decode()
        assert "Canary" not in html, address
        assert "French" not in html, address
    assert client.get(f"{library.url}?language=fr").context["listing"].count == 0
    assert newest_resources(library.locale, 9) == [page]
    assert resources_of(partner, named=[private, draft]) == []
    for name in ("", "cite.bib", "cite.ris"):
        answer = client.get(private.url + name)
        assert answer.status_code == 302
        assert "login" in answer["Location"]
        assert client.get(draft.url + name).status_code == 404


def test_related_are_the_picked_ones_else_those_with_most_terms_in_common(library, client):
    one, two = (TermFactory(facet=Facet.SUBJECT) for _number in range(2))
    audience = TermFactory(facet=Facet.AUDIENCE)
    page = ResourcePageFactory(
        parent=library, title="Page", subjects=[one, two], audiences=[audience]
    )
    close = ResourcePageFactory(
        parent=library, title="Close", subjects=[one, two], audiences=[audience]
    )
    nearer = ResourcePageFactory(parent=library, title="Nearer", subjects=[one, two])
    far = ResourcePageFactory(parent=library, title="Far", subjects=[two])
    ResourcePageFactory(parent=library, title="Old", subjects=[one, two], archived=True)
    stranger = ResourcePageFactory(parent=library, title="Stranger")
    assert client.get(page.url).context["related"] == [close, nearer, far]
    RelatedResource.objects.create(page=page, resource=stranger)
    assert client.get(page.url).context["related"] == [stranger]


def test_a_partner_shows_what_it_published_and_what_concerns_it(library):
    partner = PartnerPageFactory(parent=PartnerIndexPageFactory(parent=library.get_parent()))
    named = ResourcePageFactory(parent=library, title="Named")
    published = ResourcePageFactory(
        parent=library, title="Published", publisher_page=partner, published_on=date(2024, 1, 1)
    )
    concerning = ResourcePageFactory(
        parent=library, title="Concerning", published_on=date(2023, 1, 1)
    )
    ResourceConcern.objects.create(page=concerning, target=partner)
    ResourceConcern.objects.create(page=published, target=partner)
    assert resources_of(partner, named=[named, named]) == [named, published, concerning]


def test_a_translation_keeps_its_editions_and_cites_the_one_in_its_language(
    library, spanish, client
):
    page = ResourcePageFactory(parent=library, title="Let us talk", languages=["en", "es"])
    ResourceEdition.objects.filter(language="es").update(title="Hablemos", note="Solo un resumen")
    for original in (library.get_parent(), library, page):
        translate_object(original.specific, [spanish])
    twin = ResourcePage.objects.get(locale=spanish)
    ResourcePage.objects.filter(locale=spanish).update(live=True)
    ResourcePage.objects.get(pk=twin.pk).get_ancestors().filter(depth__gt=1).update(live=True)
    assert [edition.language for edition in twin.shown_editions] == ["es", "en"]
    assert {edition.locale for edition in twin.editions.all()} == {spanish}
    with translation.override("es"):
        html = client.get(twin.url).content.decode()
        record = client.get(f"{twin.url}cite.ris").content.decode()
    assert "Hablemos" in html
    assert "LA  - es" in record
    assert "TI  - Hablemos" in record


def test_no_query_more_with_ten_times_the_resources(library, client):
    terms = {
        "subjects": [TermFactory(facet=Facet.SUBJECT) for _number in range(2)],
        "audiences": [TermFactory(facet=Facet.AUDIENCE)],
        "categories": [TermFactory(facet=Facet.CATEGORY)],
    }
    page = ResourcePageFactory(parent=library, languages=["en", "fr"], **terms)
    ResourcePageFactory(parent=library, languages=["en", "fr"], **terms)

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as made:
            assert client.get(address).status_code == 200
        return len(made)

    addresses = [library.url, page.url, f"{page.url}cite.bib"]
    before = [queries(address) for address in addresses]
    for _number in range(20):
        ResourcePageFactory(parent=library, languages=["en", "fr"], **terms)
    for code in ("de", "ar", "so", "vi"):
        ResourceEdition.objects.create(
            page=page, locale=page.locale, language=code, document=a_document()
        )
    assert [queries(address) for address in addresses] == before
    assert max(before) <= 20, before
