"""The texts of the demo's library: one resource of the NCCDH, retold, and our own."""

from dataclasses import dataclass

from portal.demo.writing import Block, Pair, callout, heading, paragraph, steps

INDEX_TITLE: Pair = ("Resources", "Recursos")
INDEX_SUMMARY: Pair = (
    "Guides, fact sheets and tools for health departments and community organizations.",
    "Guías, hojas informativas y herramientas para departamentos de salud y organizaciones.",
)

OURS = "Community Power for Health"


@dataclass(frozen=True)
class Resource:
    """A resource of the demo. `published` is an ISO date, `sheet` the name of its PDF files."""

    name: str
    title: Pair
    summary: Pair
    published: str
    subjects: tuple[str, ...]
    audiences: tuple[str, ...]
    categories: tuple[str, ...]
    uses: tuple[Pair, ...]
    body: tuple[Block, ...]
    subtitle: Pair | None = None
    sheet: str = ""
    picture: str = ""
    concerns: tuple[str, ...] = ()


DEPARTMENTS = "health-departments"
ORGANIZATIONS = "community-organizations"
PROVIDERS = "service-providers"
RESIDENTS = "neighbors"

LETS_TALK = Resource(
    name="lets-talk-community-organizing",
    title=("Let's Talk: Community organizing", "Let's Talk: Community organizing"),
    summary=(
        "How public health can stand with communities that build power, in a text made for teams.",
        "Cómo la salud pública puede apoyar a comunidades que construyen poder, en un texto para "
        "equipos.",
    ),
    published="2025-04-07",
    subjects=("community-organizing", "staff-development"),
    audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
    categories=("evidence", "discussion"),
    uses=(
        (
            "learn about organizing as an answer to an imbalance of power",
            "conocer la organización comunitaria como respuesta al desequilibrio de poder",
        ),
        (
            "understand its central ideas and tools",
            "entender sus ideas y herramientas centrales",
        ),
        (
            "start a talk about working together",
            "iniciar una conversación sobre el trabajo conjunto",
        ),
    ),
    body=(
        paragraph(
            """
            Health will not become fair until the rules do: those in the law books and those that
            nobody wrote down. Public health can help in two ways. It can break the power that keeps
            things as they are, and it can build the power of communities.

            The publication defines community organizing on its second page, explains the central
            ideas and tools, and shows how organizing differs from other ways to bring about change.
            It ends with what public health and organizers each gain when they join.
            """,
            """
            La salud no será justa hasta que lo sean las reglas: las que están en las leyes y las
            que nadie escribió. La salud pública puede ayudar de dos maneras. Puede romper el poder
            que mantiene las cosas como están y puede construir el poder de las comunidades.

            La publicación define la organización comunitaria en su segunda página, explica las
            ideas y herramientas centrales y muestra en qué se distingue de otras maneras de lograr
            cambios. Termina con lo que ganan la salud pública y quienes organizan cuando se unen.
            """,
        ),
        callout(
            "note",
            ("In our own words", "En nuestras palabras"),
            (
                """This is our summary and not the text of the publication. For a quotation, turn to
                the publication itself (definition: p. 2).""",
                """Este es nuestro resumen y no el texto de la publicación. Para citar, acuda a la
                publicación misma (definición: p. 2).""",
            ),
        ),
    ),
    picture="resource-lets-talk",
    concerns=("programs/pph",),
)

