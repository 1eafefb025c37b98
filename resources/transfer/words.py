"""What words in cells stand for: languages, licenses, yes and no, terms, files of the library.

Words are understood in every language of the site, by name, code or synonym. Read once for a whole
sheet; whoever reads another sheet makes another `Words`.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from portal.library.languages import edition_languages, language
from portal.taxonomy.models import Facet, Term
from resources.licenses import License
from resources.models.edition import Accessible

from .cells import folded

FACETS = {"subjects": Facet.SUBJECT, "audiences": Facet.AUDIENCE, "categories": Facet.CATEGORY}
"""The facet that each column of terms is about."""

YES, NO = ("yes", "true", "1", "x"), ("no", "false", "0")

SUGGESTIONS = 20
"""Unknown words of a sheet for which one like it is looked for: each is held against all words."""

LONGEST_WORD = 200

Meanings = Mapping[str, str]


def site_languages() -> list[str]:
    """Return the codes of the site's languages, the source first."""
    codes = set(Locale.objects.values_list("language_code", flat=True))
    return [code for code in dict(settings.LANGUAGES) if code in codes | {settings.LANGUAGE_CODE}]


def in_every_language(say: Callable[[], Iterable[tuple[str, str]]]) -> dict[str, str]:
    """Return what the words that `say` gives in each language of the site stand for.

    `say` returns pairs of a value and the word for it in the active language.
    """
    meanings: dict[str, str] = {}
    for code in dict(settings.LANGUAGES):
        with override(code):
            for value, word in say():
                meanings.setdefault(folded(word), value)
    return meanings


def unknown(message: str | Promise, word: str, instead: str) -> ValidationError:
    """Return the refusal of a word, with what may have been meant."""
    said = str(message) % {"word": word[:60]}
    if instead:
        said += " " + gettext("Did you mean “%(word)s”?") % {"word": instead}
    return ValidationError(said)


