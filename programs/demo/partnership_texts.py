"""The texts of the four pairs of the demo's cohort."""

from dataclasses import dataclass

from portal.demo.writing import Block, heading, paragraph


@dataclass(frozen=True)
class Partner:
    """A partner of a pair: the name of its page and what it brings."""

    name: str
    role: str


@dataclass(frozen=True)
class Pairing:
    """A pair of the cohort."""

    name: str
    title: str
    place: str
    headline: str
    summary: str
    issues: tuple[str, ...]
    places: tuple[str, ...]
    latitude: float
    longitude: float
    picture: str
    partners: tuple[Partner, ...]
    narrative: tuple[Block, ...]
    toolkit: tuple[str, str] | None = None


PAIRINGS = (
    Pairing(
        name="chelsea",
        title="Safe homes in Chelsea",
        place="Chelsea, Massachusetts",
        headline="Homes that do not make people sick",
        summary=(
            "Immigrant families and the city's health department act together against housing that "
            "harms their health."
        ),
        issues=("housing-justice", "environmental-justice"),
        places=("chelsea-ma",),
        latitude=42.3918,
        longitude=-71.0328,
        picture="chelsea-housing",
        partners=(
            Partner(
                "la-colaborativa",
                (
                    "Organizes Latinx immigrants, stands by tenants and holds landlords and "
                    "officials to what they owe them."
                ),
            ),
            Partner(
                "chelsea-public-health",
                (
                    "Knows the housing code and the health effects of bad homes, and brings the "
                    "weight of the city."
                ),
            ),
        ),
        narrative=(
            heading("What is at stake"),
            paragraph(
                """
                Many Latinx immigrant families in Chelsea live in homes that harm their health, in a
                city that carries more than its share of pollution. What they need is a strong
                group behind them and an office that acts.
                """
            ),
            heading("What the pair does"),
            paragraph(
                """
                - It uses the Up to Code Toolkit to act on homes that break the housing code.
                - It supports tenants and prevents evictions.
                - It holds landlords and officials to account.
                """
            ),
        ),
        toolkit=("Up to Code Toolkit", "To act on homes that break the housing code."),
    ),
    Pairing(
        name="kansas-city",
        title="Cleaner air in Kansas City, Kansas",
        place="Kansas City / Wyandotte County, Kansas",
        headline="Neighbors lead the way on environmental hazards",
        summary=(
            "In Argentine and Armourdale, residents and their health department look for ways in "
            "which the community itself leads."
        ),
        issues=("environmental-justice",),
        places=("wyandotte-ks",),
        latitude=39.1142,
        longitude=-94.6275,
        picture="kansas-air",
        partners=(
            Partner(
                "cleanairnow",
                (
                    "Teaches about health, does research with residents and shapes policy that "
                    "people themselves drive."
                ),
            ),
            Partner(
                "unified-government-health",
                "Opens the way into local government and brings the tools of public health.",
            ),
        ),
        narrative=(
            heading("Two neighborhoods"),
            paragraph(
                """
                Argentine and Armourdale are neighborhoods of Kansas City, Kansas, whose residents
                live with environmental hazards. They know best when the air is bad and where it
                comes from. The pair wants them to lead, and not only to be heard.
                """
            ),
            heading("How they go about it"),
            paragraph(
                """
                CleanAirNow brings health education and community research. The health department of
                the Unified Government brings its knowledge and its standing. Together they build
                paths on which residents become leaders on the hazards that surround them.
                """
            ),
        ),
    ),
    Pairing(
        name="new-orleans",
        title="Workers' rights in New Orleans",
        place="New Orleans, Louisiana",
        headline="A Workers' Bill of Rights as the base standard",
        summary=(
            "Organizers and the health department wrote a Workers' Bill of Rights together. It "
            "should hold for every job in the city."
        ),
        issues=("economic-justice", "racial-justice"),
        places=("new-orleans-la",),
        latitude=29.9511,
        longitude=-90.0715,
        picture="new-orleans-workers",
        partners=(
            Partner(
                "step-up-louisiana",
                (
                    "Brings a membership of many backgrounds and ages that fights for fair schools "
                    "and fair work."
                ),
            ),
            Partner(
                "new-orleans-health",
                (
                    "Shows what work does to health, and speaks for the workers' cause inside city "
                    "government."
                ),
            ),
        ),
        narrative=(
            heading("Work is a health matter"),
            paragraph(
                """
                A job can keep a family well or make it sick. Pay, hours and safety decide which.
                That is why an organization for economic justice and a health department sat down
                together and wrote the Workers' Bill of Rights.
                """
            ),
            heading("Where it should lead"),
            paragraph(
                """
                Both partners want the document to be the floor and not the ceiling: the least that
                any worker in New Orleans can count on.
                """
            ),
        ),
    ),
    Pairing(
        name="pasadena",
        title="Food and solidarity in Pasadena",
        place="Pasadena, California",
        headline="Solidarity, economic and food security",
        summary=(
            "A pantry that day laborers began during the pandemic joins hands with the city's "
            "nutrition program."
        ),
        issues=("food-security", "economic-justice"),
        places=("pasadena-ca",),
        latitude=34.1478,
        longitude=-118.1445,
        picture="pasadena-pantry",
        partners=(
            Partner(
                "ndlon",
                (
                    "Runs the Mano a Mano pantry at the Pasadena Job Center, where day laborers "
                    "and their neighbors help each other."
                ),
            ),
            Partner(
                "pasadena-public-health",
                (
                    "Its nutrition program links people with health resources in the community and "
                    "shows what community health workers can do."
                ),
            ),
        ),
        narrative=(
            heading("How it began"),
            paragraph(
                """
                When the COVID-19 crisis came, the Pasadena Job Center began to hand out food. Out
                of that came Mano a Mano, a pantry run in the spirit of its name: hand in hand.
                """
            ),
            heading("What comes next"),
            paragraph(
                """
                With the Nutrition and Physical Activity Program of the Public Health Department,
                the pantry becomes more than a line for food. People learn about health resources
                nearby, and community health workers become part of the team.
                """
            ),
        ),
    ),
)
