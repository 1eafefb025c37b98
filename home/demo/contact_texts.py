"""The texts of the demo's contact page. All of its mailboxes are made up."""

from dataclasses import dataclass

from portal.demo.writing import Pair
from portal.intake.audiences import Audience

TITLE: Pair = ("Contact", "Contacto")
SUMMARY: Pair = (
    "Tell us who you are and what you need. Your message reaches the people who can help.",
    "Díganos quién es y qué necesita. Su mensaje llega a las personas que pueden ayudarle.",
)
CONSENT: Pair = (
    """I agree that you keep what I send here and use it to answer me, as the
    <a href="page:privacy">privacy notice</a> says.""",
    """Acepto que guarden lo que envío aquí y lo usen para responderme, como dice el
    <a href="page:privacy">aviso de privacidad</a>.""",
)
REMINDER: Pair = (
    "Please do not send details about anybody's health.",
    "Por favor, no envíe datos sobre la salud de nadie.",
)
THANKS: Pair = (
    """Your message is safe with us. While you wait, you may like
    <a href="page:stories/kansas-city">the story from Kansas City</a>.""",
    """Su mensaje está seguro con nosotros. Mientras espera, quizá le interese
    <a href="page:stories/kansas-city">la historia de Kansas City</a>.""",
)
THREE_DAYS: Pair = (
    "We answer within three working days.",
    "Respondemos en un plazo de tres días hábiles.",
)


@dataclass(frozen=True)
class Route:
    """Who writes, to which mailbox, and what they are told."""

    audience: Audience
    label: Pair
    mailbox: str
    introduction: Pair
    reply_promise: Pair = THREE_DAYS


ROUTES = (
    Route(
        Audience.DEPARTMENT,
        ("We are a health department", "Somos un departamento de salud"),
        "departments@example.org",
        (
            "Ask for training or advice on community power and on working with organizers.",
            "Pida capacitación o asesoría sobre poder comunitario y trabajo con quienes organizan.",
        ),
    ),
    Route(
        Audience.COMMUNITY,
        ("We are a community organization", "Somos una organización comunitaria"),
        "organizers@example.org",
        (
            "Tell us about your campaign. We help you find the right people in a department.",
            "Cuéntenos de su campaña. Le ayudamos a encontrar a las personas indicadas.",
        ),
    ),
    Route(
        Audience.PRESS,
        ("I write for the press", "Escribo para la prensa"),
        "press@example.org",
        (
            "We answer questions and put you in touch with people you can talk to.",
            "Respondemos preguntas y le ponemos en contacto con personas para entrevistar.",
        ),
        ("We answer within one working day.", "Respondemos en un día hábil."),
    ),
    Route(
        Audience.OTHER,
        ("I am someone else", "Soy otra persona"),
        "hello@example.org",
        (
            "Residents, students, funders, neighbors: everyone is welcome to write.",
            "Residentes, estudiantes, donantes, vecinos: todas las personas pueden escribir.",
        ),
    ),
)


@dataclass(frozen=True)
class Question:
    """A question of the form; an empty audience means that everybody is asked."""

    label: Pair
    field_type: str = "singleline"
    role: str = ""
    required: bool = True
    help_text: Pair | None = None
    choices: Pair | None = None
    audience: str = ""


QUESTIONS = (
    Question(("Your name", "Su nombre"), role="name"),
    Question(
        ("Your email address", "Su correo electrónico"),
        field_type="email",
        role="email",
        help_text=("Our answer goes there.", "Ahí llega nuestra respuesta."),
    ),
    Question(
        ("Your health department", "Su departamento de salud"),
        audience=Audience.DEPARTMENT,
    ),
    Question(
        ("What would help you most?", "¿Qué le ayudaría más?"),
        field_type="radio",
        audience=Audience.DEPARTMENT,
        choices=(
            "Training for our staff, Advice on working with organizers, A first contact nearby",
            "Capacitación para el personal, Asesoría para trabajar con quienes organizan, "
            "Un primer contacto cercano",
        ),
    ),
    Question(("Your organization", "Su organización"), audience=Audience.COMMUNITY),
    Question(
        ("What do you work on?", "¿En qué trabajan?"),
        field_type="checkboxes",
        required=False,
        audience=Audience.COMMUNITY,
        choices=(
            "Housing, Clean air and water, Work and pay, Food, Something else",
            "Vivienda, Aire y agua limpios, Trabajo y salario, Alimentos, Otra cosa",
        ),
    ),
    Question(
        ("Have you been in touch with your health department?", "¿Ya conocen a su departamento?"),
        field_type="yesno",
        audience=Audience.COMMUNITY,
    ),
    Question(("Your newsroom", "Su medio"), audience=Audience.PRESS),
    Question(
        ("Your deadline", "Su fecha límite"),
        field_type="date",
        required=False,
        audience=Audience.PRESS,
    ),
    Question(
        ("Your city or county", "Su ciudad o condado"),
        required=False,
        help_text=("For example: Pasadena, California", "Por ejemplo: Pasadena, California"),
    ),
    Question(("Your message", "Su mensaje"), field_type="multiline"),
)
