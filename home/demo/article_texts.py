"""The demo's article: how community health partnerships work."""

from portal.demo.references import Page
from portal.demo.words import prose
from portal.demo.writing import (
    Block,
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

TITLE = "How community health partnerships work"
SUMMARY = "Why they matter, what they are made of, and seven steps to begin one where you live."

WHY: tuple[Block, ...] = (
    paragraph(
        """
        A clinic can treat asthma. It cannot fix the damp walls that cause it. A health department
        can count the heat deaths of a summer. It cannot plant shade trees on its own. Most of what
        makes us sick or well lies outside the doctor's office, and no single group can change it.

        A community health partnership brings those who can change it to one table: the health
        department, organizers, schools, clinics, businesses and, above all, the people who live
        with the problem. Each brings something that the others lack.
        """
    ),
    picture("circle", "Everyone who can change something sits in the same circle.", "wide"),
)

ELEMENTS: tuple[Block, ...] = (
    heading("Five things that hold a partnership together"),
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
        """
    ),
)

EXAMPLES: tuple[Block, ...] = (
    heading("Three examples"),
    cards(
        "What a partnership can look like",
        "",
        (
            "A clinic on wheels",
            (
                "The next doctor is an hour away. A county, a hospital and several churches share "
                "a bus that brings check-ups and vaccines to small towns on fixed days."
            ),
        ),
        (
            "Healthy children",
            (
                "Schools, parents, stores and a health department work against childhood obesity: "
                "better lunches, safe ways to walk, and sports that cost nothing."
            ),
        ),
        (
            "A network for mental health",
            (
                "Peer groups, clinics and the police agree on one number to call. Whoever picks up "
                "knows which door is open, at any hour."
            ),
        ),
    ),
)

SEVEN_STEPS: tuple[Block, ...] = (
    heading("Seven steps to start a partnership"),
    steps(
        "From first question to first result",
        (
            "Find out what people need",
            (
                "Listen before you plan. Look at the health data, and ask residents what the "
                "numbers leave out."
            ),
        ),
        (
            "Choose your partners",
            (
                "Who has the power to change this? Who has the trust? Invite both, and begin with "
                "a talk between two people."
            ),
        ),
        (
            "Agree on goals",
            "Few and clear. Each partner should be able to say them without looking them up.",
        ),
        (
            "Write a plan",
            (
                "Who does what, with which means, until when. Write down also how you decide when "
                "you disagree."
            ),
        ),
        (
            "Bring in the community",
            (
                "Meet in the evening, offer child care and interpretation, and pay people for "
                "their time when you can."
            ),
        ),
        (
            "Keep everyone informed",
            "Fix a day for news. Say what worked, what did not, and what comes next.",
        ),
        (
            "Check whether it works",
            (
                "Decide at the start how you will know. Look at the results together, and change "
                "the plan when it needs a change."
            ),
        ),
    ),
)

BENEFITS: tuple[Block, ...] = (
    heading("More than health"),
    paragraph(
        """
        People who have won a safe crossing together know each other's names. They trust the health
        department more, and it learns faster what goes wrong. Some find work, some run for office.
        A partnership that began with asthma may end up with better buses, and both were needed.
        """
    ),
)

CHALLENGES: tuple[Block, ...] = (
    heading("Four things that get in the way"),
    questions(
        "What to do about them",
        (
            "What if the money runs out?",
            (
                "Do not hang everything on one grant. Ask each partner for a small, steady share, "
                "and begin with steps that cost little."
            ),
        ),
        (
            "What if nobody is in charge?",
            (
                "Many partners, many calendars. Name one person who calls the meetings, keeps the "
                "notes and asks how things stand."
            ),
        ),
        (
            "What if we do not understand each other?",
            (
                "Culture and language can keep people apart, and so can the jargon of an office. "
                "Work with interpreters, explain your words, and learn from those who know both "
                "sides."
            ),
        ),
        (
            "What if we may not share data?",
            (
                "Agree in writing on what may be shared, with whom and for how long. Often totals "
                "are enough, without a single name."
            ),
        ),
    ),
)

TECHNOLOGY: tuple[Block, ...] = (
    heading("Where technology helps"),
    paragraph(
        """
        A shared map shows where the air is worst. Video calls save a long drive, and text messages
        reach people who have no computer. Still, a tool is only as good as the trust behind it:
        choose tools that everyone can use, protect what people tell you, and keep a way to take
        part by phone or in person.
        """
    ),
)

ONE_PERSON: tuple[Block, ...] = (
    heading("Five things that one person can do"),
    (
        "paragraph",
        prose(
            """
            - Go to a meeting of your health board and ask one question.
            - Find out which community organization works on your street, and give it an hour.
            - Tell your own story to somebody who decides.
            - Bring two people together who should know each other.
            - Vote, and take a neighbor along.
            """
        ),
    ),
    callout(
        "tip",
        "Begin small, begin now",
        (
            "Every partnership in this article began with two people who talked to each other. You "
            "could be one of them this week."
        ),
    ),
    buttons(
        link(Page("contact"), "Write to us"), link(Page("stories/kansas-city"), "See how it went")
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
