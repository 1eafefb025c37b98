"""Writes what the catalogue keeps of the corpus, beside the pages, by COPY.

The rows are those that `portal.catalogue.writing` would write, only faster: the words of the corpus
are few, so each is looked at once. A test compares them. The digest stays empty: a rebuild of the
catalogue would write these entries again.
"""

import json
import time
from array import array
from collections.abc import Iterable
from typing import Any

from django.db import models
from psycopg.types.json import Jsonb

from portal.catalogue.bits import CHUNK, SIZE
from portal.catalogue.folding import fold
from portal.catalogue.known_words import _is_word
from portal.catalogue.models import Bits, Entry, Index, KnownWord, Lookup, Text, Value
from portal.catalogue.query import WORD
from portal.catalogue.readable import PART, readable
from portal.catalogue.stemming import stem
from portal.catalogue.stop_words import is_stop_word
from portal.catalogue.vectors import GAP, IN_HEAD, IN_TITLE, LAST_PLACE, MOST_PLACES, quoted
from portal.catalogue.words import LONGEST_WORD, stems_of
from portal.taxonomy.models import Term

TABLES: tuple[type[models.Model], ...] = (Entry, Text, Index, Lookup)
"""The tables with a row for each page."""


class Words:
    """The words of one language, each looked at once."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.known: dict[str, tuple[bool, tuple[str, ...]]] = {}
        self.quoted: dict[str, str] = {}

    def of(self, text: str) -> list[tuple[bool, tuple[str, ...]]]:
        """Return for each word of a text whether it is silent, and its stems."""
        known = self.known
        found = []
        for written in WORD.findall(text):
            if written not in known:
                folded = fold(written)[:LONGEST_WORD]
                known[written] = (is_stop_word(folded, self.code), stems_of(written, self.code))
            found.append(known[written])
        return found

    def in_quotes(self, word: str) -> str:
        """Return a word as a vector has it."""
        if word not in self.quoted:
            self.quoted[word] = quoted(word)
        return self.quoted[word]


class Vector:
    """The words of a page with their places, as `portal.catalogue.vectors` writes them."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = {}
        self.heads: set[str] = set()
        self.place = 0

    def add(self, words: Words, text: str, weight: str, head: str = "") -> None:
        """Add the words of a text."""
        places, place = self.places, self.place
        for silent, stems in words.of(text):
            place += 1
            if silent and head != IN_TITLE:
                continue
            for root in stems:
                held = places.setdefault(root, [])
                if len(held) < MOST_PLACES:
                    held.append(f"{min(place, LAST_PLACE)}{weight}")
                if head:
                    self.heads.add(head + root)
        self.place = place + GAP

    def written(self, words: Words) -> str:
        """Return it in PostgreSQL's own writing."""
        quote = words.in_quotes
        held = [f"{quote(word)}:{','.join(places)}" for word, places in self.places.items()]
        return " ".join([*held, *map(quote, self.heads)])


