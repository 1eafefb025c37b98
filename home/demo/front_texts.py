"""The texts of the demo's front page."""

from portal.demo.references import Page, Picture
from portal.demo.words import both
from portal.demo.writing import Block, Pair, cards, figures, invitation, link

TITLE: Pair = ("Community Power for Health", "Poder comunitario para la salud")
SUMMARY: Pair = (
    """Local health departments and community organizers share their power, so that the rules which
    shape our health become fair.""",
    """Los departamentos de salud y quienes organizan a la comunidad comparten su poder para que las
    reglas que determinan nuestra salud sean justas.""",
)
VISION: Pair = (
    "Health grows where people have a say in what shapes their lives.",
    "La salud crece donde la gente decide sobre lo que marca su vida.",
)

VALUES: tuple[tuple[str, Pair, Pair], ...] = (
    (
        "fairness",
        ("Fairness", "Equidad"),
        (
            """Everyone has what they need for good health, and nobody is held back by where they
            live or where they come from.""",
            """Todas las personas tienen lo que necesitan para estar sanas. A nadie lo frena el
            lugar donde vive ni el lugar de donde viene.""",
        ),
    ),
    (
        "power",
        ("Power", "Poder"),
        (
            """The people whom a problem hurts most take part in the decisions about it, from the
            first question to the final vote.""",
            """Las personas más afectadas por un problema participan en las decisiones, desde la
            primera pregunta hasta el último voto.""",
        ),
    ),
    (
        "future",
        ("Future", "Futuro"),
        (
            """We work for results that last: for children who are not born yet, and for a planet
            on which they can breathe.""",
            """Trabajamos por resultados que duren: para la niñez que aún no ha nacido y para un
            planeta en el que pueda respirar.""",
        ),
    ),
    (
        "dignity",
        ("Dignity", "Dignidad"),
        (
            """Nobody has to earn respect. Care, work and housing treat each person as somebody
            who counts.""",
            """Nadie tiene que ganarse el respeto. La atención médica, el trabajo y la vivienda
            tratan a cada persona como alguien que cuenta.""",
        ),
    ),
    (
        "unity",
        ("Unity", "Unidad"),
        (
            """We stand together across jobs, languages and neighborhoods. What hurts one of us
            is the concern of all of us.""",
            """Nos unimos por encima de oficios, idiomas y barrios. Lo que le duele a una persona
            nos importa a todas.""",
        ),
    ),
)

THEORY_STEPS: tuple[tuple[Pair, Pair], ...] = (
    (
        ("Identify leaders", "Encontrar líderes"),
        (
            "We look for people whom others trust, whatever their job title says.",
            "Buscamos personas en quienes otras confían, sin importar su cargo.",
        ),
    ),
    (
        ("Coach", "Acompañar"),
        (
            "They learn to organize by doing it, with someone experienced at their side.",
            "Aprenden a organizar en la práctica, junto a alguien con experiencia.",
        ),
    ),
    (
        ("Build relationships", "Crear relaciones"),
        (
            "Health workers and residents get to know each other, one talk at a time.",
            "El personal de salud y los residentes se conocen, de conversación en conversación.",
        ),
    ),
    (
        ("Organize campaigns", "Organizar campañas"),
        (
            "Together they choose a change that is needed and win it step by step.",
            "Eligen en conjunto un cambio necesario y lo logran paso a paso.",
        ),
    ),
    (
        ("Build a national community", "Formar una comunidad nacional"),
        (
            "Local groups share what they learn, and so each of them grows stronger.",
            "Los grupos locales comparten lo que aprenden, y así cada uno se fortalece.",
        ),
    ),
)

REASONS: Block = cards(
    ("Why health workers make good organizers", "Por qué el personal de salud puede organizar"),
    (
        "Four things put people who work in health in a strong place to bring about change.",
        "Cuatro cosas dan a quienes trabajan en la salud una posición firme para lograr cambios.",
    ),
    (
        ("They are rooted", "Tienen raíces"),
        (
            """Clinics and health departments are part of the place they serve. They stay when
            others leave, and people know where to find them.""",
            """Las clínicas y los departamentos de salud son parte del lugar al que sirven. Siguen
            ahí cuando otros se van, y la gente sabe dónde encontrarlos.""",
        ),
        None,
    ),
    (
        ("They have resources", "Tienen recursos"),
        (
            """They hold data, rooms, budgets and the public's attention, and they know how to make
            much out of little.""",
            """Tienen datos, salones, presupuestos y la atención del público, y saben lograr mucho
            con poco.""",
        ),
        None,
    ),
    (
        ("They are many", "Son muchas personas"),
        (
            """Lone wolves burn out. When nurses, cleaners, doctors and clerks act in solidarity,
            they are hard to ignore.""",
            """Quien lucha a solas se agota. Cuando enfermeras, personal de limpieza, médicos y
            oficinistas actúan en solidaridad, es difícil ignorarlos.""",
        ),
        None,
    ),
    (
        ("They can learn it", "Pueden aprenderlo"),
        (
            """Organizing is a craft. Nobody is born with it; it is learned, practiced and passed
            on.""",
            """Organizar es un oficio. Nadie nace sabiéndolo; se aprende, se practica y se
            transmite.""",
        ),
        None,
    ),
)

