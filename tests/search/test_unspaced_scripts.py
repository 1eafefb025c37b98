# ruff: noqa: RUF001 - Chinese has its own comma
"""A reader of Chinese finds a part of a sentence, which no search engine of a database cuts out."""

import re

import pytest
from django.core.management import call_command
from wagtail.models import Locale, PageViewRestriction

from portal.catalogue.query import Query
from portal.catalogue.snippets import snippet
from tests.factories.home import StandardPageFactory, home_in, translated

pytestmark = pytest.mark.django_db

SENTENCE = "社区组织与卫生部门合作，让每个家庭住上健康的房子。"


@pytest.fixture
def chinese(site_root, settings) -> Locale:
    """A site in English and Chinese, with pages that say different things."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("zh-hans", "Simplified Chinese"),
    ]
    locale = Locale.objects.create(language_code="zh-hans")
    home_in(locale, site_root)
    homes = StandardPageFactory(parent=site_root, title="Homes", slug="homes")
    air = StandardPageFactory(parent=site_root, title="Air", slug="air")
    members = StandardPageFactory(parent=site_root, title="Members", slug="members")
    translated(homes, locale, title="住房", body=[("paragraph", f"<p>{SENTENCE}</p>")])
    translated(
        air, locale, title="清洁空气", body=[("paragraph", "<p>邻居们为 COVID 而健康。</p>")]
    )
    secret = translated(members, locale, title="内部", body=[("paragraph", f"<p>{SENTENCE}</p>")])
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    call_command("update_index", verbosity=0)
    return locale


def find(client, words: str) -> tuple[list[str], str]:
    page = client.get("/zh-hans/search/", {"q": words}).content.decode()
    with_all = page.partition('id="partly"')[0]
    found = re.findall(r'class="hit-title"[^>]*>(.*?)</h3>', with_all, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found], page


def test_a_part_of_a_sentence_is_found_and_marked(client, chinese):
    titles, page = find(client, "卫生部门")
    assert titles == ["住房"]
    assert "社区组织与<mark>卫生部门</mark>合作" in page
    assert find(client, "空气")[0] == ["清洁空气"]


def test_several_parts_and_other_scripts_are_all_needed(client, chinese):
    assert find(client, "健康 房子")[0] == ["住房"]
    assert find(client, "COVID健康")[0] == ["清洁空气"]
    assert find(client, "医院")[0] == []


def test_a_sentence_that_nobody_wrote_finds_pages_that_hold_pieces_of_it(client, chinese):
    titles, page = find(client, "健康房子合作社")
    assert titles == ["住房", "清洁空气"]
    assert "<mark>房子</mark>" in page


def test_private_pages_are_not_found(client, chinese):
    assert "内部" not in find(client, "社区组织")[1]


def test_a_long_question_costs_no_more_queries(client, chinese, django_assert_max_num_queries):
    find(client, "健康")  # what a process keeps
    with django_assert_max_num_queries(20):
        find(client, SENTENCE * 40)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("สุขภาพชุมชน", ("สุขภาพชุมชน",)),  # marks belong to their letters
        ("COVID疫苗2.5", ("COVID", "疫苗", "2.5")),
        ("健康，房子。", ("健康", "房子")),
        ("Gesundheit für alle", ("Gesundheit", "für", "alle")),
    ],
)
def test_questions_are_cut_where_the_script_changes(text, words):
    assert Query.from_text(text).words == words


def test_a_text_without_spaces_is_cut_to_the_length_of_a_snippet():
    pieces = snippet("序言" * 300 + SENTENCE + "结语" * 300, ["卫生部门"], length=80)
    assert [piece.text for piece in pieces if piece.marked] == ["卫生部门"]
    assert sum(len(piece.text) for piece in pieces) < 90


def test_wide_characters_make_a_shorter_snippet_and_keep_their_own_stops():
    pieces = snippet("序言。, " + SENTENCE * 20, ["卫生部门"])
    said = "".join(piece.text for piece in pieces)
    assert 100 < len(said) < 130
    assert said.startswith("序言。 社区")
