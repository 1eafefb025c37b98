"""The demo's vocabulary: one facet for each term, and no word that stands for two of them."""

from dataclasses import dataclass

from portal.taxonomy.models import Facet, Term

from .registry import Stage, part
from .site import DemoSite
from .words import both, lines
from .writing import Pair


@dataclass(frozen=True)
class Entry:
    """A term of the demo, its name and the other words for it."""

    facet: Facet
    slug: str
    name: Pair
    synonyms: Pair


VOCABULARY = (
    Entry(
        Facet.ISSUE,
        "housing-justice",
        ("Housing justice", "Justicia en la vivienda"),
        ("healthy homes, tenants' rights, evictions", "vivienda sana, inquilinos, desalojos"),
    ),
    Entry(
        Facet.ISSUE,
        "environmental-justice",
        ("Environmental justice", "Justicia ambiental"),
        ("clean air, pollution, climate justice", "aire limpio, contaminación, justicia climática"),
    ),
    Entry(
        Facet.ISSUE,
        "economic-justice",
        ("Economic justice", "Justicia económica"),
        ("economic equity, workers' rights, fair pay", "equidad económica, trabajo, salario justo"),
    ),
    Entry(
        Facet.ISSUE,
        "food-security",
        ("Food security", "Seguridad alimentaria"),
        ("hunger, food pantry, nutrition", "hambre, despensa de alimentos, nutrición"),
    ),
    Entry(
        Facet.ISSUE,
        "racial-justice",
        ("Racial justice", "Justicia racial"),
        ("racial equity, segregation", "equidad racial, segregación"),
    ),
    Entry(
        Facet.PLACE,
        "chelsea-ma",
        ("Chelsea, Massachusetts", "Chelsea, Massachusetts"),
        ("Chelsea MA", "Chelsea MA"),
    ),
    Entry(
        Facet.PLACE,
        "wyandotte-ks",
        ("Kansas City and Wyandotte County, Kansas", "Kansas City y condado de Wyandotte, Kansas"),
        ("KCK, Argentine, Armourdale", "KCK, Argentine, Armourdale"),
    ),
    Entry(
        Facet.PLACE,
        "new-orleans-la",
        ("New Orleans, Louisiana", "Nueva Orleans, Luisiana"),
        ("NOLA", "NOLA"),
    ),
    Entry(
        Facet.PLACE,
        "pasadena-ca",
        ("Pasadena, California", "Pasadena, California"),
        ("Pasadena CA", "Pasadena CA"),
    ),
    Entry(
        Facet.PLACE,
        "kansas-city-mo",
        ("Kansas City, Missouri", "Kansas City, Misuri"),
        ("KCMO", "KCMO"),
    ),
    Entry(
        Facet.AUDIENCE,
        "health-departments",
        ("Health departments", "Departamentos de salud"),
        (
            "public health agencies, local health officials",
            "agencias de salud pública",
        ),
    ),
    Entry(
        Facet.AUDIENCE,
        "community-organizations",
        ("Community organizations", "Organizaciones comunitarias"),
        ("CPBO, grassroots groups, base-building groups", "grupos de base, grupos comunitarios"),
    ),
    Entry(
        Facet.AUDIENCE,
        "service-providers",
        ("Service providers", "Prestadores de servicios"),
        ("clinics, non-profit services", "clínicas, servicios sin fines de lucro"),
    ),
    Entry(
        Facet.AUDIENCE,
        "neighbors",
        ("Residents", "Residentes"),
        ("neighbors, families", "vecinos, familias"),
    ),
    Entry(
        Facet.SUBJECT,
        "community-organizing",
        ("Community organizing", "Organizar a la comunidad"),
        ("organizers, campaigns", "organizadores, campañas"),
    ),
    Entry(
        Facet.SUBJECT,
        "power-analysis",
        ("Power analysis", "Análisis de poder"),
        ("power mapping, decision-makers", "mapa de poder, quienes deciden"),
    ),
    Entry(
        Facet.SUBJECT,
        "working-together",
        ("Working in partnership", "Trabajo en alianza"),
        ("collaboration, inside/outside strategy", "colaboración, estrategia desde dentro y fuera"),
    ),
    Entry(
        Facet.SUBJECT,
        "staff-development",
        ("Organizational development", "Desarrollo institucional"),
        ("staff training, capacity building", "formación del personal, fortalecimiento"),
    ),
    Entry(
        Facet.SUBJECT,
        "health-data",
        ("Health data", "Datos de salud"),
        ("social determinants, life expectancy", "determinantes sociales, esperanza de vida"),
    ),
    Entry(
        Facet.CATEGORY,
        "guide",
        ("Practice guide", "Guía práctica"),
        ("how-to, best practices", "instrucciones, buenas prácticas"),
    ),
    Entry(
        Facet.CATEGORY,
        "fact-sheet",
        ("Fact sheet", "Hoja informativa"),
        ("one-pager, figures", "una página, cifras"),
    ),
    Entry(
        Facet.CATEGORY,
        "evidence",
        ("Research summary", "Resumen de investigación"),
        ("evidence, study", "evidencia, estudio"),
    ),
    Entry(
        Facet.CATEGORY,
        "discussion",
        ("Discussion tool", "Herramienta para conversar"),
        ("conversation starter, meeting questions", "inicio de conversación, preguntas de reunión"),
    ),
    Entry(
        Facet.CATEGORY,
        "checklist",
        ("Checklist", "Lista de verificación"),
        ("worksheet, to-do list", "hoja de trabajo, lista de tareas"),
    ),
    Entry(Facet.LANGUAGE, "english", ("English", "Inglés"), ("English language", "lengua inglesa")),
    Entry(
        Facet.LANGUAGE,
        "spanish",
        ("Spanish", "Español"),
        ("Spanish language", "lengua española, castellano"),
    ),
    Entry(
        Facet.LANGUAGE,
        "french",
        ("French", "Francés"),
        ("French language", "lengua francesa"),
    ),
)


@part(Stage.VOCABULARY, "Vocabulary")
def load_vocabulary(site: DemoSite) -> None:
    """Make the terms by which pages are found."""
    for entry in VOCABULARY:
        site.snippet(
            Term,
            f"terms/{entry.slug}",
            facet=entry.facet,
            name=both(*entry.name),
            slug=entry.slug,
            synonyms=lines(*entry.synonyms),
        )
