from pathlib import Path

import pytest

from portal.intake.audiences import Audience
from tests.factories.intake import contact_page


@pytest.fixture(autouse=True)
def list_of_erasures(settings, tmp_path) -> Path:
    """The file of the list of erasures, empty at first."""
    settings.ERASURES_FILE = tmp_path / "erasures.txt"
    return settings.ERASURES_FILE


@pytest.fixture
def page(site_root):
    """A contact page with one route, so that its form shows at once."""
    return contact_page(site_root, {Audience.PRESS: "press@example.org"})
