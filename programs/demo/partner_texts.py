"""The texts of the partners of the demo. The organizations are real; the mailboxes are not."""

from dataclasses import dataclass

from portal.demo.writing import Pair

INDEX_TITLE: Pair = ("Partners", "Organizaciones aliadas")
INDEX_SUMMARY: Pair = (
    "The health departments and community organizations that work together here.",
    "Los departamentos de salud y las organizaciones comunitarias que aquí trabajan en conjunto.",
)

DEPARTMENT = "department"
COMMUNITY = "community"
OTHER = "other"

CHELSEA: Pair = ("Chelsea, Massachusetts", "Chelsea, Massachusetts")
WYANDOTTE: Pair = ("Kansas City, Kansas", "Kansas City, Kansas")
NEW_ORLEANS: Pair = ("New Orleans, Louisiana", "Nueva Orleans, Luisiana")
PASADENA: Pair = ("Pasadena, California", "Pasadena, California")
KANSAS_CITY: Pair = ("Kansas City, Missouri", "Kansas City, Misuri")


@dataclass(frozen=True)
class Organization:
    """A partner's profile. Names of organizations stay as they are in every language.

    `mark` is a picture of ours: it is not the logo of the organization.
    """

    name: str
    title: Pair
    kind: str
    place: Pair
    summary: Pair
    mission: Pair
    issues: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("english",)
    other_names: Pair | None = None
    unit: Pair | None = None
    accreditations: Pair | None = None
    website: str = ""
    mailbox: str = ""
    mark: str = ""


