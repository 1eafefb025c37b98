"""The texts of the demo's program and its cohort."""

from portal.demo.references import Page
from portal.demo.words import both
from portal.demo.writing import Block, Pair, callout, definition, heading, invitation, paragraph

TITLE: Pair = (
    "Power-building Partnerships for Health",
    "Alianzas para construir poder por la salud",
)
SUMMARY: Pair = (
    """A program of Human Impact Partners that pairs local health departments with community
    power-building organizations.""",
    """Un programa de Human Impact Partners que une departamentos de salud locales con
    organizaciones que construyen poder comunitario.""",
)
LEDE: Pair = (
    """Human Impact Partners supports pairs: one local health department and one organization that
    builds community power. Together they plan with care, win the changes that residents ask for,
    and bring health equity closer.""",
    """Human Impact Partners apoya a alianzas de dos: un departamento de salud local y una
    organización que construye poder comunitario. Juntos planean con cuidado, logran los cambios que
    piden los residentes y acercan la equidad en salud.""",
)

GOALS: tuple[Pair, ...] = (
    (
        """The two partners grow closer, trust each other, and set up what keeps them going when
        things get hard.""",
        """Las dos partes se acercan, confían una en la otra y crean lo que las sostiene cuando las
        cosas se ponen difíciles.""",
    ),
    (
        """Both mean the same when they speak of health equity, of community power and of working
        from the inside and the outside at once.""",
        """Ambas entienden lo mismo cuando hablan de equidad en salud, de poder comunitario y de
        trabajar a la vez desde dentro y desde fuera.""",
    ),
    (
        "Health departments put their power to work for what the community needs most.",
        "Los departamentos de salud usan su poder para lo que más necesita la comunidad.",
    ),
    (
        "Organizers put their power to work for stronger public health rules and practice.",
        "Quienes organizan usan su poder para que las reglas y la práctica de la salud pública "
        "sean más fuertes.",
    ),
    (
        """Together they get better at acting from inside and outside government, for health equity
        and racial justice.""",
        """Juntos mejoran su manera de actuar desde dentro y desde fuera del gobierno, por la
        equidad en salud y la justicia racial.""",
    ),
)

WHO: Pair = (
    """
    Two kinds of partners take part, always as a pair:

    - <b>A local health department</b> of a city, a county or a region.
    - <b>A community power-building organization</b> whose members are the people that the problem
      touches first.
    """,
    """
    Participan dos tipos de aliados, siempre de a dos:

    - <b>Un departamento de salud local</b> de una ciudad, un condado o una región.
    - <b>Una organización que construye poder comunitario</b>, cuyos miembros son las primeras
      personas a las que afecta el problema.
    """,
)


def definitions() -> list[Block]:
    """Return the words that a newcomer needs."""
    return [
        definition(
            (
                "Community power-building organization (CPBO)",
                "Organización que construye poder comunitario",
            ),
            (
                """A group in which the people most affected by a problem come together, find their
                common strength and change the decisions that shape their lives.""",
                """Un grupo en el que las personas más afectadas por un problema se reúnen,
                encuentran su fuerza común y cambian las decisiones que marcan su vida.""",
            ),
            ("grassroots organizing group", "grupo de organización de base"),
            ("movement-building organization", "organización que construye movimiento"),
            ("community organizing group", "grupo de organización comunitaria"),
            ("base-building group", "grupo que construye base"),
        ),
        definition(
            ("Inside/outside strategy", "Estrategia desde dentro y desde fuera"),
            (
                """People inside government and organizers outside of it work toward the same
                change. Each does what the other cannot do.""",
                """Personas dentro del gobierno y organizadores fuera de él trabajan por el mismo
                cambio. Cada parte hace lo que la otra no puede hacer.""",
            ),
        ),
        definition(
            ("Health equity", "Equidad en salud"),
            (
                """Everyone has a fair chance to be healthy. That takes fair rules, fair means and a
                fair share of power.""",
                """Todas las personas tienen una oportunidad justa de estar sanas. Para eso hacen
                falta reglas justas, medios justos y un reparto justo del poder.""",
            ),
        ),
    ]


def goals() -> list[tuple[str, str]]:
    """Return the program's goals in order."""
    return [("goal", both(*goal)) for goal in GOALS]


