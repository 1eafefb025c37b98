"""The demo's standing pages: about, accessibility, privacy."""

from portal.demo.references import Page
from portal.demo.writing import Block, Pair, buttons, callout, heading, link, paragraph

ABOUT_TITLE: Pair = ("About this site", "Acerca de este sitio")
ABOUT_SUMMARY: Pair = (
    "Who this site is for, where its facts come from, and what you can do here.",
    "Para quién es este sitio, de dónde vienen sus datos y qué puede hacer aquí.",
)


def about() -> list[Block]:
    """Return the text of the page about the site."""
    return [
        callout(
            "important",
            ("This is a demonstration", "Esto es una demostración"),
            (
                """This site shows what the open-source portal can do. The organizations that it
                describes are real, but they do not run it. Everything you send here stays on the
                machine on which the demo runs.""",
                """Este sitio muestra lo que puede hacer el portal de código abierto. Las
                organizaciones que describe son reales, pero no lo administran. Todo lo que usted
                envíe aquí se queda en el equipo donde funciona la demostración.""",
            ),
        ),
        paragraph(
            """
            Programs that bring health departments and community organizations together need a place
            to tell people about it: who works with whom, what they have learned, how to join. This
            portal is that place. Small teams can run it without a developer, in as many languages
            as their neighbors speak.
            """,
            """
            Los programas que unen a departamentos de salud y organizaciones comunitarias necesitan
            un lugar para contarlo: quién trabaja con quién, qué han aprendido, cómo participar.
            Este portal es ese lugar. Un equipo pequeño puede manejarlo sin programadores, en tantos
            idiomas como hable su comunidad.
            """,
        ),
        heading("Who it is for", "Para quién es"),
        paragraph(
            """
            - <b>Health departments</b> that want to work with organizers, and to use their own
              power for what residents ask.
            - <b>Community organizations</b> that look for an open door in their health department.
            - <b>Everyone else</b> who wants to know what has worked in a place like theirs.
            """,
            """
            - <b>Departamentos de salud</b> que quieren trabajar con quienes organizan a la
              comunidad y usar su propio poder para lo que piden los residentes.
            - <b>Organizaciones comunitarias</b> que buscan una puerta abierta en su departamento de
              salud.
            - <b>Todas las demás personas</b> que quieren saber qué ha funcionado en un lugar como
              el suyo.
            """,
        ),
        heading("Where the facts come from", "De dónde vienen los datos"),
        paragraph(
            """
            The program, its cohort of 2023, the webinar series and the story from Kansas City
            follow what Human Impact Partners and others have published about them. We wrote all
            texts anew in plain language. The values and the steps of change follow People Power
            Health, which trains health workers in organizing. The pictures were drawn for this
            site; they show no real people or places.
            """,
            """
            El programa, su cohorte de 2023, la serie de seminarios web y la historia de Kansas City
            siguen lo que han publicado Human Impact Partners y otras organizaciones. Escribimos de
            nuevo todos los textos en lenguaje sencillo. Los valores y los pasos del cambio siguen a
            People Power Health, que enseña al personal de salud a organizar. Las imágenes se
            dibujaron para este sitio; no muestran personas ni lugares reales.
            """,
        ),
        buttons(
            link(Page("programs/pph"), ("See the program", "Conozca el programa")),
            link(Page("contact"), ("Write to us", "Escríbanos")),
        ),
    ]


ACCESSIBILITY_TITLE: Pair = ("Accessibility statement", "Declaración de accesibilidad")
ACCESSIBILITY_SUMMARY: Pair = (
    "How we make sure that everyone can use this site, and what to do when you cannot.",
    "Cómo procuramos que todas las personas puedan usar este sitio y qué hacer si no puede.",
)


