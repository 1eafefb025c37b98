"""Staff show a page first for some words; visitors see it, and only while they may read it."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from portal.accounts.roles import establish_roles
from portal.catalogue.query import Query
from search.models import Promotion
from search.promoting import promoted_for
from tests.factories.home import StandardPageFactory, home_in, translated
from tests.factories.programs import TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def repairs(site_root):
    return StandardPageFactory(parent=site_root, title="Who repairs what", slug="repairs")


def promote(page, questions: str, locale, **fields: str) -> Promotion:
    return Promotion.objects.create(locale=locale, questions=questions, page=page, **fields)


def first_for(words: str, locale) -> list[str]:
    return [entry.page.title for entry in promoted_for(Query.from_text(words), locale)]


def test_it_stands_before_the_results_with_words_of_explanation(client, repairs, english):
    promote(repairs, "broken heating\nmold", english, explanation="Your landlord has to act.")
    page = client.get("/en/search/", {"q": "Mold"}).content.decode()
    first = page.partition('id="first"')[2]
    assert '<a href="/en/repairs/">Who repairs what</a>' in first
    assert "Your landlord has to act." in first
    assert (
        'id="first"' not in client.get("/en/search/", {"q": "mold", "page": "2"}).content.decode()
    )
    assert 'id="first"' not in client.get("/en/search/", {"q": "molecule"}).content.decode()


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ("my heating is broken", True),
        ("BROKEN HEATING", True),
        ("broken heatings", True),
        ("heating", False),
        ("móld", True),
        ("mildew in the kitchen", True),  # another word of the vocabulary for mold
        ("damp", False),
    ],
)
def test_words_fit_in_any_order_form_and_wording(repairs, english, asked, fits):
    TermFactory(name="Mold", slug="mold", synonyms="mildew\nblack spots")
    promote(repairs, "broken heating\nmold", english)
    assert bool(first_for(asked, english)) is fits


def test_what_fits_most_closely_comes_first_and_three_at_most(site_root, english):
    for number in range(4):
        promote(StandardPageFactory(parent=site_root, title=f"Page {number}"), "heating", english)
    close = StandardPageFactory(parent=site_root, title="Close")
    promote(close, "broken heating", english)
    assert first_for("broken heating", english) == ["Close", "Page 0", "Page 1"]


def test_only_what_every_visitor_may_read_is_shown(client, repairs, english):
    promote(repairs, "mold", english)
    assert first_for("mold", english)
    restriction = PageViewRestriction.objects.create(page=repairs, restriction_type="login")
    assert not first_for("mold", english)
    restriction.delete()
    repairs.unpublish()
    assert not first_for("mold", english)
    assert "Who repairs what" not in client.get("/en/search/", {"q": "mold"}).content.decode()


def test_each_language_has_its_own_words_and_readers_their_own_version(
    repairs, site_root, english, spanish
):
    home_in(spanish, site_root)
    promote(repairs, "moho", spanish)
    assert first_for("moho", spanish) == ["Who repairs what"]  # not translated yet
    translated(repairs, spanish, title="Quién repara qué")
    assert first_for("moho", spanish) == ["Quién repara qué"]
    assert first_for("moho", english) == []


def test_staff_write_one_and_see_it_in_the_usage_of_the_page(staff, repairs, english):
    listed = "wagtailsnippets_search_promotion:list"
    answer = staff.post(
        reverse("wagtailsnippets_search_promotion:add"),
        {"questions": "mold\n broken heating ", "page": repairs.pk, "explanation": ""},
    )
    assert answer.status_code == 302
    assert first_for("mold", english) == ["Who repairs what"]
    assert "Who repairs what" in staff.get(reverse(listed)).content.decode()
    call_command("rebuild_references_index", verbosity=0)
    usage = staff.get(reverse("wagtailadmin_pages:usage", args=[repairs.pk])).content.decode()
    assert "mold, broken heating" in usage
    wrong = staff.post(
        reverse("wagtailsnippets_search_promotion:add"), {"questions": "?!", "page": repairs.pk}
    )
    assert "Write at least one word." in wrong.content.decode()
    assert "the page is not public" not in staff.get(reverse(listed)).content.decode()
    closed = PageViewRestriction.objects.create(page=repairs, restriction_type="login")
    assert "the page is not public" in staff.get(reverse(listed)).content.decode()
    closed.delete()
    repairs.unpublish()
    assert "the page is not public" in staff.get(reverse(listed)).content.decode()


def test_editors_may_and_contributors_may_not(client, repairs, django_user_model):
    establish_roles()
    for role, status in (("Editors", 200), ("Contributors", 302)):
        user = django_user_model.objects.create_user(role, f"{role}@example.org", "x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        address = reverse("wagtailsnippets_search_promotion:add")
        assert client.get(address).status_code == status, role


def test_many_promotions_cost_no_query_more(site_root, english, django_assert_num_queries):
    def fill(number: int) -> None:
        for page in StandardPageFactory.create_batch(number, parent=site_root):
            promote(page, "mold", english)

    fill(3)
    with django_assert_num_queries(3):
        assert len(first_for("mold", english)) == 3
    fill(10)
    with django_assert_num_queries(3):
        assert len(first_for("mold", english)) == 3


def test_hostile_words_fit_nothing_and_break_nothing(repairs, english):
    promote(repairs, "mold", english)
    for words in ("\0", '"' * 500, "a' OR 1=1", "x" * 100_000, " ".join("abcdefghij" * 30)):
        assert first_for(words, english) == []