OWN = (
    Resource(
        name="start-in-seven-steps",
        title=("Start a partnership in seven steps", "Empiece una alianza en siete pasos"),
        subtitle=("A guide on one page", "una guía en una página"),
        summary=(
            "From the first question to the first result, on a page that you can pin to the wall.",
            "De la primera pregunta al primer resultado, en una página para pegar en la pared.",
        ),
        published="2026-09-15",
        subjects=("working-together",),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("guide",),
        uses=(
            ("plan the first three months", "planear los primeros tres meses"),
            ("explain the way to your board", "explicar el camino a su junta directiva"),
        ),
        body=(
            steps(
                ("The seven steps", "Los siete pasos"),
                (
                    ("Needs", "Necesidades"),
                    (
                        "Ask residents what the health data leave out.",
                        "Pregunte a los residentes qué no muestran los datos de salud.",
                    ),
                ),
                (
                    ("The right partners", "Los aliados indicados"),
                    (
                        "Look for power and for trust. You need both.",
                        "Busque poder y busque confianza. Hacen falta ambos.",
                    ),
                ),
                (
                    ("Goals", "Metas"),
                    (
                        "Agree on a few that everyone knows by heart.",
                        "Acuerden unas pocas que todas las personas sepan de memoria.",
                    ),
                ),
                (
                    ("Plan", "Plan"),
                    (
                        "Write down who does what until when, and how you decide.",
                        "Escriban quién hace qué y hasta cuándo, y cómo deciden.",
                    ),
                ),
                (
                    ("Community", "Comunidad"),
                    (
                        "Meet when and where people can come, in the languages they speak.",
                        "Reúnanse cuando y donde la gente pueda, en los idiomas que habla.",
                    ),
                ),
                (
                    ("Communication", "Comunicación"),
                    (
                        "Share the news on a fixed day, the bad news too.",
                        "Compartan las noticias un día fijo, también las malas.",
                    ),
                ),
                (
                    ("Evaluation", "Evaluación"),
                    (
                        "Look at the results together and change what does not work.",
                        "Revisen juntos los resultados y cambien lo que no funciona.",
                    ),
                ),
            ),
        ),
        sheet="seven-steps",
        picture="resource-guide",
    ),
    Resource(
        name="six-and-a-half-years",
        title=("Six and a half years", "Seis años y medio"),
        subtitle=(
            "What shortens lives in one American city",
            "qué acorta la vida en una ciudad de Estados Unidos",
        ),
        summary=(
            "What the Kansas City, Missouri Health Department found in 2000, on one page.",
            "Lo que halló en 2000 el Departamento de Salud de Kansas City, Misuri, en una página.",
        ),
        published="2026-10-06",
        subjects=("health-data",),
        audiences=(DEPARTMENTS, RESIDENTS),
        categories=("fact-sheet",),
        uses=(
            (
                "show how social causes shorten lives",
                "mostrar cómo las causas sociales acortan la vida",
            ),
            ("open a meeting with two numbers", "abrir una reunión con dos cifras"),
        ),
        body=(
            paragraph(
                """
                In 2000 the health department of Kansas City, Missouri compared how long people in
                its city lived. White residents lived 6.5 years longer on average than African
                American residents.

                It also asked why people died. About half of all deaths in a year went back to
                social causes: segregation, poverty, violence and a lack of education. None of them
                can be treated in a hospital. All of them can be changed.
                """,
                """
                En 2000, el departamento de salud de Kansas City, Misuri, comparó cuánto vivía la
                gente de su ciudad. Los residentes blancos vivían en promedio 6.5 años más que los
                afroamericanos.

                También preguntó por qué moría la gente. Cerca de la mitad de las muertes de un año
                venía de causas sociales: segregación, pobreza, violencia y falta de educación.
                Ninguna se cura en un hospital. Todas se pueden cambiar.
                """,
            ),
        ),
        sheet="six-and-a-half-years",
        picture="resource-fact-sheet",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="what-is-a-cpbo",
        title=("What is a CPBO?", "¿Qué es una organización que construye poder?"),
        subtitle=("One idea, many names", "una idea, muchos nombres"),
        summary=(
            "What community power-building organizations do, and what else they are called.",
            "Qué hacen las organizaciones que construyen poder comunitario y qué otros nombres "
            "tienen.",
        ),
        published="2026-08-20",
        subjects=("community-organizing",),
        audiences=(DEPARTMENTS, PROVIDERS),
        categories=("fact-sheet",),
        uses=(
            ("tell an organizing group from a service", "distinguir a un grupo de un servicio"),
            ("find such a group near you", "encontrar un grupo así cerca de usted"),
        ),
        body=(
            paragraph(
                """
                CPBO is short for community power-building organization. Its members are the people
                whom a problem hits first: tenants, workers, neighbors of a highway. They find their
                common strength and change the decisions that shape their lives.

                Some call themselves a grassroots organizing group, some a movement-building
                organization, a community organizing group or a base-building group. The name does
                not matter. Ask this: who makes the decisions there? If the members do, you have
                found one.
                """,
                """
                Una organización que construye poder comunitario tiene como miembros a las primeras
                personas a las que golpea un problema: inquilinos, trabajadores, vecinos de una
                autopista. Encuentran su fuerza común y cambian las decisiones que marcan su vida.

                Unas se llaman grupo de organización de base, otras organización que construye
                movimiento, grupo de organización comunitaria o grupo que construye base. El nombre
                no importa. Pregunte esto: ¿quién decide ahí? Si deciden los miembros, ha encontrado
                una.
                """,
            ),
        ),
        sheet="what-is-a-cpbo",
        picture="resource-fact-sheet",
        concerns=("programs/pph",),
    ),
    Resource(
        name="who-holds-the-power",
        title=("Who holds the power?", "¿Quién tiene el poder?"),
        subtitle=("Eight questions for a first meeting", "ocho preguntas para una primera reunión"),
        summary=(
            "Questions with which a health department and organizers find out where to push.",
            "Preguntas para que un departamento de salud y quienes organizan hallen dónde empujar.",
        ),
        published="2026-07-14",
        subjects=("power-analysis",),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("discussion",),
        uses=(
            ("draw your first map of power", "dibujar su primer mapa de poder"),
            ("find allies that you had not thought of", "hallar aliados en los que no pensaba"),
        ),
        body=(
            paragraph(
                """
                - Which decision do we want to change?
                - Who makes it, and by when?
                - Whom does that person listen to?
                - Who gains if nothing changes?
                - Who pays the price today?
                - What can the department do that organizers cannot?
                - What can organizers do that the department cannot?
                - Who is missing from this room?
                """,
                """
                - ¿Qué decisión queremos cambiar?
                - ¿Quién la toma y hasta cuándo?
                - ¿A quién escucha esa persona?
                - ¿Quién gana si nada cambia?
                - ¿Quién paga hoy el precio?
                - ¿Qué puede hacer el departamento que no pueden quienes organizan?
                - ¿Qué pueden hacer quienes organizan que no puede el departamento?
                - ¿Quién falta en esta sala?
                """,
            ),
        ),
        picture="resource-discussion",
        concerns=("webinars/power-building/tools",),
    ),
    Resource(
        name="before-you-meet",
        title=("Before you meet organizers", "Antes de reunirse con quienes organizan"),
        subtitle=("A checklist for health departments", "una lista para departamentos de salud"),
        summary=(
            "Ten minutes of homework that save months of mistrust.",
            "Diez minutos de tarea que ahorran meses de desconfianza.",
        ),
        published="2026-06-02",
        subjects=("community-organizing", "working-together"),
        audiences=(DEPARTMENTS,),
        categories=("checklist",),
        uses=(
            ("get ready for a first talk", "prepararse para una primera conversación"),
            ("avoid promises you cannot keep", "evitar promesas que no puede cumplir"),
        ),
        body=(
            paragraph(
                """
                - I know what they have won, and what they fight for now.
                - I go to them, and I have asked when it suits them.
                - I can say in one sentence what my department can do.
                - I can say just as clearly what it may not do.
                - I have a number or a fact that helps their cause.
                - I have time to listen, and I will not take over the meeting.
                """,
                """
                - Sé qué han logrado y por qué luchan ahora.
                - Voy a donde están y les pregunté cuándo les conviene.
                - Puedo decir en una frase qué puede hacer mi departamento.
                - Puedo decir con la misma claridad qué no puede hacer.
                - Llevo una cifra o un dato que ayuda a su causa.
                - Tengo tiempo para escuchar y no voy a dirigir la reunión.
                """,
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="what-makes-partnerships-last",
        title=("What makes partnerships last", "Qué hace durar a las alianzas"),
        summary=(
            "Five elements that hold partners together and four things that pull them apart.",
            "Cinco elementos que unen a las partes y cuatro cosas que las separan.",
        ),
        published="2026-05-12",
        subjects=("working-together", "staff-development"),
        audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
        categories=("evidence",),
        uses=(
            ("check how strong your partnership is", "comprobar qué tan fuerte es su alianza"),
            ("see trouble before it comes", "ver los problemas antes de que lleguen"),
        ),
        body=(
            heading("What holds", "Qué une"),
            paragraph(
                """
                Shared goals, different people, open talk, shared means, and a community that leads.
                Where one of these is missing, the others must carry more.
                """,
                """
                Metas compartidas, personas distintas, conversación abierta, medios compartidos y
                una comunidad que va al frente. Donde falta uno, los demás cargan con más.
                """,
            ),
            heading("What pulls apart", "Qué separa"),
            paragraph(
                """
                Money that ends, work that nobody coordinates, cultures that do not meet, and data
                that may not be shared. Talk about all four before they happen.
                """,
                """
                Dinero que se acaba, trabajo que nadie coordina, culturas que no se encuentran y
                datos que no se pueden compartir. Hablen de las cuatro cosas antes de que ocurran.
                """,
            ),
        ),
        picture="resource-research",
    ),
    Resource(
        name="fact-sheet-for-a-campaign",
        title=("Write a fact sheet for a campaign", "Escriba una hoja para una campaña"),
        summary=(
            "How health staff put what they know onto one page that organizers can use.",
            "Cómo el personal de salud pone lo que sabe en una página útil para quienes organizan.",
        ),
        published="2026-04-21",
        subjects=("health-data", "community-organizing"),
        audiences=(DEPARTMENTS,),
        categories=("guide",),
        uses=(
            ("turn a data table into plain words", "convertir una tabla de datos en palabras"),
            ("support a campaign within your rules", "apoyar una campaña dentro de sus reglas"),
        ),
        body=(
            paragraph(
                """
                - Begin with what organizers need to show, and to whom.
                - Choose two numbers. Leave the others for the appendix.
                - Say where each number comes from, and from which year.
                - Write for a person who reads on a bus.
                - Let an organizer read it before anybody else does.
                """,
                """
                - Empiece por lo que quienes organizan deben mostrar, y a quién.
                - Elija dos cifras. Deje las demás para el anexo.
                - Diga de dónde viene cada cifra y de qué año es.
                - Escriba para quien lee en el autobús.
                - Deje que alguien que organiza la lea antes que nadie.
                """,
            ),
        ),
        picture="resource-guide",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="inside-and-outside",
        title=("Inside and outside", "Desde dentro y desde fuera"),
        subtitle=("How two strategies become one", "cómo dos estrategias se vuelven una"),
        summary=(
            "What people in government can do for a change, what organizers can do, and when.",
            "Qué puede hacer por un cambio la gente del gobierno, qué quienes organizan, y cuándo.",
        ),
        published="2026-03-10",
        subjects=("power-analysis", "working-together"),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("guide",),
        uses=(
            ("share the work between two sides", "repartir el trabajo entre dos partes"),
            ("agree on what stays between you", "acordar qué queda entre ustedes"),
        ),
        body=(
            paragraph(
                """
                <b>Inside:</b> people in a department know the calendar of decisions, write drafts,
                and can ask the question that nobody asks.

                <b>Outside:</b> organizers fill the room, tell what it is like, and keep asking when
                the meeting is over.

                <b>Together:</b> tell each other early what is coming. Agree on what is public. Let
                each side say no to what it cannot do.
                """,
                """
                <b>Desde dentro:</b> la gente de un departamento conoce el calendario de las
                decisiones, escribe borradores y puede hacer la pregunta que nadie hace.

                <b>Desde fuera:</b> quienes organizan llenan la sala, cuentan cómo se vive y siguen
                preguntando cuando la reunión termina.

                <b>En conjunto:</b> avísense pronto de lo que viene. Acuerden qué es público. Dejen
                que cada parte diga que no a lo que no puede hacer.
                """,
            ),
        ),
        picture="resource-guide",
        concerns=("programs/pph",),
    ),
    Resource(
        name="meetings-for-everyone",
        title=("Meetings to which everyone can come", "Reuniones a las que todos pueden ir"),
        summary=(
            "Time, place, language, children, pay: a list for whoever sends the invitation.",
            "Hora, lugar, idioma, niños, pago: una lista para quien envía la invitación.",
        ),
        published="2026-02-17",
        subjects=("community-organizing",),
        audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
        categories=("checklist",),
        uses=(
            ("plan a meeting with residents", "planear una reunión con residentes"),
            ("ask your office for the right budget", "pedir a su oficina el presupuesto justo"),
        ),
        body=(
            paragraph(
                """
                - It starts after work and ends before the last bus.
                - The room has a ramp, good light and a microphone.
                - Interpreters are booked, and the papers are translated.
                - Somebody looks after the children.
                - There is food, and people are paid for their time where the rules allow it.
                - Whoever cannot come can call in or send a word.
                """,
                """
                - Empieza después del trabajo y termina antes del último autobús.
                - La sala tiene rampa, buena luz y micrófono.
                - Hay intérpretes, y los papeles están traducidos.
                - Alguien cuida a los niños.
                - Hay comida, y se paga a la gente por su tiempo donde las reglas lo permiten.
                - Quien no puede ir puede llamar o mandar unas palabras.
                """,
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="share-data-safely",
        title=("Share data, protect people", "Comparta datos, proteja a las personas"),
        summary=(
            "Six points to settle in writing before any number changes hands.",
            "Seis puntos que conviene escribir antes de que pase de manos una sola cifra.",
        ),
        published="2026-01-20",
        subjects=("health-data",),
        audiences=(DEPARTMENTS, PROVIDERS),
        categories=("checklist",),
        uses=(
            ("prepare an agreement on data", "preparar un acuerdo sobre datos"),
            ("answer worries of residents", "responder a las dudas de los residentes"),
        ),
        body=(
            paragraph(
                """
                - What do we need the data for?
                - Are totals enough, without names?
                - Who may see them, and who may not?
                - Where are they kept, and for how long?
                - Who tells people what happens with their data, and in which language?
                - What do we do if something leaks?
                """,
                """
                - ¿Para qué necesitamos los datos?
                - ¿Bastan los totales, sin nombres?
                - ¿Quién puede verlos y quién no?
                - ¿Dónde se guardan y por cuánto tiempo?
                - ¿Quién explica a la gente qué pasa con sus datos, y en qué idioma?
                - ¿Qué hacemos si algo se filtra?
                """,
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="one-to-one",
        title=("Talk one to one", "Conversar de persona a persona"),
        subtitle=("The oldest tool of organizers", "la herramienta más antigua"),
        summary=(
            "How half an hour between two people becomes the ground for everything else.",
            "Cómo media hora entre dos personas se vuelve la base de todo lo demás.",
        ),
        published="2025-11-18",
        subjects=("community-organizing", "staff-development"),
        audiences=(DEPARTMENTS, ORGANIZATIONS, RESIDENTS),
        categories=("guide",),
        uses=(
            ("learn what moves a person", "saber qué mueve a una persona"),
            ("train staff in an afternoon", "capacitar al personal en una tarde"),
        ),
        body=(
            paragraph(
                """
                A talk between two people is no interview and no sales pitch. You ask what the other
                person cares about and why, and you tell something of yourself. Listen for most of
                the time. Do not take notes. End with a small thing that both of you will do.
                """,
                """
                Una conversación de dos personas no es una entrevista ni una venta. Usted pregunta
                qué le importa a la otra persona y por qué, y cuenta algo de sí. Escuche la mayor
                parte del tiempo. No tome notas. Termine con algo pequeño que ambas personas harán.
                """,
            ),
        ),
        picture="resource-discussion",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="power-in-a-health-department",
        title=(
            "The power of a health department",
            "El poder de un departamento de salud",
        ),
        summary=(
            "A department can do more than it thinks. A list to go through with your team.",
            "Un departamento puede más de lo que cree. Una lista para revisar con su equipo.",
        ),
        published="2025-10-07",
        subjects=("power-analysis", "staff-development"),
        audiences=(DEPARTMENTS,),
        categories=("discussion",),
        uses=(
            ("find out what your department can offer", "ver qué puede ofrecer su departamento"),
            ("decide what to do with it", "decidir qué hacer con ello"),
        ),
        body=(
            paragraph(
                """
                - We hold data. Who may ask us for it?
                - We write rules and reports. Whose words are in them?
                - We have rooms and a mailing list. Who may use them?
                - We are asked to speak. Whom could we bring along?
                - We choose partners and contracts. Who never hears of them?
                """,
                """
                - Tenemos datos. ¿Quién puede pedírnoslos?
                - Escribimos reglas e informes. ¿De quién son las palabras?
                - Tenemos salones y una lista de correo. ¿Quién puede usarlos?
                - Nos invitan a hablar. ¿A quién podríamos llevar?
                - Elegimos aliados y contratos. ¿Quién nunca se entera?
                """,
            ),
        ),
        picture="resource-discussion",
        concerns=("webinars/power-building/power-101",),
    ),
    Resource(
        name="why-work-is-a-health-matter",
        title=("Why work is a health matter", "Por qué el trabajo es asunto de salud"),
        summary=(
            "Pay, hours and safety decide how well we are. What New Orleans made of that.",
            "El salario, los horarios y la seguridad deciden cómo estamos. Qué hizo Nueva Orleans.",
        ),
        published="2025-09-02",
        subjects=("health-data",),
        audiences=(ORGANIZATIONS, RESIDENTS),
        categories=("fact-sheet",),
        uses=(
            ("link a labor campaign with health", "unir una campaña laboral con la salud"),
            ("find words for your city council", "hallar palabras para su concejo municipal"),
        ),
        body=(
            paragraph(
                """
                Low pay means cheap food and cold rooms. Hours that change from week to week mean
                missed sleep and missed doctor's visits. In New Orleans, Step Up Louisiana and the
                health department drew a conclusion: they wrote a Workers' Bill of Rights together,
                as the least that every worker in the city should be able to count on.
                """,
                """
                Un salario bajo significa comida barata y cuartos fríos. Los horarios que cambian
                cada semana quitan sueño y visitas al médico. En Nueva Orleans, Step Up Louisiana y
                el departamento de salud sacaron una conclusión: redactaron juntos una Carta de
                Derechos de los Trabajadores, lo mínimo con lo que debe contar cada persona que
                trabaja en la ciudad.
                """,
            ),
        ),
        picture="resource-fact-sheet",
        concerns=("programs/pph/2023/new-orleans",),
    ),
)
