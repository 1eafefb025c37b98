"""The demo's article: how community health partnerships work."""

from portal.demo.references import Page
from portal.demo.words import prose
from portal.demo.writing import (
    Block,
    Pair,
    buttons,
    callout,
    cards,
    heading,
    link,
    paragraph,
    picture,
    questions,
    steps,
)

TITLE: Pair = (
    "How community health partnerships work",
    "Cómo funcionan las alianzas comunitarias de salud",
)
SUMMARY: Pair = (
    """Why they matter, what they are made of, and seven steps to begin one where you live.""",
    """Por qué importan, de qué están hechas y siete pasos para empezar una donde usted vive.""",
)

WHY: tuple[Block, ...] = (
    paragraph(
        """
        A clinic can treat asthma. It cannot fix the damp walls that cause it. A health department
        can count the heat deaths of a summer. It cannot plant shade trees on its own. Most of what
        makes us sick or well lies outside the doctor's office, and no single group can change it.

        A community health partnership brings those who can change it to one table: the health
        department, organizers, schools, clinics, businesses and, above all, the people who live
        with the problem. Each brings something that the others lack.
        """,
        """
        Una clínica puede tratar el asma, pero no puede arreglar las paredes húmedas que la causan.
        Un departamento de salud puede contar las muertes por calor de un verano, pero no puede
        plantar por su cuenta los árboles que dan sombra. La mayor parte de lo que nos enferma o nos
        mantiene sanos está fuera del consultorio, y ningún grupo puede cambiarlo por sí solo.

        Una alianza comunitaria de salud reúne en una misma mesa a quienes sí pueden cambiarlo: el
        departamento de salud, quienes organizan, las escuelas, las clínicas, los negocios y, sobre
        todo, las personas que viven con el problema. Cada parte aporta algo que a las demás les
        falta.
        """,
    ),
    picture(
        "circle",
        (
            "Everyone who can change something sits in the same circle.",
            "Quienes pueden cambiar algo se sientan en el mismo círculo.",
        ),
        "wide",
    ),
)

ELEMENTS: tuple[Block, ...] = (
    heading(
        "Five things that hold a partnership together", "Cinco cosas que sostienen una alianza"
    ),
    paragraph(
        """
        - <b>Shared goals.</b> Partners write down together what they want to reach, and by when.
        - <b>Different people.</b> Those most affected sit at the table from the first day, beside
          those who hold office or money.
        - <b>Open talk.</b> Good news and bad news travel fast, in plain words and in each language
          that people speak.
        - <b>Shared means.</b> Rooms, staff time, data and money are put together, and everybody
          knows who gave what.
        - <b>Community in the lead.</b> Residents help to choose the problem, the plan and the test
          of success. They are not asked for a signature at the end.
        """,
        """
        - <b>Metas compartidas.</b> Las partes escriben juntas qué quieren lograr y para cuándo.
        - <b>Personas distintas.</b> Las más afectadas están en la mesa desde el primer día, junto a
          quienes tienen un cargo o dinero.
        - <b>Conversación abierta.</b> Las buenas y las malas noticias circulan rápido, con palabras
          sencillas y en cada idioma que habla la gente.
        - <b>Medios compartidos.</b> Se juntan salones, tiempo de personal, datos y dinero, y todas
          las personas saben quién aportó qué.
        - <b>La comunidad al frente.</b> Los residentes ayudan a elegir el problema, el plan y la
          medida del éxito. No se les pide solo una firma al final.
        """,
    ),
)

