"""nginx with a few files and one kept page, and a stand-in for the portal behind it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from .front import PAGE, Front, keep_page
from .upstream import Upstream

Stand = tuple[Front, Upstream, Path]
"""nginx, what stands behind it, and the folder `var`."""


@contextlib.contextmanager
def standing_in(folder: Path) -> Iterator[Stand]:
    """Run nginx before an application that tells what it was sent, or hangs."""
    var = folder / "var"
    for name in ("static/errors/en", "static/errors/es", "media", "documents"):
        (var / name).mkdir(parents=True)
    for name in ("503", "413", "429"):
        (var / f"static/errors/en/{name}.html").write_text(f"{name} in English")
        (var / f"static/errors/es/{name}.html").write_text(f"{name} en español")
    (var / "static/a.0123456789ab.css").write_text("a{}")
    (var / "static/a.css").write_text("a{}")
    (var / "media/.unfinished-1").write_text("half")
    (var / "media/evil.svg").write_text("<svg><script>1</script></svg>")
    (var / "documents/secret.pdf").write_text("secret")
    (var / "portal.sqlite3").write_text("secret")
    keep_page(var, "en/about/", PAGE)
    (var / "pages/current/public/localhost/en/news.atom").write_text("<feed/>")
    upstream = Upstream(folder / "socket")
    with Front(folder / "nginx", var, upstream.address).running() as front:
        yield front, upstream, var
    upstream.close()
