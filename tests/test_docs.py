"""What README and docs name is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)
COMMAND = re.compile(r"manage\.py ([a-z_]+)")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_and_commands_exist(page):
    text = read(page)
    links = LINK.findall(text)
    assert [link for link in links if not (page.parent / link).exists()] == []
    code = "\n".join(CODE.findall(text))
    targets = set(TARGET.findall(read(ROOT / "Makefile")))
    assert set(re.findall(r"make ([a-z-]+)", code)) <= targets
    ours = {path.stem for path in ROOT.glob("[!.]*/**/management/commands/*.py")}
    assert set(COMMAND.findall(code)) <= ours | THEIRS


THEIRS = {
    "check",
    "clearsessions",
    "collectstatic",
    "createsuperuser",
    "db_worker",
    "migrate",
    "prune_db_task_results",
    "publish_scheduled",
    "shell",
    "update_index",
}
"""Commands of Django, Wagtail and django-tasks that our docs name."""


def test_all_decisions_and_editors_pages_are_within_reach():
    assert len(PAGES) > 20
    index = read(ROOT / "docs/editors/README.md")
    pages = {path.name for path in (ROOT / "docs/editors").glob("*.md")} - {"README.md"}
    assert pages == set(LINK.findall(index))
    names = sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert names == sorted(LINK.findall(read(ROOT / "docs/decisions/README.md")))
    numbers = [name[:3] for name in names]
    assert len(numbers) == len(set(numbers)), "two decisions have one number"


def test_the_example_names_every_variable_that_settings_read():
    calls = "".join(
        read(path) for path in (ROOT / "portal/settings").glob("*.py") if path.stem != "test"
    )
    asked = set(re.findall(r'\bread\(\s*[\w.]+,\s*"([A-Z_]+)"', calls))
    assert len(asked) > 5
    assert asked == set(re.findall(r"^#([A-Z_]+)=", read(ROOT / ".env.example"), re.MULTILINE))


def test_no_row_of_hardening_is_missing_and_its_tests_exist():
    text = read(ROOT / "docs/hardening.md")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (.+) \|$", text, re.MULTILINE)[1:]
    assert [name for name, _what, tests in rows if "`" not in tests] == []
    numbers = [int(name) for name, _what, _tests in rows if name.isdecimal()]
    assert numbers == list(range(1, 44))
    assert {name for name, _what, _tests in rows if not name.isdecimal()} == {
        "the rig",
        "the loads",
    }
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) > 60
    assert [pair for pair in named if f"def {pair[1]}(" not in read(ROOT / pair[0])] == []
