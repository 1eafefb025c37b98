"""The demo's vocabulary: one facet for each term, and no word that stands for two of them."""

from dataclasses import dataclass

from portal.taxonomy.models import Facet, Term

from .registry import Stage, part
from .site import DemoSite
from .words import lines


@dataclass(frozen=True)
class Entry:
    """A term of the demo, its name, the other words for it, and why it stands beside another."""

    facet: Facet
    slug: str
    name: str
    synonyms: str
    overlap_reason: str = ""


VOCABULARY = (
    Entry(
        Facet.ISSUE,
        "housing-justice",
        "Housing justice",
        "healthy homes, tenants' rights, evictions",
    ),
    Entry(
        Facet.ISSUE,
        "environmental-justice",
        "Environmental justice",
        "clean air, pollution, climate justice",
    ),
    Entry(
        Facet.ISSUE,
        "economic-justice",
        "Economic justice",
        "economic equity, workers' rights, fair pay",
    ),
    Entry(Facet.ISSUE, "food-security", "Food security", "hunger, food pantry, nutrition"),
    Entry(
        Facet.ISSUE,
        "racial-justice",
        "Racial justice",
        "racial equity, segregation",
        "Groups look for it by this name, also where a page is about wages or rents too.",
    ),
    Entry(Facet.PLACE, "chelsea-ma", "Chelsea, Massachusetts", "Chelsea MA"),
    Entry(
        Facet.PLACE,
        "wyandotte-ks",
        "Kansas City and Wyandotte County, Kansas",
        "KCK, Argentine, Armourdale",
    ),
    Entry(Facet.PLACE, "new-orleans-la", "New Orleans, Louisiana", "NOLA"),
    Entry(Facet.PLACE, "pasadena-ca", "Pasadena, California", "Pasadena CA"),
    Entry(Facet.PLACE, "kansas-city-mo", "Kansas City, Missouri", "KCMO"),
    Entry(
        Facet.AUDIENCE,
        "health-departments",
        "Health departments",
        "public health agencies, local health officials",
    ),
    Entry(
        Facet.AUDIENCE,
        "community-organizations",
        "Community organizations",
        "CPBO, grassroots groups, base-building groups",
    ),
    Entry(
        Facet.AUDIENCE,
        "service-providers",
        "Service providers",
        "clinics, non-profit services",
        "They do not think of themselves as health departments.",
    ),
    Entry(Facet.AUDIENCE, "neighbors", "Residents", "neighbors, families"),
    Entry(Facet.SUBJECT, "community-organizing", "Community organizing", "organizers, campaigns"),
    Entry(Facet.SUBJECT, "power-analysis", "Power analysis", "power mapping, decision-makers"),
    Entry(
        Facet.SUBJECT,
        "working-together",
        "Working in partnership",
        "collaboration, inside/outside strategy",
    ),
    Entry(
        Facet.SUBJECT,
        "staff-development",
        "Organizational development",
        "staff training, capacity building",
    ),
    Entry(Facet.SUBJECT, "health-data", "Health data", "social determinants, life expectancy"),
    Entry(Facet.CATEGORY, "guide", "Practice guide", "how-to, best practices"),
    Entry(Facet.CATEGORY, "fact-sheet", "Fact sheet", "one-pager, figures"),
    Entry(Facet.CATEGORY, "evidence", "Research summary", "evidence, study"),
    Entry(
        Facet.CATEGORY, "discussion", "Discussion tool", "conversation starter, meeting questions"
    ),
    Entry(Facet.CATEGORY, "checklist", "Checklist", "worksheet, to-do list"),
    Entry(Facet.LANGUAGE, "english", "English", "English language"),
    Entry(Facet.LANGUAGE, "spanish", "Spanish", "Spanish language"),
    Entry(Facet.LANGUAGE, "french", "French", "French language"),
)


@part(Stage.VOCABULARY, "Vocabulary")
def load_vocabulary(site: DemoSite) -> None:
    """Make the terms by which pages are found."""
    for entry in VOCABULARY:
        site.snippet(
            Term,
            f"terms/{entry.slug}",
            facet=entry.facet,
            name=entry.name,
            slug=entry.slug,
            synonyms=lines(entry.synonyms),
            overlap_reason=entry.overlap_reason,
        )
