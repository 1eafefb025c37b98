"""The works of the corpus: first those that are judged, then as many others as are asked for.

A judged work is about one topic by construction, and its part says how (bench/judged/README.md has
the grades). The other works are about something else; one in 25 uses a single word of a judged
topic. Their words follow Zipf's law, with a long tail of coined ones.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from .lexicon import LANGUAGES, background, more, table, topics

FIRST_DAY, DAYS = date(1995, 1, 1), 11_640  # up to the autumn of 2026
SETTINGS_OF_TERMS = 5
RARE_WORDS, POOL = 20_000, 1 << 16

# Of every 66 works these have versions in these languages: 100 pages, 60 of them in English.
VERSIONS = (
    *[("en", "es", "fr", "ar")] * 6,
    *[("en", "es", "fr")] * 4,
    *[("en", "es")] * 8,
    *[("en",)] * 42,
    *[("es",)] * 2,
    *[("fr",)] * 2,
    *[("ar",)] * 2,
)
MORE_EDITIONS = ("vi", "ht", "zh-hans", "pt", "so", "ru")


@dataclass
class Version:
    """A work in one language."""

    title: str
    subtitle: str
    summary: str
    text: list[str]
    uses: list[str]


@dataclass
class Work:
    """A publication: what is the same in all its languages, and its versions.

    `key` names a judged work as the judged set does; it is empty for the others. `subjects`,
    `audiences` and `categories` are numbers of terms. `document` is the text of its file by
    language, where it has one.
    """

    key: str
    name: str
    versions: dict[str, Version]
    subjects: list[str]
    audiences: list[int]
    categories: list[int]
    publisher: str
    author: tuple[str, str]
    published: date
    archived: bool
    editions: list[str]
    document: dict[str, str] = field(default_factory=dict)


@cache
def pools() -> dict[str, list[str]]:
    """Return words drawn by Zipf's law, so that any of a pool is as good as a draw."""
    rng, syllables = Random(1), background()["syllables"]
    found = {}
    for language in LANGUAGES:
        coined: dict[str, None] = {}
        while len(coined) < RARE_WORDS:
            coined["".join(rng.choices(syllables[language], k=rng.randint(2, 4)))] = None
        found[language] = _zipf(rng, list(coined))
    towns = [
        start + end for start, end in itertools.product(syllables["place"], syllables["place_end"])
    ]
    rng.shuffle(towns)
    found["places"] = _zipf(rng, towns)
    kinds = ("Health Alliance", "Neighbors Network", "Learning Center", "Public Trust", "Society")
    found["publishers"] = _zipf(rng, [f"{town} {kinds[len(town) % 5]}" for town in towns])
    found["families"] = _zipf(
        rng, [f"{town.removesuffix('ton')}{rng.choice(['', 's', 'er', 'sen'])}" for town in towns]
    )
    found["given"] = ["Ana", "Ben", "Chloé", "Dina", "Emeka", "Fatima", "Goran", "Hana", "Iris"]
    return found


def _zipf(rng: Random, words: list[str]) -> list[str]:
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    return rng.choices(words, cum_weights=weights, k=POOL)


@cache
def subject_terms() -> dict[str, dict[str, tuple[str, list[str]]]]:
    """Return the vocabulary's subjects: by slug and language, the name and its synonyms."""
    found = {
        f"topic-{name}": {
            language: (entry["title"], entry["synonyms"]) for language, entry in topic.items()
        }
        for name, topic in topics().items()
    }
    for number, subject in enumerate(table("subjects")):
        for place, setting in enumerate(table("settings")[:SETTINGS_OF_TERMS]):
            found[f"subject-{number}-{place}"] = {
                language: (f"{subject[language]} {setting[language]}", []) for language in LANGUAGES
            }
    return found


@cache
def _numbered_subjects() -> list[int]:
    rng = Random(2)
    return [int(word) for word in _zipf(rng, [str(n) for n in range(len(table("subjects")))])]


@cache
def _echoes() -> dict[str, list[str]]:
    """Return the words of the judged topics' titles by language, short ones left out."""
    return {
        language: sorted(
            {
                word.strip(",.\u2019").lower()
                for topic in topics().values()
                for word in topic[language]["title"].split()
                if len(word) > 4
            }
        )
        for language in LANGUAGES
    }


