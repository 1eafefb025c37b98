"""A pair stands on the map or not, shows its partners, and hides what is not public."""

import pytest
from django.core.exceptions import ValidationError

from programs.models import PartnershipPage
from tests.factories.programs import (
    PartnerPageFactory,
    PartnershipPageFactory,
    StoryPageFactory,
    a_pair,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("latitude", "longitude", "wrong"),
    [
        (None, None, set()),
        (42.39, -71.03, set()),
        (0.0, 0.0, set()),
        (42.39, None, {"longitude"}),
        (None, -71.03, {"latitude"}),
        (91.0, -71.03, {"latitude"}),
        (42.39, -181.0, {"longitude"}),
    ],
)
def test_a_position_is_whole_or_absent(tree, latitude, longitude, wrong):
    pair = PartnershipPage(
        title="Chelsea",
        slug="chelsea",
        place_name="Chelsea",
        headline="Housing",
        latitude=latitude,
        longitude=longitude,
        locale=tree.cohort.locale,
        content_type=a_pair(tree.cohort, tree.partners).content_type,
    )
    found = set()
    try:
        pair.full_clean(exclude=["path", "depth"])
    except ValidationError as error:
        found = set(error.message_dict)
    assert found == wrong


def test_a_visitor_sees_both_partners_with_their_roles(tree, client):
    collaborativa = PartnerPageFactory(parent=tree.partners, title="La Colaborativa")
    department = PartnerPageFactory(
        parent=tree.partners, title="Chelsea Public Health", kind="department"
    )
    pair = PartnershipPageFactory(parent=tree.cohort, partners=[collaborativa, department])
    StoryPageFactory(parent=tree.stories, title="How Chelsea began", partnership=pair)
    StoryPageFactory(parent=tree.stories, title="A draft", partnership=pair, live=False)
    text = client.get(pair.url).content.decode()
    for words in ("La Colaborativa", "Role of Chelsea Public Health", "How Chelsea began"):
        assert words in text
    assert "A draft" not in text


def test_a_partner_that_is_not_public_is_not_named(tree, client, restrict):
    secret = PartnerPageFactory(parent=tree.partners, title="Secret society")
    draft = PartnerPageFactory(parent=tree.partners, title="Unborn union", live=False)
    pair = PartnershipPageFactory(parent=tree.cohort, partners=[secret, draft])
    restrict(secret)
    for address in (pair.url, tree.cohort.url, tree.program.url):
        text = client.get(address).content.decode()
        assert "Secret society" not in text
        assert "Unborn union" not in text


def test_a_private_pair_is_nowhere(tree, client, restrict):
    partner = PartnerPageFactory(parent=tree.partners, title="La Colaborativa")
    pair = PartnershipPageFactory(
        parent=tree.cohort,
        title="Hidden pair",
        headline="Hidden headline",
        partners=[partner, PartnerPageFactory(parent=tree.partners)],
        latitude=42.39,
        longitude=-71.03,
    )
    story = StoryPageFactory(parent=tree.stories, partnership=pair, partners=[partner])
    pages = [tree.cohort, tree.program, tree.partners, tree.stories, partner, story]
    for page in pages[:2]:
        assert "Hidden pair" in client.get(page.url).content.decode()
    restrict(pair)
    for page in pages:
        text = client.get(page.url).content.decode()
        assert "Hidden pair" not in text
        assert "Hidden headline" not in text
    assert "2023 cohort" not in client.get(partner.url).content.decode()
