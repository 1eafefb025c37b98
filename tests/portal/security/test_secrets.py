"""Secrets come from the environment: no file of the project holds one."""

import ast
import re
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
KEPT_HERE = {"dev.py", "test.py"}
"""For a newcomer's machine and for tests: worth nothing."""

SECRET = re.compile(r"(SECRET|PASSWORD|TOKEN|API_?KEY|PRIVATE)", re.IGNORECASE)
HARMLESS = re.compile(r"(FORM|HASHERS|VALIDATORS|OPTIONS)", re.IGNORECASE)
KEYS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{36}\b|\bxox[bp]-\w{10,}"
)
SOURCES = ("*.py", "*.toml", "*.md", "*.html", "*.js", "*.mjs", "*.example", "*.sh", "*.service")


def literals(tree: ast.AST) -> list[str]:
    """Names that look like a secret's and are given a text, or a default that is one."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            value = node.value
        elif isinstance(node, ast.keyword) and node.arg == "default":
            names, value = ["default"], node.value
        else:
            continue
        text = isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
        found += [
            name for name in names if text and SECRET.search(name) and not HARMLESS.search(name)
        ]
    return found


def defaults(tree: ast.AST) -> list[str]:
    """Secrets read from the environment that have a default which is not empty."""
    return [
        node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "read"
        if isinstance(node.args[1], ast.Constant) and SECRET.search(node.args[1].value)
        for word in node.keywords
        if word.arg == "default" and getattr(word.value, "value", None)
    ]


def test_settings_hold_no_secret():
    files = [path for path in (ROOT / "portal/settings").glob("*.py") if path.name not in KEPT_HERE]
    assert len(files) > 5
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert literals(tree) + defaults(tree) == [], path.name


def test_the_search_for_it_is_not_blind():
    tree = ast.parse('SECRET_KEY = "abc"\nX = read(text, "API_KEY", "a key", default="abc")')
    assert literals(tree) + defaults(tree) == ["SECRET_KEY", "API_KEY"]
    assert KEYS.search("-----BEGIN RSA " + "PRIVATE KEY-----")


def test_no_file_holds_a_key():
    skipped = {".venv", ".tools", "node_modules", "var", ".git", "artefacts"}
    looked = 0
    for pattern in SOURCES:
        for path in ROOT.rglob(pattern):
            if not skipped & set(path.relative_to(ROOT).parts):
                looked += 1
                assert not KEYS.search(path.read_text(encoding="utf-8", errors="replace")), path
    assert looked > 500
