"""The texts of the demo's webinars."""

from portal.demo.writing import Block, Pair, callout, heading, paragraph

INDEX_TITLE: Pair = ("Webinars", "Seminarios web")
INDEX_SUMMARY: Pair = (
    "Talks that you can join from anywhere, and what remains of earlier ones.",
    "Charlas a las que puede unirse desde cualquier lugar, y lo que queda de las anteriores.",
)

CONSENT: Pair = (
    """I agree that you keep what I send here and use it to organize this webinar, as the
    <a href="page:privacy">privacy notice</a> says.""",
    """Acepto que guarden lo que envío aquí y lo usen para organizar este seminario, como dice el
    <a href="page:privacy">aviso de privacidad</a>.""",
)

SERIES_TITLE: Pair = (
    "Power-building for Health Departments",
    "Construir poder desde los departamentos de salud",
)
SERIES_SUMMARY: Pair = (
    "Two parts from the summer of 2022 on power: where it lies, and how to share it.",
    "Dos partes del verano de 2022 sobre el poder: dónde está y cómo repartirlo.",
)
SERIES_INTRO: Pair = (
    """For leaders, staff and partners of health departments. The first part explains what power has
    to do with health. The second shows tools to study power and to share it more fairly.""",
    """Para quienes dirigen departamentos de salud, su personal y sus aliados. La primera parte
    explica qué tiene que ver el poder con la salud. La segunda muestra herramientas para estudiar
    el poder y repartirlo con más justicia.""",
)

DAY_NOTE: Pair = (
    "Held in this month of 2022. The exact day and hour are set for the demo.",
    "Se dio en este mes de 2022. El día y la hora exactos son de la demostración.",
)

POWER_101_TITLE: Pair = ("Power 101", "Poder: curso básico")
POWER_101_SUMMARY: Pair = (
    "Why an imbalance of power is a root cause of unfair health.",
    "Por qué el desequilibrio de poder es una causa de fondo de la injusticia en la salud.",
)

TOOLS_TITLE: Pair = (
    "Tools for Analyzing & Redistributing Power",
    "Herramientas para analizar y redistribuir el poder",
)
TOOLS_SUMMARY: Pair = (
    "How a health department can use the power it has, and pass some of it on.",
    "Cómo un departamento de salud puede usar el poder que tiene y ceder una parte.",
)

UPCOMING_TITLE: Pair = (
    "Your first talk with an organizer",
    "Su primera conversación con quien organiza",
)
UPCOMING_SUMMARY: Pair = (
    "An hour for health department staff who want to begin, and for organizers who wait for them.",
    "Una hora para el personal de salud que quiere empezar y para quienes organizan y le esperan.",
)
INTERPRETATION: Pair = ("from English into Spanish", "del inglés al español")
CAPTIONS: Pair = ("in English and Spanish", "en inglés y español")

SPEAKERS: tuple[tuple[Pair, Pair], ...] = (
    (
        ("An organizer", "Una organizadora"),
        ("Community power-building organization", "Organización que construye poder comunitario"),
    ),
    (
        ("A public health nurse", "Una enfermera de salud pública"),
        ("Local health department", "Departamento de salud local"),
    ),
)


def power_101() -> list[Block]:
    """Return the text of the first part."""
    return [
        paragraph(
            """
            - What power is, and who holds it where you work
            - Why an imbalance of power lies at the root of unfair health
            - What community power-building organizations do, and why health departments need them
              as allies
            """,
            """
            - Qué es el poder y quién lo tiene donde usted trabaja
            - Por qué el desequilibrio de poder está en la raíz de la injusticia en la salud
            - Qué hacen las organizaciones que construyen poder comunitario y por qué los
              departamentos de salud las necesitan como aliadas
            """,
        ),
    ]


def tools() -> list[Block]:
    """Return the text of the second part."""
    return [
        paragraph(
            """
            - Ways to draw a map of power: who decides, who sways them, who is left out
            - Where a health department has more power than it thinks
            - How to hand power on to those who live with the problem
            """,
            """
            - Maneras de dibujar un mapa de poder: quién decide, quién influye, quién queda fuera
            - Dónde un departamento de salud tiene más poder del que cree
            - Cómo pasar poder a quienes viven con el problema
            """,
        ),
    ]


def upcoming() -> list[Block]:
    """Return the text of the webinar to come."""
    return [
        heading("What you will take home", "Qué se llevará"),
        paragraph(
            """
            - Three questions that open a good talk, and two that end it
            - What each side may promise, and what it should not
            - A small plan for the four weeks after
            """,
            """
            - Tres preguntas que abren una buena conversación y dos que la acaban
            - Qué puede prometer cada parte y qué no debería
            - Un pequeño plan para las cuatro semanas siguientes
            """,
        ),
        callout(
            "note",
            ("This webinar is made up", "Este seminario es inventado"),
            (
                """It belongs to the demo, so that you can try how people register. Nobody will
                speak, and no mail leaves this machine.""",
                """Es parte de la demostración, para que pruebe cómo se inscribe la gente. Nadie va
                a hablar, y ningún correo sale de este equipo.""",
            ),
        ),
    ]
