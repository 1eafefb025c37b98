"""The texts of the four pairs of the demo's cohort."""

from dataclasses import dataclass

from portal.demo.writing import Block, Pair, heading, paragraph


@dataclass(frozen=True)
class Partner:
    """A partner of a pair: the name of its page and what it brings."""

    name: str
    role: Pair


@dataclass(frozen=True)
class Pairing:
    """A pair of the cohort."""

    name: str
    title: Pair
    place: Pair
    headline: Pair
    summary: Pair
    issues: tuple[str, ...]
    places: tuple[str, ...]
    latitude: float
    longitude: float
    picture: str
    partners: tuple[Partner, ...]
    narrative: tuple[Block, ...]
    toolkit: tuple[Pair, Pair] | None = None


PAIRINGS = (
    Pairing(
        name="chelsea",
        title=("Safe homes in Chelsea", "Viviendas seguras en Chelsea"),
        place=("Chelsea, Massachusetts", "Chelsea, Massachusetts"),
        headline=("Homes that do not make people sick", "Viviendas que no enferman a la gente"),
        summary=(
            """Immigrant families and the city's health department act together against housing that
            harms their health.""",
            """Familias inmigrantes y el departamento de salud de la ciudad actúan juntos contra las
            viviendas que dañan su salud.""",
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
                    """Organizes Latinx immigrants, stands by tenants and holds landlords and
                    officials to what they owe them.""",
                    """Organiza a inmigrantes latinos, acompaña a inquilinos y exige a propietarios
                    y autoridades que cumplan.""",
                ),
            ),
            Partner(
                "chelsea-public-health",
                (
                    """Knows the housing code and the health effects of bad homes, and brings the
                    weight of the city.""",
                    """Conoce el código de vivienda y los efectos de las malas viviendas en la
                    salud, y aporta el peso de la ciudad.""",
                ),
            ),
        ),
        narrative=(
            heading("What is at stake", "Qué está en juego"),
            paragraph(
                """
                Many Latinx immigrant families in Chelsea live in homes that harm their health, in a
                city that carries more than its share of pollution. What they need is a strong
                group behind them and an office that acts.
                """,
                """
                Muchas familias inmigrantes latinas de Chelsea viven en casas que dañan su salud, en
                una ciudad que carga con más contaminación de la que le toca. Necesitan un grupo
                fuerte que las respalde y una oficina que actúe.
                """,
            ),
            heading("What the pair does", "Qué hace la alianza"),
            paragraph(
                """
                - It uses the Up to Code Toolkit to act on homes that break the housing code.
                - It supports tenants and prevents evictions.
                - It holds landlords and officials to account.
                """,
                """
                - Usa la guía Up to Code para actuar ante viviendas que violan el código.
                - Apoya a inquilinos y evita desalojos.
                - Pide cuentas a propietarios y autoridades.
                """,
            ),
        ),
        toolkit=(
            ("Up to Code Toolkit", "Guía Up to Code"),
            (
                "To act on homes that break the housing code.",
                "Para actuar ante viviendas que violan el código.",
            ),
        ),
    ),
    Pairing(
        name="kansas-city",
        title=("Cleaner air in Kansas City, Kansas", "Aire más limpio en Kansas City, Kansas"),
        place=(
            "Kansas City / Wyandotte County, Kansas",
            "Kansas City / condado de Wyandotte, Kansas",
        ),
        headline=(
            "Neighbors lead the way on environmental hazards",
            "Los vecinos toman la delantera ante los peligros ambientales",
        ),
        summary=(
            """In Argentine and Armourdale, residents and their health department look for ways in
            which the community itself leads.""",
            """En Argentine y Armourdale, los residentes y su departamento de salud buscan caminos
            para que la propia comunidad dirija.""",
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
                    """Teaches about health, does research with residents and shapes policy that
                    people themselves drive.""",
                    """Enseña sobre la salud, investiga junto con los residentes e impulsa políticas
                    que dirige la propia gente.""",
                ),
            ),
            Partner(
                "unified-government-health",
                (
                    "Opens the way into local government and brings the tools of public health.",
                    """Abre el camino hacia el gobierno local y aporta las herramientas de la salud
                    pública.""",
                ),
            ),
        ),
        narrative=(
            heading("Two neighborhoods", "Dos barrios"),
            paragraph(
                """
                Argentine and Armourdale are neighborhoods of Kansas City, Kansas, whose residents
                live with environmental hazards. They know best when the air is bad and where it
                comes from. The pair wants them to lead, and not only to be heard.
                """,
                """
                Argentine y Armourdale son barrios de Kansas City, Kansas, cuyos residentes viven
                con peligros ambientales. Nadie sabe mejor cuándo el aire está mal y de dónde viene.
                La alianza quiere que dirijan, y no solo que se les escuche.
                """,
            ),
            heading("How they go about it", "Cómo lo hacen"),
            paragraph(
                """
                CleanAirNow brings health education and community research. The health department of
                the Unified Government brings its knowledge and its standing. Together they build
                paths on which residents become leaders on the hazards that surround them.
                """,
                """
                CleanAirNow aporta educación en salud e investigación comunitaria. El departamento
                de salud del Gobierno Unificado aporta su conocimiento y su lugar en el gobierno.
                Juntos abren caminos para que los residentes lideren frente a los peligros que los
                rodean.
                """,
            ),
        ),
    ),
    Pairing(
        name="new-orleans",
        title=("Workers' rights in New Orleans", "Derechos laborales en Nueva Orleans"),
        place=("New Orleans, Louisiana", "Nueva Orleans, Luisiana"),
        headline=(
            "A Workers' Bill of Rights as the base standard",
            "Una Carta de Derechos de los Trabajadores como norma básica",
        ),
        summary=(
            """Organizers and the health department wrote a Workers' Bill of Rights together. It
            should hold for every job in the city.""",
            """Organizadores y el departamento de salud redactaron juntos una Carta de Derechos de
            los Trabajadores. Debe valer para cada empleo de la ciudad.""",
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
                    """Brings a membership of many backgrounds and ages that fights for fair schools
                    and fair work.""",
                    """Aporta miembros de muchos orígenes y edades que luchan por escuelas y
                    trabajos justos.""",
                ),
            ),
            Partner(
                "new-orleans-health",
                (
                    """Shows what work does to health, and speaks for the workers' cause inside
                    city government.""",
                    """Muestra lo que el trabajo le hace a la salud y defiende la causa de los
                    trabajadores dentro del gobierno de la ciudad.""",
                ),
            ),
        ),
        narrative=(
            heading("Work is a health matter", "El trabajo es un asunto de salud"),
            paragraph(
                """
                A job can keep a family well or make it sick. Pay, hours and safety decide which.
                That is why an organization for economic justice and a health department sat down
                together and wrote the Workers' Bill of Rights.
                """,
                """
                Un empleo puede mantener sana a una familia o enfermarla. Lo deciden el salario, los
                horarios y la seguridad. Por eso una organización por la justicia económica y un
                departamento de salud se sentaron a escribir juntos la Carta de Derechos de los
                Trabajadores.
                """,
            ),
            heading("Where it should lead", "Adónde debe llevar"),
            paragraph(
                """
                Both partners want the document to be the floor and not the ceiling: the least that
                any worker in New Orleans can count on.
                """,
                """
                Ambas partes quieren que el documento sea el piso y no el techo: lo mínimo con lo
                que pueda contar cualquier persona que trabaja en Nueva Orleans.
                """,
            ),
        ),
    ),
    Pairing(
        name="pasadena",
        title=("Food and solidarity in Pasadena", "Alimentos y solidaridad en Pasadena"),
        place=("Pasadena, California", "Pasadena, California"),
        headline=(
            "Solidarity, economic and food security",
            "Solidaridad, seguridad económica y alimentaria",
        ),
        summary=(
            """A pantry that day laborers began during the pandemic joins hands with the city's
            nutrition program.""",
            """Una despensa que jornaleros iniciaron durante la pandemia se une al programa de
            nutrición de la ciudad.""",
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
                    """Runs the Mano a Mano pantry at the Pasadena Job Center, where day laborers
                    and their neighbors help each other.""",
                    """Lleva la despensa Mano a Mano en el Centro de Trabajo de Pasadena, donde
                    jornaleros y vecinos se ayudan entre sí.""",
                ),
            ),
            Partner(
                "pasadena-public-health",
                (
                    """Its nutrition program links people with health resources in the community and
                    shows what community health workers can do.""",
                    """Su programa de nutrición conecta a la gente con recursos de salud en la
                    comunidad y muestra lo que pueden hacer los promotores de salud.""",
                ),
            ),
        ),
        narrative=(
            heading("How it began", "Cómo empezó"),
            paragraph(
                """
                When the COVID-19 crisis came, the Pasadena Job Center began to hand out food. Out
                of that came Mano a Mano, a pantry run in the spirit of its name: hand in hand.
                """,
                """
                Cuando llegó la crisis del COVID-19, el Centro de Trabajo de Pasadena
                empezó a repartir alimentos. De ahí nació Mano a Mano, una despensa fiel a su
                nombre.
                """,
            ),
            heading("What comes next", "Qué sigue"),
            paragraph(
                """
                With the Nutrition and Physical Activity Program of the Public Health Department,
                the pantry becomes more than a line for food. People learn about health resources
                nearby, and community health workers become part of the team.
                """,
                """
                Con el Programa de Nutrición y Actividad Física del Departamento de Salud Pública,
                la despensa es más que una fila para recibir alimentos. La gente conoce los recursos
                de salud cercanos, y los promotores de salud se suman al equipo.
                """,
            ),
        ),
    ),
)
