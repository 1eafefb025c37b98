"""The texts of the demo's front page."""

from portal.demo.references import Page, Picture
from portal.demo.writing import Block, cards, figures, invitation, link

TITLE = "Community Power for Health"
SUMMARY = (
    "Local health departments and community organizers share their power, so that the rules which "
    "shape our health become fair."
)
VISION = "Health grows where people have a say in what shapes their lives."

VALUES: tuple[tuple[str, str, str], ...] = (
    (
        "fairness",
        "Fairness",
        (
            "Everyone has what they need for good health, and nobody is held back by where they "
            "live or where they come from."
        ),
    ),
    (
        "power",
        "Power",
        (
            "The people whom a problem hurts most take part in the decisions about it, from the "
            "first question to the final vote."
        ),
    ),
    (
        "future",
        "Future",
        (
            "We work for results that last: for children who are not born yet, and for a planet on "
            "which they can breathe."
        ),
    ),
    (
        "dignity",
        "Dignity",
        (
            "Nobody has to earn respect. Care, work and housing treat each person as somebody who "
            "counts."
        ),
    ),
    (
        "unity",
        "Unity",
        (
            "We stand together across jobs, languages and neighborhoods. What hurts one of us is "
            "the concern of all of us."
        ),
    ),
)

THEORY_STEPS: tuple[tuple[str, str], ...] = (
    ("Identify leaders", "We look for people whom others trust, whatever their job title says."),
    ("Coach", "They learn to organize by doing it, with someone experienced at their side."),
    (
        "Build relationships",
        "Health workers and residents get to know each other, one talk at a time.",
    ),
    ("Organize campaigns", "Together they choose a change that is needed and win it step by step."),
    (
        "Build a national community",
        "Local groups share what they learn, and so each of them grows stronger.",
    ),
)

REASONS: Block = cards(
    "Why health workers make good organizers",
    "Four things put people who work in health in a strong place to bring about change.",
    (
        "They are rooted",
        (
            "Clinics and health departments are part of the place they serve. They stay when "
            "others leave, and people know where to find them."
        ),
    ),
    (
        "They have resources",
        (
            "They hold data, rooms, budgets and the public's attention, and they know how to make "
            "much out of little."
        ),
    ),
    (
        "They are many",
        (
            "Lone wolves burn out. When nurses, cleaners, doctors and clerks act in solidarity, "
            "they are hard to ignore."
        ),
    ),
    (
        "They can learn it",
        "Organizing is a craft. Nobody is born with it; it is learned, practiced and passed on.",
    ),
)

FIGURES: Block = figures(
    "The 2023 cohort in three numbers",
    ("50", "pairs applied", ""),
    ("10", "finalists were interviewed", ""),
    ("4", "pairs were selected", ""),
)

INVITATIONS: tuple[Block, ...] = (
    invitation(
        "You work in a health department?",
        "Ask us for training or advice on community power, or on how to work well with organizers.",
        "Write to us as a department",
        "department",
        Page("contact"),
    ),
    invitation(
        "You organize in your community?",
        "Tell us what you work on. We help you find the right people in a health department.",
        "Write to us as an organization",
        "community",
        Page("contact"),
    ),
)


LEDE = (
    "We bring local health departments together with organizers. Together they look for what makes "
    "people sick, and they have the power to change it."
)


def calls() -> list[Block]:
    """Return the buttons at the top of the page."""
    return [
        ("link", link(Page("programs/pph"), "See the program")),
        ("link", link(Page("stories/kansas-city"), "Read a story")),
    ]


def latest(title: str, source: str, number: int, all_of: str, words: str) -> Block:
    """Return a list that fills itself, with a link to all of its kind."""
    return "latest", {
        "title": title,
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
                "title": "What health justice means",
                "intro": "Five words guide our work. Each of them asks something of us.",
                "values": [
                    {"term": term, "statement": statement, "image": Picture(name)}
                    for name, term, statement in VALUES
                ],
            },
        ),
        (
            "theory_of_change",
            {
                "title": "How change happens",
                "intro": "Change starts with a person and ends with new rules.",
                "steps": [{"title": title, "text": text} for title, text in THEORY_STEPS],
                "outcome": "Health justice",
            },
        ),
        FIGURES,
        latest("The newest cohort", "cohorts", 1, "programs", "All programs"),
        latest("The next webinar", "webinars", 1, "webinars", "All webinars"),
        REASONS,
        latest("Stories of partnership", "stories", 2, "stories", "All stories"),
        latest("New in the library", "resources", 3, "resources", "All resources"),
        *INVITATIONS,
    ]
