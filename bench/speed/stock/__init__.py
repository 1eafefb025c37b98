"""A site as Wagtail's own project template makes it, with comparable content.

`wagtail start` as it comes; a model for articles and its templates as the tutorial writes them;
texts of the demo's pages. Nothing is made slower than the tutorial, and nothing quicker.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TEMPLATES = ("home_page.html", "article_page.html", "menu.html", "cards.html")

LOCAL = """
SECRET_KEY = "only-for-the-bench-" * 4
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
DATABASES = {{"default": {database!r}}}
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
"""


def make(folder: Path, database: dict[str, object], texts: list[dict[str, str]]) -> str:
    """Make the project in an empty folder and return the address path of its first article.

    `database` is an entry of Django's DATABASES; each of `texts` has a title, an intro and a body
    of HTML. Raises CalledProcessError when a step fails.
    """
    start = "from wagtail.bin.wagtail import main; main()"
    _run(folder, "-c", start, "start", "stocksite", str(folder))
    shutil.copy(HERE / "models.py-tpl", folder / "home" / "models.py")
    for name in TEMPLATES:
        shutil.copy(HERE / name, folder / "home" / "templates" / "home" / name)
    settings = folder / "stocksite" / "settings" / "local.py"
    settings.write_text(LOCAL.format(database=database))
    (folder / "texts.json").write_text(json.dumps(texts))
    _run(folder, "manage.py", "makemigrations", "home", "--verbosity=0")
    _run(folder, "manage.py", "migrate", "--verbosity=0")
    _run(folder, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
    told = _run(folder, "manage.py", "shell", "--verbosity=0", "-c", (HERE / "load.py").read_text())
    return told.strip().splitlines()[-1]


def environment(folder: Path) -> dict[str, str]:
    """Return the variables with which the project runs."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "stocksite.settings.production",
        "PYTHONPATH": str(folder),
    }


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=environment(folder),
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{command[:2]}: {done.stdout}\n{done.stderr}")
    return done.stdout