def accessibility() -> list[Block]:
    """Return the accessibility statement."""
    return [
        paragraph(
            """
            Everyone should be able to use this site: with a screen reader, with the keyboard alone,
            with large letters, on an old phone, on paper. We build it to meet the Web Content
            Accessibility Guidelines (WCAG) 2.2 at level AA.
            """,
            """
            Todas las personas deben poder usar este sitio: con lector de pantalla, solo con el
            teclado, con letra grande, en un teléfono viejo o en papel. Lo construimos para cumplir
            las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA.
            """,
        ),
        heading("What we do", "Qué hacemos"),
        paragraph(
            """
            - Each page works without JavaScript and with the keyboard.
            - Each map, chart and diagram has the same facts beside it as a list or table.
            - Pictures that tell something are described in words.
            - Colors have enough contrast, by day and in dark mode.
            - Text in another language is marked, so that a screen reader says it right.
            """,
            """
            - Cada página funciona sin JavaScript y con el teclado.
            - Cada mapa, gráfica y diagrama lleva al lado los mismos datos en una lista o tabla.
            - Las imágenes que dicen algo se describen con palabras.
            - Los colores tienen contraste suficiente, de día y en modo oscuro.
            - El texto en otro idioma está marcado para que el lector de pantalla lo diga bien.
            """,
        ),
        heading("What may still be hard", "Qué puede ser difícil todavía"),
        paragraph(
            """
            Some resources lead to files of other publishers. We cannot repair those, but we can
            send you their content in a form that you can use.
            """,
            """
            Algunos recursos llevan a archivos de otras editoriales. No podemos corregirlos, pero sí
            enviarle su contenido en un formato que usted pueda usar.
            """,
        ),
        heading("Tell us", "Díganoslo"),
        paragraph(
            """
            Something does not work for you? <a href="page:contact">Write to us</a> and name the
            page. Say what you tried to do and what you use, for example the name of your screen
            reader.
            """,
            """
            ¿Algo no le funciona? <a href="page:contact">Escríbanos</a> e indique la página. Diga
            qué quiso hacer y qué usa, por ejemplo el nombre de su lector de pantalla.
            """,
        ),
    ]


PRIVACY_TITLE: Pair = ("Privacy notice", "Aviso de privacidad")
PRIVACY_SUMMARY: Pair = (
    "What we keep when you write to us, why, and for how long. Reading leaves no trace.",
    "Qué guardamos cuando nos escribe, por qué y por cuánto tiempo. Leer no deja rastro.",
)


def privacy() -> list[Block]:
    """Return the privacy notice."""
    return [
        heading("When you read", "Cuando usted lee"),
        paragraph(
            """
            We do not follow you. The pages that you read set no cookie, load nothing from other
            companies and count no visitors by name.
            """,
            """
            No le seguimos. Las páginas que lee no guardan cookies, no cargan nada de otras empresas
            ni cuentan visitantes por su nombre.
            """,
        ),
        heading("When you write to us", "Cuando nos escribe"),
        paragraph(
            """
            We keep what you enter in the form: your name, your email address, your message and your
            answers. The form page sets a cookie that protects the form from abuse. We use your
            words to answer you, and for nothing else. Only staff who answer can read them.
            """,
            """
            Guardamos lo que escribe en el formulario: su nombre, su correo electrónico, su mensaje
            y sus respuestas. La página del formulario usa una cookie que lo protege de abusos.
            Usamos sus palabras para responderle y para nada más. Solo las lee el personal que
            responde.
            """,
        ),
        heading("How long we keep it", "Cuánto tiempo lo guardamos"),
        paragraph(
            """
            We delete messages when we no longer need them to work with you. You may ask at any time
            what we hold about you, and you may ask us to delete it.
            """,
            """
            Borramos los mensajes cuando ya no los necesitamos para trabajar con usted. En cualquier
            momento puede preguntar qué guardamos sobre usted y pedirnos que lo borremos.
            """,
        ),
        callout(
            "note",
            ("Please do not send health records", "Por favor, no envíe historiales médicos"),
            (
                """A contact form is not the place for medical details of yours or of others.""",
                """Un formulario de contacto no es el lugar para datos médicos suyos ni de otras
                personas.""",
            ),
        ),
        buttons(link(Page("contact"), ("Write to us", "Escríbanos"))),
    ]
