"""The texts of the demo's stories."""

from portal.demo.words import both, prose
from portal.demo.writing import Block, Pair, cards, figures, heading, paragraph

INDEX_TITLE: Pair = ("Stories", "Historias")
INDEX_SUMMARY: Pair = (
    "How partnerships came about, what they changed, and how you can begin.",
    "Cómo nacieron las alianzas, qué cambiaron y cómo puede empezar usted.",
)

TITLE: Pair = (
    "Kansas City: when data met organizers",
    "Kansas City: cuando los datos encontraron a quienes organizan",
)
SUMMARY: Pair = (
    """A health department found that lives in its city were 6.5 years apart. Numbers alone changed
    nothing, so it turned to faith-based organizers.""",
    """Un departamento de salud halló que la vida en su ciudad variaba 6.5 años. Las cifras solas no
    cambiaban nada, así que buscó a organizadores de base religiosa.""",
)
PLACE: Pair = ("Kansas City, Missouri", "Kansas City, Misuri")
OVERVIEW: Pair = (
    """In 2000 the Kansas City, Missouri Health Department found out how unequal life in its city
    was. Years later its director met organizers who knew how to move people. Since then one side
    has brought data, and the other has brought people, stories and pressure.""",
    """En 2000, el Departamento de Salud de Kansas City, Misuri, descubrió cuán desigual era la vida
    en su ciudad. Años después, su director conoció a organizadores que sabían movilizar a la gente.
    Desde entonces, una parte aporta datos, y la otra, personas, historias y presión.""",
)
WHO: Pair = (
    """
    The <b>Kansas City, Missouri Health Department</b> is part of city government. It can count,
    publish and advise, but it may not campaign.

    <b>Communities Creating Opportunity (CCO)</b> organizes people of many faiths. When the two
    joined, it was 39 years old and counted more than 100 faith leaders and congregations.
    """,
    """
    El <b>Departamento de Salud de Kansas City, Misuri</b>, es parte del gobierno de la ciudad.
    Puede contar, publicar y aconsejar, pero no puede hacer campaña.

    <b>Communities Creating Opportunity (CCO)</b> organiza a personas de muchas confesiones. Cuando
    se unieron, tenía 39 años y más de 100 líderes religiosos y congregaciones.
    """,
)

ENTRIES: tuple[tuple[Pair | str, Pair, Pair], ...] = (
    (
        "2000",
        ("A finding nobody can forget", "Un hallazgo que nadie olvida"),
        (
            """The department finds that White residents live 6.5 years longer on average than
            African American residents. About half of the deaths in the city each year can be
            traced to social causes: segregation, poverty, violence, lack of education.""",
            """El departamento halla que los residentes blancos viven en promedio 6.5 años más que
            los afroamericanos. Cerca de la mitad de las muertes anuales de la ciudad se debe a
            causas sociales: segregación, pobreza, violencia, falta de educación.""",
        ),
    ),
    (
        ("After 2000", "Después de 2000"),
        ("The city makes a plan", "La ciudad hace un plan"),
        (
            """The mayor's health commission takes up the finding. Out of it grows the first
            Community Health Improvement Plan.""",
            """La comisión de salud de la alcaldía retoma el hallazgo. De ahí nace el primer Plan
            de Mejoramiento de la Salud Comunitaria.""",
        ),
    ),
    (
        "2007",
        ("The director goes to a training", "El director va a una capacitación"),
        (
            """The health director attends a training of CCO. What strikes him is how its organizers
            build on talks between two people.""",
            """El director de salud asiste a una capacitación de CCO. Le impresiona cómo sus
            organizadores parten de conversaciones entre dos personas.""",
        ),
    ),
    (
        ("After 2007", "Después de 2007"),
        ("CCO becomes the partner", "CCO se vuelve la aliada"),
        (
            """CCO is chosen to bring residents into the work. It mobilizes people where a
            department may not, and it works with people of every political color.""",
            """Eligen a CCO para sumar a los residentes. CCO moviliza a la gente donde un
            departamento no puede y trabaja con personas de todo color político.""",
        ),
    ),
)

