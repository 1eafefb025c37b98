"""Imports point to the ground only: portal <- home, programs, resources <- search."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error

from .ours import our_modules

FORBIDDEN = {
    "portal": {"home", "programs", "resources", "search"},
    "home": {"programs", "resources", "search"},
    "programs": {"home", "resources", "search"},
    "resources": {"home", "programs", "search"},
    "search": set(),
}
"""Which packages each package must not import."""


def check_layers(**_kwargs: Any) -> list[CheckMessage]:
    """Find imports that point away from the ground."""
    return [
        Error(
            f"{path}:{line}: {package} imports {imported}.",
            hint="Imports point to the ground only. Use a page type's name, a registry of the "
            "portal, or a template tag of the app that owns the data.",
            id="portal.E001",
        )
        for package, path in our_modules()
        for line, imported in forbidden_imports(package, path)
    ]


def forbidden_imports(package: str, path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and package of each import in a file that its `package` must not make."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _imported(node):
            if name.split(".")[0] in FORBIDDEN[package]:
                yield node.lineno, name.split(".")[0]  # type: ignore[attr-defined]  # each import has a line


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module]
    return []
