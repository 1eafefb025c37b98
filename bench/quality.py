"""Compares what search finds with what it should find, and with Wagtail's stock search.

`make bench-search` asks the 60 questions of the judged set on the demo with 2,000 resources of the
generated corpus, on PostgreSQL, and writes the tables of docs/search-quality.md.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import django

django.setup()

from django.db import connection
from django.utils import translation
from wagtail.models import Locale, Page

from bench.corpus.rows import key_of
from bench.corpus.works import judged_works
from bench.judging import Judged, judged_set, ndcg, recall
from portal.catalogue import Query, Question, ask, did_you_mean, elsewhere
from portal.catalogue.asking import read_pages

MOST = 20
DOCUMENT = Path(__file__).parents[1] / "docs" / "search-quality.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
Engine = Callable[[str, Locale], Iterable[Page]]


def ours(text: str, locale: Locale) -> Iterable[Page]:
    """Return what a visitor of our search page sees: the site's language first, then the others.

    After them what holds some of the words only, where few pages hold all.

    Words that no page has together are corrected where better ones are known, as that page does.
    """
    query = Query.from_text(text)
    answer = ask(Question(query, locale), 1, MOST)
    others = elsewhere(answer, MOST)
    known = answer.all_words and (answer.pages or others)
    if not known and (better := did_you_mean(query, locale)):
        answer = ask(Question(Query.from_text(better), locale), 1, MOST)
        others = elsewhere(answer, MOST)
    partly = read_pages(answer.asking.partly(MOST))
    return [*answer.pages, *others, *partly]


def stock(operator: str) -> Engine:
    """Return Wagtail's search on published public pages, in the same two steps as ours."""

    def found(text: str, locale: Locale) -> Iterable[Page]:
        pages = Page.objects.live().public()
        own = pages.filter(locale=locale).search(text, operator=operator)[:MOST]
        others = pages.exclude(locale=locale).search(text, operator=operator)[:MOST]
        return [*own, *others]

    return found


ENGINES: dict[str, Engine] = {
    "ours": ours,
    "stock": stock("or"),  # what Wagtail does unless it is told otherwise
    "stock, all words": stock("and"),
}


def names() -> dict[object, str]:
    """Return the name of each work in the judged set by the translation key of its pages."""
    found = {
        page.translation_key: "demo:" + page.url_path.split("/", 2)[2].strip("/")
        for page in Page.objects.filter(locale__language_code="en", depth__gt=1)
        if not page.slug.startswith("work-")
    }
    return {**found, **{key_of(work): work.key for work in judged_works()}}


@dataclass(frozen=True)
class Result:
    """How one engine answered one question."""

    query: Judged
    engine: str
    ndcg: float
    recall: float
    found: list[str]


def judge(queries: Iterable[Judged]) -> list[Result]:
    """Ask every engine every question."""
    known = names()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    results = []
    for query in queries:
        with translation.override(query.site):
            for name, engine in ENGINES.items():
                pages = list(engine(query.text, locales[query.site]))
                keys = (page.translation_key for page in pages)
                found = list(dict.fromkeys(known.get(key, str(key)) for key in keys))[:MOST]
                results.append(
                    Result(query, name, ndcg(found, query.want), recall(found, query.want), found)
                )
    return results


def table(results: list[Result], label: str, group: Callable[[Judged], str]) -> list[str]:
    """Return the means of each group as the lines of a table, the mean of all last."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(group(result.query), []).append(result)
    lines = [
        f"| {label} | questions | "
        + " | ".join(f"{name}: nDCG@10 | recall@20" for name in ENGINES)
        + " |",
        "|---" * (2 + 2 * len(ENGINES)) + "|",
    ]
    for name, members in [*sorted(groups.items()), ("all", results)]:
        cells = [name, str(len(members) // len(ENGINES))]
        for engine in ENGINES:
            own = [member for member in members if member.engine == engine]
            cells += [f"{mean(r.ndcg for r in own):.3f}", f"{mean(r.recall for r in own):.3f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def each(results: list[Result]) -> list[str]:
    """Return every question with its figures; ours stands bold where it is worse than stock."""
    lines = [
        "| no. | site | kind | question | " + " | ".join(ENGINES) + " |",
        "|---" * (4 + len(ENGINES)) + "|",
    ]
    by_number: dict[int, list[Result]] = {}
    for result in results:
        by_number.setdefault(result.query.number, []).append(result)
    for number, (own, *others) in by_number.items():
        figures = [f"{own.ndcg:.2f} / {own.recall:.2f}"]
        if any(other.ndcg > own.ndcg + 0.005 for other in others):
            figures[0] = f"**{figures[0]}**"
        figures += [f"{other.ndcg:.2f} / {other.recall:.2f}" for other in others]
        query = own.query
        mark = " (held out)" if query.held_out else ""
        cells = [f"{number}{mark}", query.site, query.kind, query.text, *figures]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def report(results: list[Result]) -> str:
    """Return all tables in Markdown."""
    tuned = [result for result in results if not result.query.held_out]
    held = [result for result in results if result.query.held_out]
    with connection.cursor() as cursor:
        cursor.execute("SHOW default_text_search_config")
        config = cursor.fetchone()[0]
    pages = Page.objects.live().count()
    return "\n".join(
        [
            f"{len(judged_set())} questions, {pages:,} published pages; Wagtail's text search "
            f"configuration is `{config}`, the database's own.",
            "",
            "### By language of the site",
            *table(results, "site", lambda query: query.site),
            "### By kind of question",
            *table(results, "kind", lambda query: query.kind),
            "### Held out, and the others",
            *table(tuned, "seen while tuning", lambda query: query.site),
            *table(held, "held out", lambda query: query.site),
            "### Each question",
            "nDCG@10 / recall@20. Bold: stock does better.",
            "",
            *each(results),
        ]
    )


def main() -> None:
    """Judge, print, and write the tables into the document."""
    results = judge(judged_set())
    text = report(results)
    print(text)
    if "-v" in sys.argv:
        for result in results:
            if result.engine == "ours" and result.ndcg < 0.9 and not result.query.held_out:
                print(
                    result.query.number,
                    result.query.text,
                    result.query.want,
                    result.found[:10],
                    "",
                    sep="\n",
                )
    if DOCUMENT.exists():
        before, _begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        DOCUMENT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
