"""What processes remember of the database beside Django's cache, for pages that are recorded.

- `portal.languages.locales` remembers the languages: read anew here, so that each copy depends on
  them.
- `portal.catalogue.standing` remembers bits, by a number that it asks for each time: a copy depends
  on that number.
- Content types are remembered by Django; a row is never changed, and a new type is a new release.
- `portal.speed.pieces`, `portal.blocks.drawn_once`, `portal.drawings.once` and the tag `{% picture
  %}` remember HTML by all that it shows, which the page asks for each time.
- `portal.speed.wagtail_patches` remembers addresses by all that they are made of: where the page
  and the front pages stand (which is asked for each time), the release and the language.
- `portal.catalogue.standing` remembers the answers that lists can be narrowed by
  (`catalogue_value`): none ever changes, and each time it asks whether there are more.
- Files (templates, words, shapes of maps) are part of the release (`release.py`).

Labels, pictures and pages that are read ahead are remembered for one request
(`portal.speed.read_ahead`, `portal.taxonomy.vocabulary`, `portal.library.renditions`) and asked for
inside it.
"""

from wagtail.models import Locale, Page, Site

from portal.languages.locales import forget_locales

from .recording import aside


def read_anew() -> None:
    """Forget what this process knows, and read it so that it is recorded: three queries."""
    forget_locales()
    list(Locale.objects.order_by("pk"))
    _read_addresses_of_front_pages()


def _read_addresses_of_front_pages() -> None:
    """Let Wagtail remember where each language begins, and record what that is made of.

    It reads front pages whole, which would put every copy into doubt when one is published anew.
    """
    with aside():
        Site.get_site_root_paths()
    list(Site.objects.order_by("pk").values_list("hostname", "port", "is_default_site"))
    fronts = Page.objects.filter(
        translation_key__in=Site.objects.values("root_page__translation_key")
    )
    list(fronts.order_by("pk").values_list("pk", "url_path", "locale"))
