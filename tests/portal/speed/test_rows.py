"""Rows that are filled into a template say what each would say if it were drawn by itself."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.engine import Engine
from django.utils import translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from portal.listings.listing import Narrowing
from portal.speed.rows import drawn_rows, forget_rows

ROW = (
    '<a href="{{ url }}"{% if chosen %} class="on"{% endif %}>{{ label }}</a>{{ number }} {{ url }}'
)


@dataclass(frozen=True)
class Row:
    label: str | Promise
    url: str
    number: int
    chosen: bool = False


HOSTILE = "<script>\"&'</script>\x02url\x03"
ROWS = [
    Row("Housing", "?issue=housing&year=2024", 1_234_567),
    Row(HOSTILE, HOSTILE, -3, chosen=True),
    Row("", "", 0),
    Row(SafeString("<b>safe</b>"), "%s {{ url }} {0} \\1", 1, chosen=True),
    Row(gettext_lazy("Search"), "\x02number\x03", 12),
]


@pytest.fixture
def text(monkeypatch):
    """Give a template `row.html` of a test's own."""
    usual = Engine.get_template

    def write(source: str) -> None:
        template = Template(source)
        monkeypatch.setattr(
            Engine,
            "get_template",
            lambda engine, name: template if name == "row.html" else usual(engine, name),
        )
        forget_rows()

    yield write
    forget_rows()


@pytest.mark.parametrize("code", ["en", "ar", "fr"])
def test_each_row_is_as_the_template_draws_it(text, code, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    text(ROW)
    with translation.override(code):
        alone = "".join(Template(ROW).render(Context(vars(row))) for row in ROWS)
        assert drawn_rows("row.html", ROWS) == alone
        assert drawn_rows("row.html", ROWS[::-1] + ROWS) != alone
        assert isinstance(drawn_rows("row.html", ROWS), SafeString)
        assert drawn_rows("row.html", []) == ""


def test_a_row_is_drawn_once_for_each_combination_and_language(text, monkeypatch):
    text(ROW)
    drawn = []
    usual = Template.render
    monkeypatch.setattr(Template, "render", lambda *given: drawn.append(1) or usual(*given))
    for _time in range(3):
        drawn_rows("row.html", [Row("a", f"?{number}", number) for number in range(1, 300)])
    assert len(drawn) == 1
    with translation.override("fr"):
        drawn_rows("row.html", [Row("a", "b", 1), Row("a", "b", 2), Row("a", "b", 2, True)])
    assert len(drawn) == 3


@pytest.mark.parametrize(
    "source",
    ["{{ label|upper }}", "{{ label.0 }}", "{% if number > 3 %}{% endif %}", "{% now 'Y' %}"],
)
def test_a_template_that_does_more_than_write_is_refused(text, source):
    text(source)
    with pytest.raises(TemplateSyntaxError, match="may not say"):
        drawn_rows("row.html", [Row("a", "b", 1)])


def test_what_is_no_text_number_or_truth_value_is_refused(text):
    text(ROW)
    given: Any = [1]
    with pytest.raises(TypeError, match="no place"):
        drawn_rows("row.html", [Row("a", given, 1)])


@pytest.mark.parametrize("name", ["components/facet_option.html", "components/filter_option.html"])
def test_the_answers_beside_a_list_change_nothing_that_they_write(name):
    for selected in (True, False):
        row = Narrowing("value", HOSTILE, 12, "?a=1&b=2", selected)
        alone = Engine.get_default().get_template(name).render(Context(vars(row)))
        assert drawn_rows(name, [row]) == alone
        assert "<script>" not in alone