ORGANIZATIONS = (
    Organization(
        name="la-colaborativa",
        title=("La Colaborativa", "La Colaborativa"),
        kind=COMMUNITY,
        place=CHELSEA,
        other_names=("Chelsea Collaborative", "Chelsea Collaborative"),
        summary=(
            "Organizes Latinx immigrants in Chelsea so that they can live well and be heard.",
            "Organiza a inmigrantes latinos en Chelsea para que vivan bien y se les escuche.",
        ),
        mission=(
            """La Colaborativa works for the social and economic health of Latinx immigrants. Its
            members speak for themselves, and they hold those who make decisions to account.""",
            """La Colaborativa trabaja por la salud social y económica de las personas inmigrantes
            latinas. Sus miembros hablan por sí mismos y piden cuentas a quienes deciden.""",
        ),
        issues=("housing-justice", "environmental-justice"),
        places=("chelsea-ma",),
        languages=("english", "spanish"),
        mailbox="la-colaborativa",
        mark="logo-la-colaborativa",
    ),
    Organization(
        name="chelsea-public-health",
        title=(
            "City of Chelsea Department of Public Health",
            "City of Chelsea Department of Public Health",
        ),
        kind=DEPARTMENT,
        place=CHELSEA,
        summary=(
            "The city's own health department, at work on healthy homes.",
            "El departamento de salud de la ciudad, dedicado a las viviendas sanas.",
        ),
        mission=(
            """The department looks after the health of everyone who lives in Chelsea. In this
            program it uses its powers against housing that makes people sick.""",
            """El departamento cuida la salud de todas las personas que viven en Chelsea. En este
            programa usa sus facultades contra las viviendas que enferman a la gente.""",
        ),
        issues=("housing-justice",),
        places=("chelsea-ma",),
        languages=("english", "spanish"),
        mailbox="chelsea-health",
        mark="logo-chelsea",
    ),
    Organization(
        name="cleanairnow",
        title=("CleanAirNow", "CleanAirNow"),
        kind=COMMUNITY,
        place=WYANDOTTE,
        other_names=("CAN", "CAN"),
        summary=(
            "Works for climate and environmental justice with those who breathe the air.",
            "Trabaja por la justicia climática y ambiental con quienes respiran ese aire.",
        ),
        mission=(
            """CleanAirNow joins three things: health education, research by the community, and
            policy that people themselves drive.""",
            """CleanAirNow une tres cosas: educación en salud, investigación de la comunidad y
            políticas que impulsa la propia gente.""",
        ),
        issues=("environmental-justice",),
        places=("wyandotte-ks",),
        mailbox="cleanairnow",
        mark="logo-cleanairnow",
    ),
    Organization(
        name="unified-government-health",
        title=("Unified Government Health Department", "Unified Government Health Department"),
        kind=DEPARTMENT,
        place=("Wyandotte County, Kansas", "Condado de Wyandotte, Kansas"),
        summary=(
            "The health department of Kansas City and Wyandotte County, Kansas.",
            "El departamento de salud de Kansas City y del condado de Wyandotte, Kansas.",
        ),
        mission=(
            """The department serves a city and a county that share one government. With
            CleanAirNow it looks for ways in which residents lead on environmental hazards.""",
            """El departamento sirve a una ciudad y a un condado que comparten un mismo gobierno.
            Con CleanAirNow busca caminos para que los residentes lideren ante los peligros
            ambientales.""",
        ),
        issues=("environmental-justice",),
        places=("wyandotte-ks",),
        mailbox="wyandotte-health",
        mark="logo-wyandotte",
    ),
    Organization(
        name="step-up-louisiana",
        title=("Step Up Louisiana", "Step Up Louisiana"),
        kind=COMMUNITY,
        place=NEW_ORLEANS,
        summary=(
            "Members of many backgrounds and ages, united for fair schools and fair work.",
            "Miembros de muchos orígenes y edades, unidos por escuelas y trabajos justos.",
        ),
        mission=(
            """Step Up Louisiana brings people of different races and generations together. They
            fight for justice in education and in the economy.""",
            """Step Up Louisiana reúne a personas de distintas razas y generaciones. Luchan por la
            justicia en la educación y en la economía.""",
        ),
        issues=("economic-justice", "racial-justice"),
        places=("new-orleans-la",),
        mailbox="step-up-louisiana",
        mark="logo-step-up-louisiana",
    ),
    Organization(
        name="new-orleans-health",
        title=("New Orleans Health Department", "New Orleans Health Department"),
        kind=DEPARTMENT,
        place=NEW_ORLEANS,
        summary=(
            "An accredited health department that treats fair work as a matter of health.",
            "Un departamento de salud acreditado que ve el trabajo justo como asunto de salud.",
        ),
        mission=(
            """The department protects the health of the people of New Orleans. Together with
            Step Up Louisiana it wrote the Workers' Bill of Rights.""",
            """El departamento protege la salud de la gente de Nueva Orleans. Junto con Step Up
            Louisiana redactó la Carta de Derechos de los Trabajadores.""",
        ),
        accreditations=(
            "Public Health Accreditation Board (PHAB)",
            "Junta de Acreditación de Salud Pública (PHAB)",
        ),
        issues=("economic-justice",),
        places=("new-orleans-la",),
        mailbox="new-orleans-health",
        mark="logo-new-orleans",
    ),
    Organization(
        name="ndlon",
        title=(
            "National Day Laborers Organizing Network",
            "Red Nacional de Jornaleros (NDLON)",
        ),
        kind=COMMUNITY,
        place=PASADENA,
        other_names=("NDLON", "National Day Laborers Organizing Network"),
        unit=(
            "Mano a Mano pantry of the Pasadena Job Center",
            "Despensa Mano a Mano del Centro de Trabajo de Pasadena",
        ),
        summary=(
            "Day laborers who organize, and who share food with their neighbors.",
            "Jornaleros que se organizan y comparten alimentos con sus vecinos.",
        ),
        mission=(
            """The network unites day laborers. At its Pasadena Job Center, the Mano a Mano pantry
            has given out food since the COVID-19 crisis.""",
            """La red une a los jornaleros. En su Centro de Trabajo de Pasadena, la despensa Mano a
            Mano reparte alimentos desde la crisis del COVID-19.""",
        ),
        issues=("food-security", "economic-justice"),
        places=("pasadena-ca",),
        languages=("english", "spanish"),
        mailbox="ndlon",
        mark="logo-ndlon",
    ),
    Organization(
        name="pasadena-public-health",
        title=("Pasadena Public Health Department", "Pasadena Public Health Department"),
        kind=DEPARTMENT,
        place=PASADENA,
        unit=(
            "Nutrition and Physical Activity Program",
            "Programa de Nutrición y Actividad Física",
        ),
        summary=(
            "Links people in Pasadena with health resources close to home.",
            "Conecta a la gente de Pasadena con recursos de salud cerca de casa.",
        ),
        mission=(
            """The Nutrition and Physical Activity Program shows people the health resources in
            their community and makes room for community health workers.""",
            """El Programa de Nutrición y Actividad Física da a conocer los recursos de salud de la
            comunidad y abre espacio a los promotores de salud.""",
        ),
        issues=("food-security",),
        places=("pasadena-ca",),
        languages=("english", "spanish"),
        mailbox="pasadena-health",
        mark="logo-pasadena",
    ),
    Organization(
        name="kansas-city-mo-health",
        title=(
            "Kansas City, Missouri Health Department",
            "Kansas City, Missouri Health Department",
        ),
        kind=DEPARTMENT,
        place=KANSAS_CITY,
        summary=(
            "Measured how unequal lives in its city were, and went looking for allies.",
            "Midió cuán desigual era la vida en su ciudad y salió a buscar aliados.",
        ),
        mission=(
            """The department found that about half of the city's deaths each year had social
            causes. Since then it has worked with organizers to change those causes.""",
            """El departamento encontró que cerca de la mitad de las muertes anuales de la ciudad
            tenía causas sociales. Desde entonces trabaja con quienes organizan para cambiarlas.""",
        ),
        issues=("racial-justice", "economic-justice"),
        places=("kansas-city-mo",),
        mailbox="kansas-city-health",
        mark="logo-kansas-city",
    ),
    Organization(
        name="cco",
        title=("Communities Creating Opportunity", "Communities Creating Opportunity"),
        kind=COMMUNITY,
        place=KANSAS_CITY,
        other_names=("CCO", "CCO"),
        summary=(
            "Faith leaders and congregations of many traditions who organize for justice.",
            "Líderes religiosos y congregaciones de muchas tradiciones que se organizan.",
        ),
        mission=(
            """Communities Creating Opportunity organizes across faiths. When it joined the health
            department it was 39 years old and counted more than 100 faith leaders and
            congregations.""",
            """Communities Creating Opportunity organiza a personas de distintas confesiones. Cuando
            se unió al departamento de salud tenía 39 años y más de 100 líderes religiosos y
            congregaciones.""",
        ),
        issues=("racial-justice", "economic-justice"),
        places=("kansas-city-mo",),
        mailbox="cco",
        mark="logo-cco",
    ),
    Organization(
        name="human-impact-partners",
        title=("Human Impact Partners", "Human Impact Partners"),
        kind=OTHER,
        place=("United States", "Estados Unidos"),
        other_names=("HIP", "HIP"),
        summary=(
            "Runs Power-building Partnerships for Health.",
            "Dirige el programa Alianzas para construir poder por la salud.",
        ),
        mission=(
            """Human Impact Partners brings health departments and organizers together and supports
            them while they learn to act as one.""",
            """Human Impact Partners une a departamentos de salud y a quienes organizan, y les
            apoya mientras aprenden a actuar en conjunto.""",
        ),
    ),
    Organization(
        name="nccdh",
        title=(
            "National Collaborating Centre for Determinants of Health",
            "National Collaborating Centre for Determinants of Health",
        ),
        kind=OTHER,
        place=("Canada", "Canadá"),
        other_names=("NCCDH", "NCCDH"),
        summary=(
            "Publishes in English and French about what makes health fair or unfair.",
            "Publica en inglés y francés sobre lo que hace justa o injusta la salud.",
        ),
        mission=(
            """The center publishes “Let's Talk”, short texts with which public health teams begin
            a discussion.""",
            """El centro publica “Let's Talk”, textos breves con los que los equipos de salud
            pública empiezan una conversación.""",
        ),
        languages=("english", "french"),
        website="https://nccdh.ca/",
    ),
)
