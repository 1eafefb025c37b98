"""The texts of the partners of the demo. The organizations are real; the mailboxes are not."""

from dataclasses import dataclass

INDEX_TITLE = "Partners"
INDEX_SUMMARY = "The health departments and community organizations that work together here."

DEPARTMENT = "department"
COMMUNITY = "community"
OTHER = "other"

CHELSEA = "Chelsea, Massachusetts"
WYANDOTTE = "Kansas City, Kansas"
NEW_ORLEANS = "New Orleans, Louisiana"
PASADENA = "Pasadena, California"
KANSAS_CITY = "Kansas City, Missouri"


@dataclass(frozen=True)
class Organization:
    """A partner's profile. Names of organizations stay as they are in every language.

    `mark` is a picture of ours: it is not the logo of the organization.
    """

    name: str
    title: str
    kind: str
    place: str
    summary: str
    mission: str
    issues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("english",)
    other_names: str = ""
    unit: str = ""
    accreditations: str = ""
    website: str = ""
    mailbox: str = ""
    mark: str = ""


ORGANIZATIONS = (
    Organization(
        name="la-colaborativa",
        title="La Colaborativa",
        kind=COMMUNITY,
        place=CHELSEA,
        other_names="Chelsea Collaborative",
        summary="Organizes Latinx immigrants in Chelsea so that they can live well and be heard.",
        mission=(
            "La Colaborativa works for the social and economic health of Latinx immigrants. Its "
            "members speak for themselves, and they hold those who make decisions to account."
        ),
        issues=("housing-justice", "environmental-justice"),
        places=("chelsea-ma",),
        languages=("english", "spanish"),
        mailbox="la-colaborativa",
        mark="logo-la-colaborativa",
    ),
    Organization(
        name="chelsea-public-health",
        title="City of Chelsea Department of Public Health",
        kind=DEPARTMENT,
        place=CHELSEA,
        summary="The city's own health department, at work on healthy homes.",
        mission=(
            "The department looks after the health of everyone who lives in Chelsea. In this "
            "program it uses its powers against housing that makes people sick."
        ),
        issues=("housing-justice",),
        places=("chelsea-ma",),
        languages=("english", "spanish"),
        mailbox="chelsea-health",
        mark="logo-chelsea",
    ),
    Organization(
        name="cleanairnow",
        title="CleanAirNow",
        kind=COMMUNITY,
        place=WYANDOTTE,
        other_names="CAN",
        summary="Works for climate and environmental justice with those who breathe the air.",
        mission=(
            "CleanAirNow joins three things: health education, research by the community, and "
            "policy that people themselves drive."
        ),
        issues=("environmental-justice",),
        places=("wyandotte-ks",),
        mailbox="cleanairnow",
        mark="logo-cleanairnow",
    ),
    Organization(
        name="unified-government-health",
        title="Unified Government Health Department",
        kind=DEPARTMENT,
        place="Wyandotte County, Kansas",
        summary="The health department of Kansas City and Wyandotte County, Kansas.",
        mission=(
            "The department serves a city and a county that share one government. With CleanAirNow "
            "it looks for ways in which residents lead on environmental hazards."
        ),
        issues=("environmental-justice",),
        places=("wyandotte-ks",),
        mailbox="wyandotte-health",
        mark="logo-wyandotte",
    ),
    Organization(
        name="step-up-louisiana",
        title="Step Up Louisiana",
        kind=COMMUNITY,
        place=NEW_ORLEANS,
        summary="Members of many backgrounds and ages, united for fair schools and fair work.",
        mission=(
            "Step Up Louisiana brings people of different races and generations together. They "
            "fight for justice in education and in the economy."
        ),
        issues=("economic-justice", "racial-justice"),
        places=("new-orleans-la",),
        mailbox="step-up-louisiana",
        mark="logo-step-up-louisiana",
    ),
    Organization(
        name="new-orleans-health",
        title="New Orleans Health Department",
        kind=DEPARTMENT,
        place=NEW_ORLEANS,
        summary="An accredited health department that treats fair work as a matter of health.",
        mission=(
            "The department protects the health of the people of New Orleans. Together with Step "
            "Up Louisiana it wrote the Workers' Bill of Rights."
        ),
        accreditations="Public Health Accreditation Board (PHAB)",
        issues=("economic-justice",),
        places=("new-orleans-la",),
        mailbox="new-orleans-health",
        mark="logo-new-orleans",
    ),
    Organization(
        name="ndlon",
        title="National Day Laborers Organizing Network",
        kind=COMMUNITY,
        place=PASADENA,
        other_names="NDLON",
        unit="Mano a Mano pantry of the Pasadena Job Center",
        summary="Day laborers who organize, and who share food with their neighbors.",
        mission=(
            "The network unites day laborers. At its Pasadena Job Center, the Mano a Mano pantry "
            "has given out food since the COVID-19 crisis."
        ),
        issues=("food-security", "economic-justice"),
        places=("pasadena-ca",),
        languages=("english", "spanish"),
        mailbox="ndlon",
        mark="logo-ndlon",
    ),
    Organization(
        name="pasadena-public-health",
        title="Pasadena Public Health Department",
        kind=DEPARTMENT,
        place=PASADENA,
        unit="Nutrition and Physical Activity Program",
        summary="Links people in Pasadena with health resources close to home.",
        mission=(
            "The Nutrition and Physical Activity Program shows people the health resources in "
            "their community and makes room for community health workers."
        ),
        issues=("food-security",),
        places=("pasadena-ca",),
        languages=("english", "spanish"),
        mailbox="pasadena-health",
        mark="logo-pasadena",
    ),
    Organization(
        name="kansas-city-mo-health",
        title="Kansas City, Missouri Health Department",
        kind=DEPARTMENT,
        place=KANSAS_CITY,
        summary="Measured how unequal lives in its city were, and went looking for allies.",
        mission=(
            "The department found that about half of the city's deaths each year had social "
            "causes. Since then it has worked with organizers to change those causes."
        ),
        issues=("racial-justice", "economic-justice"),
        places=("kansas-city-mo",),
        mailbox="kansas-city-health",
        mark="logo-kansas-city",
    ),
    Organization(
        name="cco",
        title="Communities Creating Opportunity",
        kind=COMMUNITY,
        place=KANSAS_CITY,
        other_names="CCO",
        summary="Faith leaders and congregations of many traditions who organize for justice.",
        mission=(
            "Communities Creating Opportunity organizes across faiths. When it joined the health "
            "department it was 39 years old and counted more than 100 faith leaders and "
            "congregations."
        ),
        issues=("racial-justice", "economic-justice"),
        places=("kansas-city-mo",),
        mailbox="cco",
        mark="logo-cco",
    ),
    Organization(
        name="human-impact-partners",
        title="Human Impact Partners",
        kind=OTHER,
        place="United States",
        other_names="HIP",
        summary="Runs Power-building Partnerships for Health.",
        mission=(
            "Human Impact Partners brings health departments and organizers together and supports "
            "them while they learn to act as one."
        ),
    ),
    Organization(
        name="nccdh",
        title="National Collaborating Centre for Determinants of Health",
        kind=OTHER,
        place="Canada",
        other_names="NCCDH",
        summary="Publishes in English and French about what makes health fair or unfair.",
        mission=(
            "The center publishes “Let's Talk”, short texts with which public health teams begin a "
            "discussion."
        ),
        languages=("english", "french"),
        website="https://nccdh.ca/",
    ),
)