FIGURES: Block = figures(
    ("The 2023 cohort in three numbers", "La cohorte 2023 en tres cifras"),
    (
        "50",
        ("pairs applied", "alianzas presentaron solicitud"),
        None,
    ),
    (
        "10",
        ("finalists were interviewed", "finalistas fueron entrevistadas"),
        None,
    ),
    (
        "4",
        ("pairs were selected", "alianzas fueron elegidas"),
        None,
    ),
)

INVITATIONS: tuple[Block, ...] = (
    invitation(
        ("You work in a health department?", "¿Trabaja en un departamento de salud?"),
        (
            """Ask us for training or advice on community power, or on how to work well with
            organizers.""",
            """Pídanos capacitación o asesoría sobre el poder comunitario o sobre cómo trabajar bien
            con quienes organizan a la comunidad.""",
        ),
        ("Write to us as a department", "Escríbanos como departamento"),
        "department",
        Page("contact"),
    ),
    invitation(
        ("You organize in your community?", "¿Organiza en su comunidad?"),
        (
            "Tell us what you work on. We help you find the right people in a health department.",
            """Cuéntenos en qué trabaja. Le ayudamos a encontrar a las personas indicadas en un
            departamento de salud.""",
        ),
        ("Write to us as an organization", "Escríbanos como organización"),
        "community",
        Page("contact"),
    ),
)


LEDE: Pair = (
    """We bring local health departments together with organizers. Together they look for what makes
    people sick, and they have the power to change it.""",
    """Unimos a departamentos de salud locales con quienes organizan a la comunidad. Juntos buscan
    lo que enferma a la gente, y tienen el poder de cambiarlo.""",
)


def calls() -> list[Block]:
    """Return the buttons at the top of the page."""
    return [
        ("link", link(Page("programs/pph"), ("See the program", "Conozca el programa"))),
        ("link", link(Page("stories/kansas-city"), ("Read a story", "Lea una historia"))),
    ]


def latest(title: Pair, source: str, number: int, all_of: str, words: Pair) -> Block:
    """Return a list that fills itself, with a link to all of its kind."""
    return "latest", {
        "title": both(*title),
        "source": source,
        "number": number,
        "pages": [],
        "link": link(Page(all_of), words),
    }


def sections() -> list[Block]:
    """Return the front page from top to bottom."""
    return [
        (
            "values",
            {
                "title": both("What health justice means", "Qué significa la justicia en la salud"),
                "intro": both(
                    "Five words guide our work. Each of them asks something of us.",
                    "Cinco palabras guían nuestro trabajo. Cada una nos pide algo.",
                ),
                "values": [
                    {"term": both(*term), "statement": both(*statement), "image": Picture(name)}
                    for name, term, statement in VALUES
                ],
            },
        ),
        (
            "theory_of_change",
            {
                "title": both("How change happens", "Cómo ocurre el cambio"),
                "intro": both(
                    "Change starts with a person and ends with new rules.",
                    "El cambio empieza con una persona y termina con nuevas reglas.",
                ),
                "steps": [
                    {"title": both(*title), "text": both(*text)} for title, text in THEORY_STEPS
                ],
                "outcome": both("Health justice", "Justicia en la salud"),
            },
        ),
        FIGURES,
        latest(
            ("The newest cohort", "La cohorte más reciente"),
            "cohorts",
            1,
            "programs",
            ("All programs", "Todos los programas"),
        ),
        latest(
            ("The next webinar", "El próximo seminario web"),
            "webinars",
            1,
            "webinars",
            ("All webinars", "Todos los seminarios web"),
        ),
        REASONS,
        latest(
            ("Stories of partnership", "Historias de alianzas"),
            "stories",
            2,
            "stories",
            ("All stories", "Todas las historias"),
        ),
        latest(
            ("New in the library", "Novedades de la biblioteca"),
            "resources",
            3,
            "resources",
            ("All resources", "Todos los recursos"),
        ),
        *INVITATIONS,
    ]
