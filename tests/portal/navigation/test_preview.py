"""Staff see a draft in place, among everything else, before visitors do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.navigation.models import AlertBanner, Footer, MainMenu

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("snippet", "words"),
    [
        (Footer(name="F", about="Who we are, drafted"), "Who we are, drafted"),
        (AlertBanner(name="A", title="Closed tomorrow, drafted"), "Closed tomorrow, drafted"),
    ],
)
def test_a_draft_is_shown_in_the_chrome_of_the_site(site_root, rf, snippet, words):
    snippet.locale = site_root.locale
    request = snippet.make_preview_request(rf.get("/", HTTP_HOST="testserver"))
    assert words in request.text
    assert '<html lang="en"' in request.text


def test_a_spanish_menu_is_previewed_in_spanish(site_root, spanish, rf):
    link = {"label": "Inicio", "page": site_root.pk, "document": None, "url": ""}
    menu = MainMenu(
        name="M",
        locale=spanish,
        items=[{"type": "item", "value": {"link": link, "children": []}}],
    )
    response = menu.make_preview_request(rf.get("/", HTTP_HOST="testserver"))
    assert '<html lang="es"' in response.text
    assert "Inicio" in response.text


def test_staff_announce_a_closed_office_in_the_admin(site_root, staff, client):
    today = timezone.localdate().isoformat()
    response = staff.post(
        reverse("wagtailsnippets_navigation_alertbanner:add"),
        {
            "name": "Storm",
            "tone": "urgent",
            "title": "Our office is closed today",
            "text": "",
            "link-count": "0",
            "shown_from": today,
            "shown_until": today,
            "action-publish": "1",
        },
        follow=True,
    )
    assert AlertBanner.objects.get().live
    assert "Storm" in response.text
    listing = staff.get(reverse("wagtailsnippets_navigation_alertbanner:list"))
    assert "In force" in listing.text
    assert "Our office is closed today" in client.get(site_root.url).text
