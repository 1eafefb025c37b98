import pytest

from home.models import StandardPage
from programs.models import StoryIndexPage, StoryPage


@pytest.fixture
def story(site_root) -> StoryPage:
    """A published story that readers may respond to."""
    index = site_root.add_child(
        instance=StoryIndexPage(title="Stories", slug="stories", locale=site_root.locale)
    )
    return index.add_child(
        instance=StoryPage(
            title="How two rivers met",
            slug="rivers",
            overview="<p>They met.</p>",
            take_responses=True,
            responses_question="What has worked in your county?",
            first_response="We began with a shared table.",
            first_response_by="The editors",
            locale=site_root.locale,
        )
    )


@pytest.fixture
def article(site_root) -> StandardPage:
    """A published article as most are: nobody may respond."""
    return site_root.add_child(
        instance=StandardPage(title="An article", slug="article", locale=site_root.locale)
    )
