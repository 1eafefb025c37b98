"""Translators get every word of our pages, and every word of theirs comes back."""

from datetime import date

import pytest
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import translate_object

from home.models import HomePage, StandardPage
from portal.taxonomy.models import Facet, Term
from tests.factories.home import StandardPageFactory, home_in

pytestmark = pytest.mark.django_db

LINK = {"label": "LINK", "url": "https://www.example.org/"}
BODY = [
    ("heading", {"text": "HEADING", "level": "2"}),
    ("paragraph", "<p>PARAGRAPH <b>BOLD</b></p><ul><li>ITEM</li></ul>"),
    ("steps", {"title": "STEPS", "steps": [{"title": "STEP", "text": "<p>STEPTEXT</p>"}]}),
    ("definition", {"term": "TERM", "meaning": "<p>MEANING</p>", "other_words": ["OTHERWORD"]}),
    ("callout", {"tone": "tip", "title": "CALLOUT", "text": "<p>CALLOUTTEXT</p>"}),
    (
        "questions",
        {"title": "QS", "questions": [{"question": "QUESTION", "answer": "<p>ANSWER</p>"}]},
    ),
    ("passage", {"quote": "PASSAGE", "source": "SOURCE", "locator": "LOCATOR", "link": ""}),
    ("quotation", {"quote": "QUOTE", "speaker": "SPEAKER", "role": "ROLE", "image": None}),
    (
        "people",
        {
            "title": "PEOPLE",
            "people": [
                {"name": "NAME", "role": "JOB", "organization": "ORG", "about": "<p>ABOUT</p>"}
            ],
        },
    ),
    (
        "film",
        {
            "title": "FILM",
            "url": "https://video.example.org/1",
            "duration": "MINUTES",
            "transcript": "<p>TRANSCRIPT</p>",
        },
    ),
    (
        "figures",
        {
            "title": "FIGURES",
            "figures": [{"value": "VALUE", "label": "LABEL", "source": "FSOURCE"}],
        },
    ),
    (
        "timeline",
        {
            "title": "TIMELINE",
            "entries": [{"when": "WHEN", "title": "EVENT", "text": "<p>EVENTTEXT</p>"}],
        },
    ),
    (
        "outcome",
        {
            "indicator": "INDICATOR",
            "unit": "UNIT",
            "baseline": 1,
            "target": 5,
            "readings": [{"on": date(2024, 1, 1), "value": 3}],
        },
    ),
    ("buttons", {"links": [LINK]}),
    (
        "cards",
        {
            "title": "CARDS",
            "intro": "CARDSINTRO",
            "cards": [{"title": "CARD", "text": "CARDTEXT", "link": LINK}],
        },
    ),
    ("invitation", {"title": "INVITE", "text": "<p>INVITETEXT</p>", "button": "BUTTON"}),
]
TABLE = {
    "type": "table",
    "value": {
        "caption": "CAPTION",
        "columns": [
            {"type": "text", "heading": "COLUMN"},
            {"type": "number", "heading": "COUNT"},
            {"type": "rich_text", "heading": "NOTES"},
        ],
        "rows": [{"values": ["CELL", 12, "<p>RICHCELL</p>"]}],
    },
}
"""The capital words are what visitors read; each must reach the translators."""


def words_of(body: object) -> set[str]:
    """All words in capitals within nested block values."""
    if isinstance(body, dict):
        return set().union(*map(words_of, body.values()))
    if isinstance(body, list | tuple):
        return set().union(*map(words_of, body)) if body else set()
    if not isinstance(body, str):
        return set()
    text = "".join(letter if letter.isupper() else " " for letter in body)
    return {word for word in text.split() if len(word) > 1}


def translate_all(source: TranslationSource, locale, change) -> None:
    """Give every segment of `source` its translation by `change(text)` and publish."""
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": change(segment.string.data)},
        )
    Translation.objects.get(source=source, target_locale=locale).save_target(publish=True)


def test_every_word_of_an_article_goes_to_translators_and_comes_back(
    client, site_root, spanish, django_capture_on_commit_callbacks
):
    home_in(spanish, site_root)
    body = StandardPage._meta.get_field("body").stream_block.to_python(
        [*StandardPageFactory.build(body=BODY).body.get_prep_value(), TABLE]
    )
    page = StandardPageFactory(
        parent=site_root,
        title="TITLE",
        slug="everything",
        summary="SUMMARY",
        byline="BYLINE",
        body=body,
    )
    page.refresh_from_db()
    translate_object(page, [spanish])
    source = TranslationSource.objects.get(object_id=page.translation_key)
    sent = [segment.string.data for segment in StringSegment.objects.filter(source=source)]
    expected = words_of(BODY) | words_of(TABLE) | {"TITLE", "SUMMARY", "BYLINE"}
    assert words_of(sent) == expected
    assert not [text for text in sent if "example.org" in text or text == "everything"]

    with django_capture_on_commit_callbacks(execute=True):
        translate_all(source, spanish, lambda text: text.lower())
    shown = client.get("/es/everything/")
    assert shown.status_code == 200
    version = page.get_translation(spanish).specific
    assert version.slug == "everything"
    stored = version.body.get_prep_value()
    assert words_of(stored) == set()
    text = f"{version.title} {version.summary} {version.byline} {stored}"
    assert [word for word in sorted(expected) if word.lower() not in text] == []
    table = version.body[-1].value
    assert table.caption == "caption"
    assert [column["heading"] for column in table.columns] == ["column", "count", "notes"]
    assert "richcell" in str(table.row_data[0]["values"][2])


def test_front_page_goes_to_translators_whole(site_root, spanish):
    site_root.headline, site_root.lede = "HEADLINE", "LEDE"
    site_root.calls = [("link", LINK)]
    site_root.sections = [
        (
            "values",
            {
                "title": "VALUES",
                "intro": "INTRO",
                "values": [{"term": "FAIRNESS", "statement": "STATEMENT"}],
            },
        ),
        (
            "theory_of_change",
            {
                "title": "THEORY",
                "steps": [{"title": "FIRST", "text": "FIRSTTEXT"}, {"title": "SECOND", "text": ""}],
                "outcome": "OUTCOME",
            },
        ),
        (
            "latest",
            {"title": "LATEST", "source": "stories", "number": 3, "pages": [], "link": LINK},
        ),
    ]
    site_root.save()
    source, _created = TranslationSource.get_or_create_from_instance(site_root)
    sent = words_of([segment.string.data for segment in source.stringsegment_set.all()])
    body = [site_root.calls.get_prep_value(), site_root.sections.get_prep_value()]
    assert sent == words_of(body) | {"HEADLINE", "LEDE"}


def test_terms_go_to_translators_and_keep_their_identity(english, spanish):
    term = Term.objects.create(
        facet=Facet.ISSUE, name="NAME", slug="housing", synonyms="SYNONYM", locale=english
    )
    translate_object(term, [spanish])
    source = TranslationSource.objects.get(object_id=term.translation_key)
    assert words_of([segment.string.data for segment in source.stringsegment_set.all()]) == {
        "NAME",
        "SYNONYM",
    }
    translate_all(source, spanish, lambda text: text.lower())
    version = term.get_translation(spanish)
    assert (version.name, version.slug, version.translation_key) == (
        "name",
        "housing",
        term.translation_key,
    )


def test_a_language_has_one_front_page(site_root, spanish):
    assert not HomePage.can_create_at(site_root.get_parent())
    version = home_in(spanish, site_root)
    assert version.get_url() == "/es/"
    assert version.slug != site_root.slug