ADVICE: tuple[tuple[Pair, Pair], ...] = (
    (
        ("Meet the organizers where you are", "Conozca a quienes organizan donde usted está"),
        (
            """Find out who organizes in your own city. Ask for a talk, learn what they fight for,
            and why.""",
            """Averigüe quién organiza en su propia ciudad. Pida una conversación y aprenda por qué
            causas luchan y por qué.""",
        ),
    ),
    (
        ("Invite them to train your staff", "Invíteles a capacitar a su personal"),
        (
            """Health workers learn from organizers how to listen, how to build trust, and how
            decisions are really made.""",
            """El personal de salud aprende de quienes organizan a escuchar, a ganar confianza y a
            ver cómo se decide de verdad.""",
        ),
    ),
    (
        ("Write fact sheets for their campaigns", "Escriba hojas informativas para sus campañas"),
        (
            """You know the social causes of health. Put them on one page that a campaign can
            use.""",
            """Usted conoce las causas sociales de la salud. Póngalas en una página que sirva a una
            campaña.""",
        ),
    ),
)


def origins() -> list[Block]:
    """Return what sparked the partnership, in order."""
    return [
        (
            "entry",
            {
                "when": when if isinstance(when, str) else both(*when),
                "title": both(*title),
                "text": prose(*text),
                "image": None,
            },
        )
        for when, title, text in ENTRIES
    ]


def description() -> list[Block]:
    """Return what the partners did."""
    return [
        heading("Who brings what", "Quién aporta qué"),
        cards(
            ("Two kinds of strength", "Dos tipos de fuerza"),
            None,
            (
                ("The department", "El departamento"),
                (
                    """Data and research: who gets sick, where, and what has to do with it.""",
                    """Datos e investigación: quién se enferma, dónde y qué tiene que ver.""",
                ),
                None,
            ),
            (
                ("The organizers", "Quienes organizan"),
                (
                    """People, stories and pressure, where a city office may not apply it.""",
                    """Personas, historias y presión, donde una oficina de la ciudad no puede
                    ejercerla.""",
                ),
                None,
            ),
        ),
        paragraph(
            """
            The minimum wage is an example. The department could show what low pay does to health.
            CCO could bring those who live on it before those who decide about it.
            """,
            """
            El salario mínimo es un ejemplo. El departamento podía mostrar lo que el bajo salario le
            hace a la salud. CCO podía llevar a quienes viven de él ante quienes deciden sobre él.
            """,
        ),
    ]


def impacts() -> list[Block]:
    """Return what was measured and what changed."""
    return [
        figures(
            ("What the department had found", "Lo que había hallado el departamento"),
            (
                ("6.5 years", "6.5 años"),
                (
                    "longer lives of White residents, on average",
                    "más de vida para residentes blancos, en promedio",
                ),
                ("Kansas City, Missouri, 2000", "Kansas City, Misuri, 2000"),
            ),
            (
                ("About half", "Cerca de la mitad"),
                (
                    "of the deaths each year traced to social causes",
                    "de las muertes anuales se debe a causas sociales",
                ),
                ("Kansas City, Missouri, 2000", "Kansas City, Misuri, 2000"),
            ),
        ),
        paragraph(
            """
            The finding led to the mayor's health commission and to the first Community Health
            Improvement Plan. The partnership gave that plan what paper cannot have: people who ask
            every year what has become of it.
            """,
            """
            El hallazgo llevó a la comisión de salud de la alcaldía y al primer Plan de Mejoramiento
            de la Salud Comunitaria. La alianza le dio a ese plan lo que el papel no tiene: personas
            que preguntan qué ha sido de él.
            """,
        ),
    ]


def advice() -> list[tuple[str, dict[str, str]]]:
    """Return the ways to get started."""
    return [("step", {"title": both(*title), "text": prose(*text)}) for title, text in ADVICE]


CONTACT: Pair = (
    """Would you like to try this where you live? <a href="page:contact">Write to us</a>.""",
    """¿Le gustaría intentarlo donde vive? <a href="page:contact">Escríbanos</a>.""",
)