class CatalogueRows:
    """Takes the pages of the corpus as they are written, and writes their entries."""

    def __init__(
        self, locales: dict[str, int], libraries: dict[str, int], terms: list[int]
    ) -> None:
        self.locales = locales
        self.libraries = libraries
        self.words = {code: Words(code) for code in locales}
        self.values: dict[tuple[str, str], int] = {}
        self.pages: dict[int, array] = {}
        self.terms = self._words_of(terms)

    def _words_of(self, terms: list[int]) -> dict[int, tuple[str, dict[str, str]]]:
        keys = dict(Term.objects.filter(pk__in=terms).values_list("translation_key", "pk"))
        found: dict[int, tuple[str, dict[str, str]]] = {}
        for term in Term.objects.filter(translation_key__in=keys).select_related("locale"):
            said = ". ".join([term.name, *term.synonym_list])
            pk = keys[term.translation_key]
            found.setdefault(pk, (term.facet, {}))[1][term.locale.language_code] = said
        return found

    def rows(
        self,
        page: int,
        key: Any,
        code: str,
        version: dict[str, Any],
        *,
        alike: dict[str, Any],
        texts: dict[str, tuple[int, str]],
    ) -> dict[type[models.Model], dict[str, Any]]:
        """Return the rows of a page; `alike` is what is the same in all its languages.

        `texts` are those of its files, each with the key of its document, by their languages.
        """
        title = version["title"]
        terms = ". ".join(self.terms[term][1][code] for term in alike["terms"])
        body = readable(PART.join(self._body(version, alike)))
        files = [[title, language, text, document] for language, (document, text) in texts.items()]
        titles = [(version["subtitle"], code)] if version["subtitle"] else []
        vector, words = Vector(), self.words[code]
        vector.add(words, title, "A", IN_TITLE)
        for other, _language in titles:
            vector.add(words, other, "A", IN_HEAD)
        vector.add(words, version["summary"], "B", IN_HEAD)
        vector.add(words, terms, "B", IN_HEAD)
        vector.add(words, body, "C")
        for _title, language, text, _document in files:
            vector.add(self.words[language], text, "D")
        values = self._values(page, code, alike)
        by_model: dict[str, dict[str, Any]] = {
            "Entry": {
                "page_id": page,
                "locale_id": self.locales[code],
                "translation_key": key,
                "values": " ".join(sorted(map(str, values))),
                "dated": alike["published"],
                "title_key": fold(title)[:200],
                "archived": alike["archived"],
                "fresh": False,
            },
            "Text": {
                "page_id": page,
                "title": title,
                "titles": version["subtitle"],
                "summary": version["summary"],
                "terms": terms,
                "body": body,
                "files": Jsonb(files, dumps=lambda data: json.dumps(data, ensure_ascii=False)),
            },
            "Index": {"page_id": page, "vector": vector.written(words)},
            "Lookup": {"page_id": page},
        }
        return {model: by_model[model.__name__] for model in TABLES}

    def _body(self, version: dict[str, Any], alike: dict[str, Any]) -> Iterable[str]:
        yield version["subtitle"]
        family, given = alike["author"]
        yield from (family, given)
        yield alike["publisher"]
        yield from version["uses"]
        yield from alike["parts"]

    def _values(self, page: int, code: str, alike: dict[str, Any]) -> list[int]:
        answers = {
            ("locale", code),
            ("parent", str(self.libraries[code])),
            ("type", "resource"),
            ("year", str(alike["published"].year)),
            *(("language", language) for language in alike["editions"]),
            *((self.terms[term][0], str(term)) for term in alike["terms"]),
        }
        if code == "en":
            answers |= {("translated", language) for language in alike["versions"]}
        found = []
        for answer in answers:
            if answer not in self.values:
                row, _new = Value.objects.get_or_create(facet=answer[0], value=answer[1])
                self.values[answer] = row.pk
                self.pages[row.pk] = array("i")
            self.pages[self.values[answer]].append(page)
            found.append(self.values[answer])
        return found

    def finish(self) -> None:
        """Write the bits and the words that are known now."""
        now = time.time_ns()
        rows = []
        for value, pages in self.pages.items():
            chunks: dict[int, bytearray] = {}
            for row in Bits.objects.filter(value=value):
                chunks[row.chunk] = bytearray(row.bits)
            for page in pages:
                place = page & SIZE - 1
                bits = chunks.setdefault(page >> CHUNK, bytearray(SIZE // 8))
                bits[place >> 3] |= 1 << (place & 7)
            rows += [
                Bits(value_id=value, chunk=chunk, bits=bytes(bits), generation=now)
                for chunk, bits in chunks.items()
            ]
        Bits.objects.filter(value__in=self.pages).delete()
        Bits.objects.bulk_create(rows, batch_size=500)
        for code, words in self.words.items():
            said: dict[str, str] = {}
            for written in words.known:
                folded = fold(written)
                if folded not in said and _is_word(written, folded, code):
                    said[folded] = written.lower()
            KnownWord.objects.bulk_create(
                [
                    KnownWord(
                        locale_id=self.locales[code],
                        folded=folded,
                        written=written[:60],
                        stem=stem(written, code)[:60],
                    )
                    for folded, written in said.items()
                ],
                ignore_conflicts=True,
                batch_size=5000,
            )
