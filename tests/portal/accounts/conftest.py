"""Accounts as a server has them."""

import pytest


@pytest.fixture
def on_a_server(settings) -> None:
    """Whoever may do something sensitive needs a second step."""
    settings.SECOND_STEP_FOR = "sensitive"