def body() -> list[Block]:
    """Return what else there is to say about the program."""
    return [
        heading("Why pairs", "Por qué de a dos"),
        paragraph(
            """
            A health department knows the numbers, writes rules and has a seat where decisions are
            made. An organization that builds power knows the people behind the numbers, and can
            bring them into the room. Either side alone runs out of road. Side by side, one opens
            the door from within while the other makes sure that it stays open.
            """,
            """
            Un departamento de salud conoce las cifras, redacta reglas y tiene un lugar donde se
            decide. Una organización que construye poder conoce a las personas detrás de las cifras
            y puede llevarlas a la sala. Por su lado, cada parte llega solo hasta cierto punto.
            Juntas avanzan: una abre la puerta desde dentro y la otra cuida de que siga abierta.
            """,
        ),
        callout(
            "note",
            ("Power is not a bad word", "Poder no es mala palabra"),
            (
                """Here it means the ability to change what shapes our health: who gets a safe home,
                clean air, a fair wage.""",
                """Aquí significa la capacidad de cambiar lo que determina nuestra salud: quién
                tiene una vivienda segura, aire limpio y un salario justo.""",
            ),
        ),
    ]


def invitations() -> list[Block]:
    """Return the invitations to both audiences."""
    return [
        invitation(
            ("For health departments", "Para departamentos de salud"),
            (
                """Would you like training or technical help on building power, or on working with
                organizers? Tell us where you stand.""",
                """¿Le interesa capacitación o asistencia técnica para construir poder o para
                trabajar con quienes organizan? Cuéntenos en qué punto está.""",
            ),
            ("Ask for training or advice", "Pida capacitación o asesoría"),
            "department",
            Page("contact"),
        ),
        invitation(
            (
                "For community power-building organizations",
                "Para organizaciones que construyen poder comunitario",
            ),
            (
                """Would you like to get in touch with a health department? Tell us your place and
                your campaign.""",
                """¿Quiere ponerse en contacto con un departamento de salud? Díganos su lugar y su
                campaña.""",
            ),
            ("Find a department to work with", "Encuentre un departamento aliado"),
            "community",
            Page("contact"),
        ),
    ]


INDEX_TITLE: Pair = ("Programs", "Programas")
INDEX_SUMMARY: Pair = (
    "How we bring health departments and community organizations together.",
    "Cómo unimos a departamentos de salud y organizaciones comunitarias.",
)

COHORT_TITLE: Pair = ("2023 cohort", "Cohorte 2023")
COHORT_SUMMARY: Pair = (
    """Four pairs in Massachusetts, Kansas, Louisiana and California work on housing, clean air,
    fair work and food.""",
    """Cuatro alianzas en Massachusetts, Kansas, Luisiana y California trabajan por la vivienda, el
    aire limpio, el trabajo justo y la alimentación.""",
)


def cohort_narrative() -> list[Block]:
    """Return the story of the cohort."""
    return [
        heading("What they share", "Lo que comparten"),
        paragraph(
            """
            Fifty pairs applied. Ten of them were invited to an interview, and four were selected.
            They come from four states and work on different problems, but they share one belief:
            those who live with a problem belong at the table where it is solved.
            """,
            """
            Cincuenta alianzas presentaron su solicitud. Diez fueron invitadas a una entrevista y
            cuatro resultaron elegidas. Vienen de cuatro estados y trabajan en problemas distintos,
            pero comparten una convicción: quienes viven con un problema deben estar en la mesa
            donde se resuelve.
            """,
        ),
        heading("What they work on", "En qué trabajan"),
        paragraph(
            """
            In <a href="page:programs/pph/2023/chelsea">Chelsea</a>, homes should no longer make
            people sick. In <a href="page:programs/pph/2023/kansas-city">Kansas City, Kansas</a>,
            residents lead the work for cleaner air. In
            <a href="page:programs/pph/2023/new-orleans">New Orleans</a>, workers have written down
            their rights. In <a href="page:programs/pph/2023/pasadena">Pasadena</a>, a food pantry
            has become a place of solidarity.
            """,
            """
            En <a href="page:programs/pph/2023/chelsea">Chelsea</a>, las viviendas ya no deben
            enfermar a la gente. En
            <a href="page:programs/pph/2023/kansas-city">Kansas City, Kansas</a>, los residentes
            dirigen el trabajo por un aire más limpio. En
            <a href="page:programs/pph/2023/new-orleans">Nueva Orleans</a>, quienes trabajan han
            puesto sus derechos por escrito. En
            <a href="page:programs/pph/2023/pasadena">Pasadena</a>, una despensa de alimentos se ha
            vuelto un lugar de solidaridad.
            """,
        ),
    ]
