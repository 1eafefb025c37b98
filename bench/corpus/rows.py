"""Writes the corpus into a PostgreSQL database as the site's own rows, by COPY.

Each version of a work becomes a live ResourcePage below the library of its language, with its
terms and its editions; versions of one work are translations of each other. Nothing is saved page
by page: no revision, no entry of the reference index, no signal. What search keeps is filled
afterwards, set by set (`indexes`).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from wagtail.models import Collection, Locale, Page

from portal.library.models import PortalDocument
from portal.library.reading.models import DocumentText
from portal.library.reading.states import ReadingState
from portal.planner import renew_statistics
from portal.taxonomy.models import Facet, Term
from resources.models import ResourceEdition, ResourceIndexPage, ResourcePage

from .catalogue import TABLES, CatalogueRows
from .lexicon import LANGUAGES, table
from .works import Work, corpus, subject_terms

THROUGH = [
    ResourcePage._meta.get_field(name).remote_field.through
    for name in ("subjects", "audiences", "categories")
]
AT_ONCE = 50_000
STEPS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # of treebeard's paths


class Rows:
    """The rows of one table on their way into it. Columns that are not given get the default."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = list(model._meta.local_concrete_fields)
        self.model = model
        self.columns = [field.column for field in fields]
        self.defaults = {
            field.column: None
            if field.null
            else field.get_db_prep_save(field.get_default(), connection)
            for field in fields
            if not field.primary_key and field.remote_field is None
        }
        self.next = (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        self.waiting: list[list[Any]] = []

    def write(self, **values: Any) -> int:
        """Take a row and return its number; a primary key that is not given counts up."""
        number = self.next
        self.next += 1
        row = {**self.defaults, "id": number, **values}
        self.waiting.append([row.get(column) for column in self.columns])
        if len(self.waiting) == AT_ONCE:
            self.send()
        return number

    def send(self) -> None:
        """Send the rows that wait to the database."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        statement = f'COPY "{self.model._meta.db_table}" ({columns}) FROM STDIN'
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in self.waiting:
                copy.write_row(row)
        self.waiting.clear()


def write_terms() -> dict[str, int]:
    """Make the corpus's vocabulary in all languages; return the source term's id by slug."""
    locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
    asked = [
        (Facet.SUBJECT, slug, {code: (*named[code],) for code in LANGUAGES})
        for slug, named in subject_terms().items()
    ]
    for facet, name, prefix in (
        (Facet.AUDIENCE, "audiences", "audience"),
        (Facet.CATEGORY, "genres", "category"),
    ):
        asked += [
            (facet, f"{prefix}-{number}", {code: (entry[code], []) for code in LANGUAGES})
            for number, entry in enumerate(table(name))
        ]
    made = Term.objects.bulk_create(
        Term(
            locale=locales[code],
            translation_key=uuid5(NAMESPACE_URL, f"term:{slug}"),
            facet=facet,
            # One name for each term of a language; the demo's terms came first.
            name=name[:1].upper() + name[1:],
            slug=f"corpus-{slug}",
            synonyms="\n".join(synonyms),
        )
        for facet, slug, named in asked
        for code, (name, synonyms) in named.items()
    )
    source = locales[settings.LANGUAGE_CODE].pk
    return {term.slug.removeprefix("corpus-"): term.pk for term in made if term.locale_id == source}


def key_of(work: Work) -> UUID:
    """Return the translation key of a work's pages."""
    return uuid5(NAMESPACE_URL, f"work:{work.name}")


def write(pages: int) -> int:
    """Write a corpus of at least `pages` pages and return how many there are.

    The database holds the demo, whose libraries get them. Raises DoesNotExist without it.
    """
    terms = write_terms()
    libraries = {
        page.locale.language_code: page
        for page in ResourceIndexPage.objects.select_related("locale")
    }
    with bare_tables() as tables:
        streams = {model: Rows(model) for model in tables}
        written = _Writer(streams, terms, libraries).write(corpus(pages))
        for rows in streams.values():
            rows.send()
    _after(libraries)
    return written


class bare_tables:  # noqa: N801 - used like a function
    """Yields the tables, and takes away what slows them for the time of the block.

    These are the indexes that keep no rule, and the question whether what a row points at is there.
    """

    tables = (Page, ResourcePage, ResourceEdition, PortalDocument, DocumentText, *TABLES)

    def __enter__(self) -> list[type[models.Model]]:
        names = [model._meta.db_table for model in (*self.tables, *THROUGH)]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
                "AND tablename = ANY(%s) AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
                [names],
            )
            self.indexes = cursor.fetchall()
            if connection.in_atomic_block:
                # Rows whose rules are looked at later forbid a change of their table.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for name, _definition in self.indexes:
                cursor.execute(f'DROP INDEX "{name}"')
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET synchronous_commit = off")
        return [*self.tables, *THROUGH]

    def __exit__(self, *_error: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET session_replication_role")
            cursor.execute("SET maintenance_work_mem = '512MB'")
            for _name, definition in self.indexes:
                cursor.execute(definition)


class _Writer:
    """Turns works into rows."""

    def __init__(
        self,
        streams: dict[type[models.Model], Rows],
        terms: dict[str, int],
        libraries: dict[str, ResourceIndexPage],
    ) -> None:
        self.streams = streams
        self.terms = terms
        self.libraries = libraries
        self.children = {
            code: (page.get_last_child().path[-4:] if page.numchild else "0000")
            for code, page in libraries.items()
        }
        self.children = {code: int(step, 36) for code, step in self.children.items()}
        self.names = dict(Term.objects.filter(pk__in=terms.values()).values_list("pk", "name"))
        self.kind = ContentType.objects.get_for_model(ResourcePage).pk
        self.collection = Collection.get_first_root_node().pk
        self.catalogue = CatalogueRows(
            {code: page.locale_id for code, page in libraries.items()},
            {code: page.pk for code, page in libraries.items()},
            list(terms.values()),
        )

    def write(self, works: Iterator[Work]) -> int:
        """Write all of them and return the number of pages."""
        written = sum(self._work(work) for work in works)
        self.catalogue.finish()
        return written

    def _work(self, work: Work) -> int:
        key = key_of(work)
        documents = {code: self._document(work, code, text) for code, text in work.document.items()}
        for code, version in work.versions.items():
            self._page(work, key, code, version.__dict__, documents)
        return len(work.versions)

    def _page(
        self, work: Work, key: UUID, code: str, version: dict[str, Any], documents: dict[str, int]
    ) -> None:
        library = self.libraries[code]
        self.children[code] += 1
        parts = list(_parts(version["text"]))
        listed = datetime.combine(work.published, time(9), UTC)
        number = self.streams[Page].write(
            path=library.path + _step(self.children[code]),
            depth=library.depth + 1,
            numchild=0,
            translation_key=key,
            locale_id=library.locale_id,
            live=True,
            first_published_at=listed,
            last_published_at=listed,
            latest_revision_created_at=listed,
            title=version["title"],
            draft_title=version["title"],
            slug=work.name,
            content_type_id=self.kind,
            url_path=f"{library.url_path}{work.name}/",
        )
        self.streams[ResourcePage].write(
            page_ptr_id=number,
            summary=version["summary"],
            subtitle=version["subtitle"],
            authors=_stream(
                number, ("person", {"family": work.author[0], "given": work.author[1]})
            ),
            publisher=work.publisher,
            published_on=work.published,
            uses=_stream(number, *(("use", use) for use in version["uses"])),
            body=_stream(number, *(("paragraph", f"<p>{part}</p>") for part in parts)),
            license="cc-by-4.0",
            archived=work.archived,
        )
        named = (
            [self.terms[name] for name in work.subjects],
            [self.terms[f"audience-{entry}"] for entry in work.audiences],
            [self.terms[f"category-{entry}"] for entry in work.categories],
        )
        for model, chosen in zip(THROUGH, named, strict=True):
            for term in chosen:
                self.streams[model].write(resourcepage_id=number, term_id=term)
        alike = {
            "terms": [term for chosen in named for term in sorted(chosen, key=self.names.get)],
            "author": work.author,
            "publisher": work.publisher,
            "published": work.published,
            "archived": work.archived,
            "editions": work.editions,
            "versions": work.versions,
            "parts": parts,
        }
        texts = {
            name: (documents[name], work.document[name])
            for name in work.editions
            if name in work.document
        }
        kept = self.catalogue.rows(number, key, code, version, alike=alike, texts=texts)
        for model, row in kept.items():
            self.streams[model].write(**row)
        for order, language in enumerate(work.editions):
            document = documents.get(language)
            self.streams[ResourceEdition].write(
                translation_key=uuid5(key, language),
                locale_id=library.locale_id,
                page_id=number,
                sort_order=order,
                language=language,
                key=language,
                document_id=document,
                url="" if document else f"https://files.example.org/{work.name}-{language}.pdf",
                pages=8,
            )

    def _document(self, work: Work, code: str, text: str) -> int:
        name = f"documents/{work.name}-{code}.pdf"
        number = self.streams[PortalDocument].write(
            title=f"{work.name} {code}",
            file=name,
            file_size=len(text),
            collection_id=self.collection,
            created_at=datetime.combine(work.published, time(9), UTC),
        )
        self.streams[DocumentText].write(document_id=number, text=text, state=ReadingState.READ)
        return number


def _step(number: int) -> str:
    """Return the last four characters of the path of a page's child of this number."""
    digits = ""
    for _place in range(4):
        number, rest = divmod(number, 36)
        digits = STEPS[rest] + digits
    return digits


def _parts(sentences: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs of four sentences."""
    for start in range(0, len(sentences), 4):
        yield " ".join(sentences[start : start + 4])


def _stream(number: int, *blocks: tuple[str, Any]) -> str:
    """Return a StreamField's value as it is stored."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": f"{number:08x}-0000-4000-8000-{place:012x}"}
            for place, (kind, value) in enumerate(blocks)
        ],
        ensure_ascii=False,
    )


def _after(libraries: dict[str, ResourceIndexPage]) -> None:
    """Count the children, let the numbers go on, and let the planner know what is there."""
    with transaction.atomic(), connection.cursor() as cursor:
        for library in libraries.values():
            cursor.execute(
                "UPDATE wagtailcore_page SET numchild = "
                "(SELECT count(*) FROM wagtailcore_page child "
                "WHERE child.depth = %s AND child.path LIKE %s) WHERE id = %s",
                [library.depth + 1, f"{library.path}%", library.pk],
            )
        for model in (Page, ResourceEdition, PortalDocument, *THROUGH):
            table_name = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table_name}', 'id'), max(id)) "
                f'FROM "{table_name}"'
            )
    if connection.in_atomic_block:
        renew_statistics()
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
