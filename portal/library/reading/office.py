"""Reads Word, PowerPoint and OpenDocument texts (ISO/IEC 29500, ISO/IEC 26300).

python-docx and python-pptx build a tree of the whole file; a packed bomb of a few kilobytes takes
gigabytes there. Here elements are heard one after another and forgotten.
"""

from .found import Found
from .markup import Archive, Listener, local, named

LONGEST_TAG = 200


class Properties(Listener):
    """Title and language in a file's properties (Dublin Core)."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.inside = ""

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Note which property begins."""
        self.inside = local(tag)

    def data(self, words: str) -> None:
        """Keep the words of title and language."""
        if self.inside in {"title", "language"}:
            kept = self.found.facts.get(self.inside, "") + words
            self.found.facts[self.inside] = kept.strip()[:LONGEST_TAG]

    def end(self, _tag: str) -> None:
        """Leave the property."""
        self.inside = ""


class HeadingStyles(Listener):
    """Which styles of a Word file are headings, and the language that it is written in."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.ids: set[str] = set()
        self.style = ""
        self.defaults = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note styles that have a place in the outline."""
        name = local(tag)
        value = named(attributes, "val")
        if name == "docDefaults":
            self.defaults = True
        elif name == "style":
            self.style = named(attributes, "styleId")
        elif (name == "name" and value.lower().startswith(("heading", "title"))) or (
            name == "outlineLvl" and value.isdecimal() and int(value) < 9
        ):
            # Word keeps the English names of its own styles in every language.
            self.ids.add(self.style)
        elif name == "lang" and self.defaults and value:
            self.found.facts.setdefault("language", value[:LONGEST_TAG])

    def end(self, tag: str) -> None:
        """Leave the defaults."""
        if local(tag) == "docDefaults":
            self.defaults = False


class WordText(Listener):
    """The paragraphs of a Word file, with headings and pictures counted."""

    def __init__(self, found: Found, headings: set[str]) -> None:
        self.found = found
        self.headings = headings
        self.in_text = False
        found.facts.setdefault("headings", 0)
        found.facts.setdefault("pictures", 0)
        found.facts.setdefault("undescribed", 0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where text stands; count headings and pictures."""
        name = local(tag)
        if name == "t":
            self.in_text = True
        elif name == "tab":
            self.found.add("\t")
        elif name in {"br", "cr"}:
            self.found.line()
        elif name == "pStyle" and named(attributes, "val") in self.headings:
            self.found.facts["headings"] += 1
        elif name == "docPr":
            self.found.facts["pictures"] += 1
            described = named(attributes, "descr") or named(attributes, "title")
            self.found.facts["undescribed"] += not described.strip()

    def data(self, words: str) -> None:
        """Take the text of a run."""
        if self.in_text:
            self.found.add(words)

    def end(self, tag: str) -> None:
        """End a run or a paragraph."""
        name = local(tag)
        if name == "t":
            self.in_text = False
        elif name == "p":
            self.found.line()


class SlideText(Listener):
    """The paragraphs of one slide, and whether it has a title."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.in_text = False
        self.is_title = False
        self.has_title = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where text and titles stand."""
        name = local(tag)
        if name == "sp":
            self.is_title = False
        elif name == "ph":
            self.is_title = named(attributes, "type") in {"title", "ctrTitle"}
        elif name == "t":
            self.in_text = True
        elif name == "br":
            self.found.line()

    def data(self, words: str) -> None:
        """Take the text of a run."""
        if self.in_text:
            self.has_title = self.has_title or (self.is_title and bool(words.strip()))
            self.found.add(words)

    def end(self, tag: str) -> None:
        """End a run or a paragraph."""
        name = local(tag)
        if name == "t":
            self.in_text = False
        elif name == "p":
            self.found.line()


class OpenText(Listener):
    """The paragraphs of an OpenDocument text, with headings counted."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.depth = 0
        found.facts.setdefault("headings", 0)

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Note where text stands."""
        name = local(tag)
        if name in {"p", "h"}:
            self.depth += 1
            self.found.facts["headings"] += name == "h"
        elif name in {"s", "tab", "line-break"} and self.depth:
            self.found.add("\n" if name == "line-break" else " ")

    def data(self, words: str) -> None:
        """Take text inside paragraphs."""
        if self.depth:
            self.found.add(words)

    def end(self, tag: str) -> None:
        """End a paragraph."""
        if local(tag) in {"p", "h"}:
            self.depth -= 1
            self.found.line()


def read_word(archive: Archive, found: Found) -> None:
    """Add a Word file: text, notes, title, language, `headings`, `pictures`, `undescribed`."""
    archive.tell("docProps/core.xml", Properties(found))
    styles = HeadingStyles(found)
    archive.tell("word/styles.xml", styles)
    archive.tell("word/document.xml", WordText(found, styles.ids))
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        archive.tell(part, WordText(found, styles.ids))


def read_slides(archive: Archive, found: Found) -> None:
    """Add a PowerPoint file: a page for each slide, and how many are `untitled`."""
    archive.tell("docProps/core.xml", Properties(found))
    found.facts["untitled"] = 0
    for name in archive.numbered("ppt/slides/slide"):
        slide = SlideText(found)
        archive.tell(name, slide)
        found.facts["untitled"] += not slide.has_title
        found.page()
    for name in archive.numbered("ppt/notesSlides/notesSlide"):
        archive.tell(name, SlideText(found))


def read_open_text(archive: Archive, found: Found) -> None:
    """Add an OpenDocument text: title, language, text and `headings`."""
    archive.tell("meta.xml", Properties(found))
    archive.tell("content.xml", OpenText(found))
