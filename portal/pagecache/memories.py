"""What processes remember of the database beside Django's cache, for pages that are recorded.

- `portal.languages.locales` remembers the languages: read anew here, so that each copy depends on
  them.
- `portal.catalogue.standing` remembers bits, by a number that it asks for each time: a copy depends
  on that number.
- Content types are remembered by Django; a row is never changed, and a new type is a new release.
- Files (templates, words, shapes of maps) are part of the release (`release.py`).

Labels, pictures and pages that are read ahead are remembered for one request (`portal.readahead`,
`portal.taxonomy.vocabulary`, `portal.library.renditions`) and asked for inside it.
"""

from wagtail.models import Locale

from portal.languages.locales import forget_locales


def read_anew() -> None:
    """Forget what this process knows, and read it so that it is recorded: one query."""
    forget_locales()
    list(Locale.objects.all())