EXAMPLES: tuple[Block, ...] = (
    heading("Three examples", "Tres ejemplos"),
    cards(
        ("What a partnership can look like", "Cómo puede ser una alianza"),
        None,
        (
            ("A clinic on wheels", "Una clínica sobre ruedas"),
            (
                """The next doctor is an hour away. A county, a hospital and several churches share
                a bus that brings check-ups and vaccines to small towns on fixed days.""",
                """El médico más cercano queda a una hora. Un condado, un hospital y varias iglesias
                comparten un autobús que lleva consultas y vacunas a pueblos pequeños en días
                fijos.""",
            ),
            None,
        ),
        (
            ("Healthy children", "Una niñez sana"),
            (
                """Schools, parents, stores and a health department work against childhood obesity:
                better lunches, safe ways to walk, and sports that cost nothing.""",
                """Escuelas, familias, tiendas y un departamento de salud combaten la obesidad
                infantil: mejores almuerzos, caminos seguros para ir a pie y deporte gratuito.""",
            ),
            None,
        ),
        (
            ("A network for mental health", "Una red de salud mental"),
            (
                """Peer groups, clinics and the police agree on one number to call. Whoever picks up
                knows which door is open, at any hour.""",
                """Grupos de apoyo, clínicas y la policía acuerdan un solo número de teléfono. Quien
                contesta sabe qué puerta está abierta, a cualquier hora.""",
            ),
            None,
        ),
    ),
)

SEVEN_STEPS: tuple[Block, ...] = (
    heading("Seven steps to start a partnership", "Siete pasos para empezar una alianza"),
    steps(
        ("From first question to first result", "De la primera pregunta al primer resultado"),
        (
            ("Find out what people need", "Averigüe qué necesita la gente"),
            (
                """Listen before you plan. Look at the health data, and ask residents what the
                numbers leave out.""",
                """Escuche antes de planear. Revise los datos de salud y pregunte a los residentes
                qué dejan fuera los números.""",
            ),
        ),
        (
            ("Choose your partners", "Elija a sus aliados"),
            (
                """Who has the power to change this? Who has the trust? Invite both, and begin with
                a talk between two people.""",
                """¿Quién tiene el poder de cambiar esto? ¿Quién tiene la confianza? Invite a ambas
                partes y empiece con una conversación entre dos personas.""",
            ),
        ),
        (
            ("Agree on goals", "Acuerden las metas"),
            (
                """Few and clear. Each partner should be able to say them without looking them
                up.""",
                """Pocas y claras. Cada parte debería poder decirlas sin consultarlas.""",
            ),
        ),
        (
            ("Write a plan", "Escriban un plan"),
            (
                """Who does what, with which means, until when. Write down also how you decide when
                you disagree.""",
                """Quién hace qué, con qué medios y hasta cuándo. Anoten también cómo deciden cuando
                no están de acuerdo.""",
            ),
        ),
        (
            ("Bring in the community", "Sumen a la comunidad"),
            (
                """Meet in the evening, offer child care and interpretation, and pay people for
                their time when you can.""",
                """Reúnanse por la tarde, ofrezcan cuidado de niños e interpretación, y paguen a las
                personas por su tiempo cuando sea posible.""",
            ),
        ),
        (
            ("Keep everyone informed", "Mantengan a todos al tanto"),
            (
                """Fix a day for news. Say what worked, what did not, and what comes next.""",
                """Fijen un día para las noticias. Digan qué funcionó, qué no y qué sigue.""",
            ),
        ),
        (
            ("Check whether it works", "Comprueben si funciona"),
            (
                """Decide at the start how you will know. Look at the results together, and change
                the plan when it needs a change.""",
                """Decidan desde el inicio cómo lo sabrán. Revisen juntos los resultados y cambien
                el plan cuando haga falta.""",
            ),
        ),
    ),
)

BENEFITS: tuple[Block, ...] = (
    heading("More than health", "Más que salud"),
    paragraph(
        """
        People who have won a safe crossing together know each other's names. They trust the health
        department more, and it learns faster what goes wrong. Some find work, some run for office.
        A partnership that began with asthma may end up with better buses, and both were needed.
        """,
        """
        Las personas que lograron juntas un cruce seguro conocen sus nombres. Confían más en el
        departamento de salud, y este se entera antes de lo que anda mal. Algunas encuentran
        trabajo, otras se postulan a un cargo. Una alianza que empezó con el asma puede terminar con
        mejores autobuses, y ambas cosas hacían falta.
        """,
    ),
)

