"""The demo's pictures, cut from colored paper by a script of ours: no photograph and no text.

`MOTIFS` names them, each with a title and the words that stand in for it; `draw(name)` returns a
JPEG, the same bytes each time. `python -m portal.demo.pictures FOLDER` writes all of them with a
contact sheet.
"""

from collections.abc import Callable
from dataclasses import dataclass

from . import emblems, gatherings, landscapes, reading, streets
from .paper import HEIGHT, WIDTH, Sheet


@dataclass(frozen=True)
class Motif:
    """A picture that can be drawn: its title in the library and its words for who cannot see it."""

    title: str
    alt: str
    drawing: Callable[[Sheet], None]


MOTIFS: dict[str, Motif] = {
    "home": Motif(
        "Neighbors before the town",
        "Nine neighbors stand side by side before a town with a domed city hall as the sun rises.",
        landscapes.town,
    ),
    "about": Motif(
        "A community garden",
        "Neighbors work between raised beds full of vegetables.",
        landscapes.garden,
    ),
    "article": Motif(
        "Stepping stones",
        "People cross a river on seven stepping stones and help each other.",
        reading.path,
    ),
    "contact": Motif(
        "A letter",
        "An open envelope with a letter in it stands before rolling hills.",
        gatherings.letter,
    ),
    "program": Motif(
        "The bridge",
        "Two groups of people walk towards each other on a bridge over a river.",
        landscapes.bridge,
    ),
    "cohort": Motif(
        "One table", "Eight people sit around one round table, seen from above.", gatherings.table
    ),
    "chelsea-housing": Motif(
        "Triple-deckers by the harbor",
        "Colorful three-story houses with porches stand in a row before a harbor bridge.",
        streets.chelsea,
    ),
    "kansas-air": Motif(
        "Houses beside the rail yard",
        "Neighbors stand by a rail line between a smoking plant and houses under clear sky.",
        landscapes.kansas_air,
    ),
    "new-orleans-workers": Motif(
        "Evening in New Orleans",
        "Three musicians play under street lamps between houses with iron balconies.",
        streets.new_orleans,
    ),
    "pasadena-pantry": Motif(
        "The food pantry",
        "Volunteers stand at a long table with crates of oranges, before palms and mountains.",
        landscapes.pasadena,
    ),
    "story-kansas-city": Motif(
        "A church and a bus",
        "People gather before a church; a yellow bus full of passengers waits in the street.",
        streets.story_kansas_city,
    ),
    "webinar-series": Motif(
        "A webinar",
        "A laptop shows nine people in the windows of a video call.",
        gatherings.webinar,
    ),
    "webinar-upcoming": Motif(
        "A desk by the window",
        "A laptop with a speaker and three listeners stands by a window at sunrise.",
        gatherings.webinar_next,
    ),
    "resources": Motif(
        "The shelf",
        "Three shelves of colorful books with potted plants between them.",
        reading.shelf,
    ),
    "resource-lets-talk": Motif(
        "Talk out of a book",
        "People on the pages of an open book talk with each other.",
        reading.lets_talk,
    ),
    "resource-guide": Motif(
        "A book that grows", "A flower grows out of an open book.", reading.guide
    ),
    "resource-fact-sheet": Motif(
        "Fact sheets", "Three printed sheets with charts lie side by side.", reading.fact_sheets
    ),
    "resource-discussion": Motif(
        "A conversation", "Four people talk under two large speech bubbles.", gatherings.talk
    ),
    "resource-checklist": Motif(
        "A checklist", "A clipboard holds a list with four of five boxes ticked.", reading.checklist
    ),
    "resource-research": Motif(
        "A closer look",
        "A magnifying glass shows two houses on a map of a neighborhood.",
        reading.research,
    ),
    "circle": Motif(
        "A circle of chairs",
        "Ten people sit in a circle, seen from above; leaves grow from the middle.",
        gatherings.circle,
    ),
    "lanterns": Motif(
        "Lanterns", "People carry glowing lanterns through the evening.", gatherings.lanterns
    ),
    "hands": Motif("Raised hands", "Eleven raised hands before a rising sun.", gatherings.hands),
    "fairness": Motif("Fairness", "A pair of scales in balance.", emblems.fairness),
    "power": Motif("Power", "People stand before rays that rise like a sun.", emblems.power),
    "future": Motif("Future", "A seedling grows in front of the sun.", emblems.future),
    "dignity": Motif("Dignity", "A person stands upright in an arch of light.", emblems.dignity),
    "unity": Motif("Unity", "Six rings of different colors hold together.", emblems.unity),
    "logo-la-colaborativa": Motif(
        "Mark with doors", "Abstract mark: three arches, one in the other.", emblems.doors
    ),
    "logo-chelsea": Motif(
        "Mark with a sail", "Abstract mark: a sail over two waves.", emblems.harbor
    ),
    "logo-cleanairnow": Motif(
        "Mark with leaves", "Abstract mark: leaves in the wind and a sun.", emblems.breeze
    ),
    "logo-wyandotte": Motif(
        "Mark with rivers", "Abstract mark: two rivers that meet.", emblems.rivers
    ),
    "logo-step-up-louisiana": Motif(
        "Mark with steps", "Abstract mark: four rising steps.", emblems.stairs
    ),
    "logo-new-orleans": Motif(
        "Mark with a bend", "Abstract mark: the bend of a river below a sun.", emblems.bend
    ),
    "logo-ndlon": Motif("Mark with fruit", "Abstract mark: two fruits with leaves.", emblems.fruit),
    "logo-pasadena": Motif(
        "Mark with mountains", "Abstract mark: two mountains and a sun.", emblems.peaks
    ),
    "logo-cco": Motif("Mark with candles", "Abstract mark: five candles.", emblems.candles),
    "logo-kansas-city": Motif(
        "Mark with a fountain", "Abstract mark: a fountain.", emblems.fountain
    ),
}


def draw(name: str, size: tuple[int, int] = (WIDTH, HEIGHT)) -> bytes:
    """Return a motif as JPEG bytes of a size in pixels, cut evenly where its shape is another.

    Raises KeyError for a name that is not in MOTIFS.
    """
    motif = MOTIFS[name]
    sheet = Sheet(name, size)
    motif.drawing(sheet)
    return sheet.jpeg()
