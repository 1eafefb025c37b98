"""Takes translations back, so that somebody can make them anew."""

import json
from dataclasses import asdict, dataclass

from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from .site import PortalSite


@dataclass(frozen=True)
class TakenBack:
    """A page whose translation is gone.

    Its number and title are those in the source language; `words` has its pieces' translations.
    """

    number: int
    title: str
    words: dict[str, str]


def take_back(site: PortalSite, language: str, *paths: str) -> dict[str, TakenBack]:
    """Take the translations of pages and of all below them out of a running site.

    `paths` are those of the addresses below the language, such as "programs/pph/2023", and so are
    the keys of the answer.
    """
    ask = "from tests.rig.taken_back import remove; print('TAKEN', remove({!r}, {!r}))"
    printed = site.manage("shell", "-v0", "-c", ask.format(language, paths))
    taken = json.loads(printed.split("TAKEN", 1)[1])
    return {path: TakenBack(**page) for path, page in taken.items()}


def remove(language: str, paths: tuple[str, ...]) -> str:
    """Do it in this process, and return it as JSON."""
    home = Site.objects.get(is_default_site=True).root_page
    taken = {}
    for path in paths:
        top = Page.objects.get(url_path=f"{home.url_path}{path}/")
        for page in top.get_descendants(inclusive=True).order_by("-depth"):
            translation = Translation.objects.get(
                source=TranslationSource.objects.get_for_instance(page),
                target_locale__language_code=language,
            )
            words = {entry.msgid: entry.msgstr for entry in translation.export_po()}
            key = page.url_path.removeprefix(home.url_path).strip("/")
            taken[key] = asdict(TakenBack(page.pk, page.title, words))
            translation.get_target_instance().delete()
            translation.delete()
            StringTranslation.objects.filter(
                context__object_id=page.translation_key, locale=translation.target_locale
            ).delete()
    return json.dumps(taken)