class Words:
    """The words of one sheet, as a person (None: everybody) may use them."""

    def __init__(self, user: Any = None, month_first: bool | None = None) -> None:
        self.user = user
        self.month_first = month_first
        """Whether short days are written month first, where the sheet shows it."""
        self._suggested: dict[tuple[str, str], str] = {}

    def similar(self, word: str, column: str, known: Iterable[str]) -> str:
        """Return the word of a column that is most like `word`, or an empty text.

        Each word is looked for once, and no more than the first `SUGGESTIONS` of them.
        """
        asked = (column, folded(word)[:LONGEST_WORD])
        if asked not in self._suggested and len(self._suggested) < SUGGESTIONS:
            found = difflib.get_close_matches(asked[1], list(known), n=1, cutoff=0.6)
            self._suggested[asked] = found[0] if found else ""
        return self._suggested.get(asked, "")

    @cached_property
    def languages(self) -> Meanings:
        """Codes of languages by their codes and names."""
        codes = [code for code, _name in edition_languages()]
        meanings = {folded(code): code for code in codes}
        for code in codes:
            meanings.setdefault(folded(language(code).own_name), code)
        named = in_every_language(lambda: edition_languages())
        return {**named, **meanings}

    def language(self, word: str) -> str:
        """Return the code of a language. Raises ValidationError for an unknown one."""
        code = self.languages.get(folded(word)) or self.languages.get(
            folded(word).replace("_", "-")
        )
        if code:
            return code
        instead = self.similar(word, "language", self.languages)
        name = language(self.languages[instead]).name if instead else ""
        raise unknown(_("“%(word)s” is no language that we know."), word, name)

    def site_language(self, word: str) -> str:
        """Return the code of a language of the site. Raises ValidationError for another one."""
        code = self.language(word)
        codes = self._site_languages
        if code not in codes:
            raise ValidationError(
                gettext("The site has no pages in “%(word)s”. Its languages are: %(languages)s.")
                % {"word": word[:60], "languages": ", ".join(codes)}
            )
        return code

    @cached_property
    def _site_languages(self) -> list[str]:
        return site_languages()

    @cached_property
    def licenses(self) -> Meanings:
        """Licenses by code and label, and without signs: ccby, ccby40."""
        meanings = in_every_language(
            lambda: [(license.value, str(license.label)) for license in License]
        )
        for value, label in ((license.value, str(license.label)) for license in License):
            for text in (value, label.split(":")[0]):
                meanings.setdefault(_signless(text), value)
        return meanings

    def license(self, word: str) -> str:
        """Return the code of a license. Raises ValidationError for an unknown one."""
        code = self.licenses.get(folded(word)) or self.licenses.get(_signless(word))
        if code is None:
            instead = self.similar(word, "license", self.licenses)
            raise unknown(
                _("“%(word)s” is no license of the list."),
                word,
                self.licenses[instead] if instead else "",
            )
        return code

    @cached_property
    def _yes_or_no(self) -> Meanings:
        said = in_every_language(lambda: [("yes", gettext("yes")), ("no", gettext("no"))])
        known = dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
        return {**said, **known}

    def yes_or_no(self, word: str) -> str:
        """Return "yes" or "no". Raises ValidationError for anything else."""
        answer = self._yes_or_no.get(folded(word))
        if answer is None:
            raise ValidationError(gettext("“%(word)s”: write yes or no.") % {"word": word[:60]})
        return answer

    @cached_property
    def _accessible(self) -> Meanings:
        said = in_every_language(lambda: [(word.value, str(word.label)) for word in Accessible])
        values = {"yes": Accessible.YES.value, "no": Accessible.NO.value}
        return {**said, **{word: values[answer] for word, answer in self._yes_or_no.items()}}

    def accessible(self, word: str) -> str:
        """Return a value of `Accessible`. Raises ValidationError for an unknown word."""
        value = self._accessible.get(folded(word))
        if value is None:
            raise ValidationError(
                gettext("“%(word)s”: write yes, no, or leave it empty.") % {"word": word[:60]}
            )
        return value

    @cached_property
    def _source_terms(self) -> dict[str, Term]:
        return {term.slug: term for term in Term.objects.in_source_language()}

    @cached_property
    def terms(self) -> dict[str, dict[str, set[str]]]:
        """For each facet the slugs of the terms that a word of any language stands for.

        A slug is the same in every language; pages point at the source's term.
        """
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        sources = {term.translation_key: term for term in self._source_terms.values()}
        for term in Term.objects.all():
            source = sources.get(term.translation_key)
            if source:
                for word in (term.name, term.slug, source.slug, *term.synonym_list):
                    found[source.facet][folded(word)].add(source.slug)
        return found

    def term(self, word: str, facet: str) -> str:
        """Return the slug of a term. Raises ValidationError when there is none, or several."""
        slugs = self.terms[facet].get(folded(word), set())
        exact = slugs & {folded(word)}
        if len(slugs) == 1 or exact:
            return next(iter(exact or slugs))
        if slugs:
            names = ", ".join(sorted(self._source_terms[slug].name for slug in slugs))
            raise ValidationError(
                gettext("“%(word)s” can mean: %(terms)s.") % {"word": word[:60], "terms": names}
            )
        for other, words in self.terms.items():
            if folded(word) in words:
                raise ValidationError(
                    gettext("“%(word)s” is in the vocabulary, but under “%(facet)s”.")
                    % {"word": word[:60], "facet": Facet(other).label}
                )
        instead = self.similar(word, facet, self.terms[facet])
        name = self.name_of(next(iter(self.terms[facet][instead]))) if instead else ""
        raise unknown(_("“%(word)s” is not in the vocabulary."), word, name)

    def name_of(self, slug: str) -> str:
        """Return the name of a term in the source language."""
        return self.term_with(slug).name

    def term_with(self, slug: str) -> Term:
        """Return the term with a slug in the source language. Raises KeyError."""
        return self._source_terms[slug]

    @cached_property
    def _files(self) -> dict[int, tuple[str, str]]:
        return {
            pk: (file.rsplit("/")[-1], title)
            for pk, file, title in self._choosable().values_list("pk", "file", "title")
        }

    @cached_property
    def documents(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The files that the person may use: primary keys by the name of the file, and by title."""
        by_file: dict[str, list[int]] = defaultdict(list)
        by_title: dict[str, list[int]] = defaultdict(list)
        for pk, (file, title) in self._files.items():
            by_file[folded(file)].append(pk)
            by_title[folded(title)].append(pk)
        return by_file, by_title

    def _choosable(self) -> QuerySet[Any]:
        model = get_document_model()
        if self.user is None:
            return cast("QuerySet[Any]", model.objects.order_by("pk"))
        policy = policy_registry.get_by_type(model)
        mine: QuerySet[Any] = policy.instances_user_has_any_permission_for(
            self.user, ["choose", "change"]
        )
        return mine.order_by("pk")

    def document(self, word: str) -> int:
        """Return the primary key of a document. Raises ValidationError for none, or several."""
        by_file, by_title = self.documents
        found = by_file.get(folded(word)) or by_title.get(folded(word)) or []
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(
                gettext("There are %(number)d documents called “%(word)s”: give the file's name.")
                % {"number": len(found), "word": word[:60]}
            )
        raise unknown(
            _("There is no document “%(word)s” in the library. Upload it first."),
            word,
            self.similar(word, "document", by_file),
        )

    def document_file(self, pk: int) -> str:
        """Return the stored name of a document that `document` found, without its folder."""
        return self._files[pk][0]


def _signless(text: str) -> str:
    return re.sub(r"[\W_]+", "", folded(text))
