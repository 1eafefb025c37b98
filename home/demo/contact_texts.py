"""The texts of the demo's contact page. All of its mailboxes are made up."""

from dataclasses import dataclass

from portal.intake.audiences import Audience

TITLE = "Contact"
SUMMARY = "Tell us who you are and what you need. Your message reaches the people who can help."
CONSENT = (
    "I agree that you keep what I send here and use it to answer me, as the "
    '<a href="page:privacy">privacy notice</a> says.'
)
REMINDER = "Please do not send details about anybody's health."
THANKS = (
    "Your message is safe with us. While you wait, you may like "
    '<a href="page:stories/kansas-city">the story from Kansas City</a>.'
)
THREE_DAYS = "We answer within three working days."


@dataclass(frozen=True)
class Route:
    """Who writes, to which mailbox, what they are told, and by when (in working days)."""

    audience: Audience
    label: str
    mailbox: str
    introduction: str
    reply_promise: str = THREE_DAYS
    answer_within_days: int = 3


ROUTES = (
    Route(
        Audience.DEPARTMENT,
        "We are a health department",
        "departments@example.org",
        "Ask for training or advice on community power and on working with organizers.",
    ),
    Route(
        Audience.COMMUNITY,
        "We are a community organization",
        "organizers@example.org",
        "Tell us about your campaign. We help you find the right people in a department.",
    ),
    Route(
        Audience.PRESS,
        "I write for the press",
        "press@example.org",
        "We answer questions and put you in touch with people you can talk to.",
        "We answer within one working day.",
        1,
    ),
    Route(
        Audience.OTHER,
        "I am someone else",
        "hello@example.org",
        "Residents, students, funders, neighbors: everyone is welcome to write.",
    ),
)


@dataclass(frozen=True)
class Question:
    """A question of the form; an empty audience means that everybody is asked."""

    label: str
    field_type: str = "singleline"
    role: str = ""
    required: bool = True
    help_text: str = ""
    choices: str = ""
    audience: str = ""


QUESTIONS = (
    Question("Your name", role="name"),
    Question(
        "Your email address", field_type="email", role="email", help_text="Our answer goes there."
    ),
    Question("Your health department", audience=Audience.DEPARTMENT),
    Question(
        "What would help you most?",
        field_type="radio",
        audience=Audience.DEPARTMENT,
        choices="Training for our staff, Advice on working with organizers, A first contact nearby",
    ),
    Question("Your organization", audience=Audience.COMMUNITY),
    Question(
        "What do you work on?",
        field_type="checkboxes",
        required=False,
        audience=Audience.COMMUNITY,
        choices="Housing, Clean air and water, Work and pay, Food, Something else",
    ),
    Question(
        "Have you been in touch with your health department?",
        field_type="yesno",
        audience=Audience.COMMUNITY,
    ),
    Question("Your newsroom", audience=Audience.PRESS),
    Question("Your deadline", field_type="date", required=False, audience=Audience.PRESS),
    Question("Your city or county", required=False, help_text="For example: Pasadena, California"),
    Question("Your message", field_type="multiline"),
)
