"""What is thrown away although it comes out the same, and why that is right as it is.

A copy goes when a question that its page asked is answered otherwise. These pages ask for a little
more than they show. A reason stands for good or until somebody makes the page ask for less.
"""

ALWAYS = {
    "sitemap": "It tells the day on which a page was published last, and asks for the moment.",
    "resources": "It counts by the catalogue, of which it reads all that is newer than its bits.",
    "es resources": "As the English list.",
    "search": "Before anybody asks it shows what is newest, and reads these pages whole.",
    "es search": "As the English page.",
    "resources, housing": "As the whole list.",
}
"""Allowed with every change."""

SEEN_ELSEWHERE = {
    "a front page in another language is retitled": (
        "Every page reads the front pages of all languages, for the way to them. They are retitled "
        "once in years.",
        None,
    ),
    "the site is renamed": (
        "Every page reads the row of the site, for its addresses. That is once in years too.",
        None,
    ),
    "a language is opened": (
        "What has addresses asks which languages have a front page, files and data too.",
        {"citation", "resources feed", "stories feed", "webinar calendar", "webinars calendar",
         "partners data", "webinars data"},
    ),
    "an address is changed": (
        "Pages in Spanish read the English page in the menu, beside its Spanish version.",
        None,
    ),
    "a page is moved": ("Its alias reads where its source stands.", {"alias"}),
    "siblings are arranged anew": (
        "A page reads its own place in the tree.",
        {"article", "alias", "second article"},
    ),
    "a page is given to translators": (
        "A page asks for its versions, and tells drafts apart afterwards; so does the one above.",
        {"article", "es about"},
    ),
    "a picture is described anew": (
        "Cards read the row of a picture, and leave the description to its page.",
        {"about", "cohort", "department", "es cohort", "es department", "es home", "es program",
         "es stories", "home", "organizers", "program", "stories"},
    ),
    "a file is replaced": ("A citation reads the editions of its resource.", {"citation"}),
    "an edition gets another file": (
        "Cards and citations read the editions of a resource, to name their languages.",
        {"citation", "department", "es department", "home"},
    ),
    "a resource is archived": (
        "Cards and citations read the resource, which says so.",
        {"citation", "es department"},
    ),
    "a partner is renamed": (
        "A translation's own name for the partner is found by way of the English page.",
        {"es story", "es resource"},
    ),
    "a term is renamed": (
        "A page that names terms reads the names of all: one question, however many it names.",
        {"handbook", "part", "resource", "second story", "webinar", "webinars"},
    ),
    "two terms become one": (
        "As when one is renamed.",
        {"cohort", "department", "es resource", "home", "organizers", "pair", "part", "partners",
         "partners, departments", "program", "second story", "stories", "story", "webinar",
         "webinars"},
    ),
    "a term is translated": ("As when one is renamed.", {"es resource"}),
    "a term gets a synonym": (
        "Pages that name a term read its row, in which its other words stand.",
        {"es home", "es partners", "es stories", "home", "organizers", "partners", "partners data",
         "search", "second story", "stories"},
    ),
    "the worker does its tasks": (
        "The row of a file that was read says so; its page shows whether it can be read aloud.",
        {"citation", "es resource", "resource"},
    ),
}  # fmt: skip
"""Allowed with one change: why, and what; None is everything."""


def allowed(change: str, everything: set[str]) -> set[str]:
    """Return the names of what one change may throw away for nothing."""
    _why, what = SEEN_ELSEWHERE.get(change, ("", set()))
    return ALWAYS.keys() | (everything if what is None else what)
