"""What people find: the page of open data, and the way to it from a list."""

import json
import re

import pytest

from programs.models import PartnerKind
from tests.factories.programs import PartnerIndexPageFactory, PartnerPageFactory
from tests.rig.schema_org import unknown

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners(site_root):
    index = PartnerIndexPageFactory(parent=site_root)
    PartnerPageFactory(parent=index, title="Tenants", kind=PartnerKind.COMMUNITY)
    PartnerPageFactory(parent=index, title="Health", kind=PartnerKind.DEPARTMENT)
    return index


def test_everything_on_the_page_is_there(partners, client):
    html = client.get("/en/data/").content.decode()
    addresses = set(re.findall(r'href="(?:http://testserver)?(/api/[^"]+)"', html))
    assert len(addresses) > 20
    for address in addresses:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address
    assert "creativecommons.org/licenses/by/4.0" in html
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert list(unknown(json.loads(text))) == []
    example = re.search(r"<code>(.*?)</code>", html, re.DOTALL)[1].replace("&quot;", '"')
    record = json.loads(example)
    assert client.get(record["href"]).json() == record


def test_an_empty_site_says_so_without_an_example(site_root, client):
    html = client.get("/en/data/").content.decode()
    assert "<code>" not in html


def test_a_list_is_downloaded_as_it_is_narrowed(partners, client):
    html = client.get(f"{partners.url}?kind=community&page=1&nonsense=1").content.decode()
    address = re.search(r'href="(/api/v1/partners\.csv[^"]*)"', html)[1].replace("&amp;", "&")
    assert address == "/api/v1/partners.csv?text=en&kind=community"
    table = b"".join(client.get(address).streaming_content).decode()
    assert "Tenants" in table
    assert "Health" not in table