def background_work(number: int, languages: tuple[str, ...] | None = None) -> Work:
    """Return the work of this number; always the same. It is about nothing that is judged."""
    rng, known = Random(number), pools()
    pick = rng.random

    def of(pool: list) -> str:
        return pool[int(pick() * len(pool))]

    about = of(_numbered_subjects())
    setting = int(pick() * SETTINGS_OF_TERMS)
    genre = int(pick() ** 2 * 12)
    publisher, place = of(known["publishers"]), of(known["places"])
    echo = number % 25 == 0
    year = 1995 + int(pick() * 31)
    versions = {}
    for language in languages or VERSIONS[number % 66]:
        words, sentences = known[language], background()["sentences"][language]
        subject = table("subjects")[about][language]
        where = table("settings")[setting][language]
        inside = subject[0].lower() + subject[1:]
        kind = table("genres")[genre][language]
        shown = f"{place}: {subject}" if number % 3 else subject

        def say(pattern: str) -> str:
            said = pattern.format(
                s=inside,  # noqa: B023 - called before the next round
                c=where,  # noqa: B023 - as above
                p=of(known["places"]) if pick() < 0.5 else place,
                o=publisher,
                n=3 + int(pick() * 90),
                y=year,
                w=of(words),  # noqa: B023 - as above
            )
            return said[0].upper() + said[1:]

        text = [say(of(sentences)) for _ in range(8 + int(pick() * 7))]
        if echo:
            word = of(_echoes()[language])
            text.insert(3, of(background()["echoes"][language]).format(e=word))
        uses = background()["uses"][language]
        versions[language] = Version(
            title=f"{shown} {where}: {kind} {year}",
            subtitle=f"{of(words).capitalize()} {of(words)}" if number % 2 else "",
            summary=say(of(background()["summaries"][language]))[:300],
            text=text,
            uses=[uses[number % 4], uses[(number + 1) % 4]],
        )
    first = next(iter(versions))
    editions = [first, *(code for code in versions if code != first)][: 1 + number % 4]
    if number % 5 == 0:
        editions.append(MORE_EDITIONS[number // 5 % 6])
    document = {}
    if number % 33 == 0:
        sentences, words = background()["sentences"][first], known[first]
        document[first] = " ".join(
            of(sentences).format(
                s=table("subjects")[about][first],
                c=table("settings")[setting][first],
                p=place,
                o=publisher,
                n=int(pick() * 99),
                y=year,
                w=of(words),
            )
            for _ in range(60)
        )
    return Work(
        key="",
        name=f"work-{number}",
        versions=versions,
        subjects=[f"subject-{about}-{setting}"],
        audiences=sorted({int(pick() * 10), int(pick() ** 2 * 10)}),
        categories=[genre],
        publisher=publisher,
        author=(of(known["families"]), of(known["given"])),
        published=FIRST_DAY + timedelta(days=int((1 - pick() ** 2) * DAYS)),
        archived=pick() < 0.04,
        editions=editions,
        document=document,
    )


def judged_works() -> Iterator[Work]:
    """Yield the works of the judged set, each in all four languages."""
    # Their ground is a work of the background: negative numbers, so that it comes once.
    grounds = (background_work(-number, LANGUAGES) for number in itertools.count(1))
    for name, topic in topics().items():
        for part in ("main", "other", "file", "aside", "stray"):
            work = _named(next(grounds), f"{name}/{part}")
            for language, said in topic.items():
                _write(work, language, part, said)
            if part in ("main", "other"):
                work.subjects = [f"topic-{name}"]
            yield work
    for name, titles in more()["pairs"].items():
        work, (one, two) = _named(next(grounds), f"{name}/pair"), name.split("+")
        work.subjects = [f"topic-{one}", f"topic-{two}"]
        for language, version in work.versions.items():
            first, second = topics()[one][language], topics()[two][language]
            version.title, version.summary = titles[language], ""
            version.text = [first["says"][0], second["says"][0], *version.text[:4]]
            version.text += [first["other_says"][0], second["other_says"][0]]
        yield work
    yield from _others(grounds)


def _named(work: Work, key: str) -> Work:
    work.key, work.archived, work.document = key, False, {}
    work.editions = list(LANGUAGES)
    work.name = key.replace("/", "-").replace("+", "-and-")
    return work


def _write(work: Work, language: str, part: str, said: dict) -> None:
    """Make one version of a work be about its topic in the way of its part."""
    version = work.versions[language]
    if part == "main":
        version.title, version.summary = said["title"], said["says"][0]
        version.text = [*said["says"], *version.text[:5], said["says"][1]]
    elif part == "other":
        version.title, version.summary = said["other"], said["other_says"][0]
        version.text = [*said["other_says"], *version.text[:5]]
    elif part == "file":
        version.title = background()["file_titles"][language].format(n=len(work.name))
        work.document[language] = " ".join(
            [*version.text, *said["says"], *said["other_says"], *version.text]
        )
    elif part == "aside":
        version.text.insert(4, said["says"][1])
    else:
        version.title, version.summary = said["stray"], said["stray_says"]
        version.text.insert(0, said["stray_says"])


def _others(grounds: Iterator[Work]) -> Iterator[Work]:
    for name, said in more()["documents"].items():
        work = _named(next(grounds), f"{name}/document")
        for language, version in work.versions.items():
            work.document[language] = " ".join([*version.text, said[language], *version.text])
        yield work
    for number in range(more()["publisher"]["works"]):
        work = _named(next(grounds), f"publisher/{number + 1}")
        work.publisher = more()["publisher"]["name"]
        yield work
    for number in range(more()["author"]["works"]):
        work = _named(next(grounds), f"author/{number + 1}")
        work.author = (more()["author"]["family"], more()["author"]["given"])
        yield work
    for number in range(more()["place"]["works"]):
        work = _named(next(grounds), f"place/{number + 1}")
        for language, version in work.versions.items():
            version.subtitle = more()["place"][language]
        yield work
    work = _named(next(grounds), "place/passing")
    for language, version in work.versions.items():
        version.text.insert(5, f"{more()['place'][language]}.")
    yield work


def corpus(pages: int) -> Iterator[Work]:
    """Yield works until they have at least `pages` pages in all languages together."""
    written = 0
    for work in itertools.chain(judged_works(), map(background_work, itertools.count())):
        yield work
        written += len(work.versions)
        if written >= pages:
            return