CHALLENGES: tuple[Block, ...] = (
    heading("Four things that get in the way", "Cuatro cosas que estorban"),
    questions(
        ("What to do about them", "Qué hacer al respecto"),
        (
            ("What if the money runs out?", "¿Y si se acaba el dinero?"),
            (
                """Do not hang everything on one grant. Ask each partner for a small, steady share,
                and begin with steps that cost little.""",
                """No dependa de una sola subvención. Pida a cada parte un aporte pequeño y
                constante, y empiece con pasos que cuesten poco.""",
            ),
        ),
        (
            ("What if nobody is in charge?", "¿Y si nadie está a cargo?"),
            (
                """Many partners, many calendars. Name one person who calls the meetings, keeps the
                notes and asks how things stand.""",
                """Muchas partes, muchas agendas. Nombren a una persona que convoque las reuniones,
                tome notas y pregunte cómo van las cosas.""",
            ),
        ),
        (
            ("What if we do not understand each other?", "¿Y si no nos entendemos?"),
            (
                """Culture and language can keep people apart, and so can the jargon of an office.
                Work with interpreters, explain your words, and learn from those who know both
                sides.""",
                """La cultura y el idioma pueden separar a la gente, y también la jerga de una
                oficina. Trabaje con intérpretes, explique sus palabras y aprenda de quienes conocen
                ambos lados.""",
            ),
        ),
        (
            ("What if we may not share data?", "¿Y si no podemos compartir datos?"),
            (
                """Agree in writing on what may be shared, with whom and for how long. Often totals
                are enough, without a single name.""",
                """Acuerden por escrito qué se puede compartir, con quién y por cuánto tiempo. A
                menudo bastan los totales, sin un solo nombre.""",
            ),
        ),
    ),
)

TECHNOLOGY: tuple[Block, ...] = (
    heading("Where technology helps", "Dónde ayuda la tecnología"),
    paragraph(
        """
        A shared map shows where the air is worst. Video calls save a long drive, and text messages
        reach people who have no computer. Still, a tool is only as good as the trust behind it:
        choose tools that everyone can use, protect what people tell you, and keep a way to take
        part by phone or in person.
        """,
        """
        Un mapa compartido muestra dónde el aire es peor. Las videollamadas ahorran un viaje largo,
        y los mensajes de texto llegan a quienes no tienen computadora. Aun así, una herramienta
        vale tanto como la confianza que la respalda: elijan las que todas las personas puedan usar,
        protejan lo que la gente les cuenta y mantengan una manera de participar por teléfono o en
        persona.
        """,
    ),
)

ONE_PERSON: tuple[Block, ...] = (
    heading("Five things that one person can do", "Cinco cosas que puede hacer una persona"),
    (
        "paragraph",
        prose(
            """
            - Go to a meeting of your health board and ask one question.
            - Find out which community organization works on your street, and give it an hour.
            - Tell your own story to somebody who decides.
            - Bring two people together who should know each other.
            - Vote, and take a neighbor along.
            """,
            """
            - Vaya a una reunión de la junta de salud de su ciudad y haga una pregunta.
            - Averigüe qué organización comunitaria trabaja en su calle y dedíquele una hora.
            - Cuente su propia historia a alguien que toma decisiones.
            - Presente a dos personas que deberían conocerse.
            - Vote, y lleve a alguien de su vecindario.
            """,
        ),
    ),
    callout(
        "tip",
        ("Begin small, begin now", "Empiece en pequeño, empiece ya"),
        (
            """Every partnership in this article began with two people who talked to each other.
            You could be one of them this week.""",
            """Cada alianza de este artículo empezó con dos personas que conversaron. Usted puede
            ser una de ellas esta semana.""",
        ),
    ),
    buttons(
        link(Page("contact"), ("Write to us", "Escríbanos")),
        link(Page("stories/kansas-city"), ("See how it went", "Vea cómo resultó")),
    ),
)


def body() -> list[Block]:
    """Return the article from beginning to end."""
    return [
        *WHY,
        *ELEMENTS,
        *EXAMPLES,
        *SEVEN_STEPS,
        *BENEFITS,
        *CHALLENGES,
        *TECHNOLOGY,
        *ONE_PERSON,
    ]
