import pytest

from portal.intake.audiences import Audience
from tests.factories.intake import contact_page


@pytest.fixture
def page(site_root):
    """A contact page with two routes."""
    return contact_page(
        site_root,
        {Audience.DEPARTMENT: "departments@example.org", Audience.PRESS: "press@example.org"},
    )
