"""The texts of the demo's webinars."""

from portal.demo.writing import Block, callout, heading, paragraph

INDEX_TITLE = "Webinars"
INDEX_SUMMARY = "Talks that you can join from anywhere, and what remains of earlier ones."

CONSENT = (
    "I agree that you keep what I send here and use it to organize this webinar, as the "
    '<a href="page:privacy">privacy notice</a> says.'
)

SERIES_TITLE = "Power-building for Health Departments"
SERIES_SUMMARY = "Two parts from the summer of 2022 on power: where it lies, and how to share it."
SERIES_INTRO = (
    "For leaders, staff and partners of health departments. The first part explains what power has "
    "to do with health. The second shows tools to study power and to share it more fairly."
)

DAY_NOTE = "Held in this month of 2022. The exact day and hour are set for the demo."

POWER_101_TITLE = "Power 101"
POWER_101_SUMMARY = "Why an imbalance of power is a root cause of unfair health."

TOOLS_TITLE = "Tools for Analyzing & Redistributing Power"
TOOLS_SUMMARY = "How a health department can use the power it has, and pass some of it on."

UPCOMING_TITLE = "Your first talk with an organizer"
UPCOMING_SUMMARY = (
    "An hour for health department staff who want to begin, and for organizers who wait for them."
)
INTERPRETATION = "from English into Spanish"
CAPTIONS = "in English and Spanish"

SPEAKERS: tuple[tuple[str, str], ...] = (
    ("An organizer", "Community power-building organization"),
    ("A public health nurse", "Local health department"),
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
            """
        )
    ]


def tools() -> list[Block]:
    """Return the text of the second part."""
    return [
        paragraph(
            """
            - Ways to draw a map of power: who decides, who sways them, who is left out
            - Where a health department has more power than it thinks
            - How to hand power on to those who live with the problem
            """
        )
    ]


def upcoming() -> list[Block]:
    """Return the text of the webinar to come."""
    return [
        heading("What you will take home"),
        paragraph(
            """
            - Three questions that open a good talk, and two that end it
            - What each side may promise, and what it should not
            - A small plan for the four weeks after
            """
        ),
        callout(
            "note",
            "This webinar is made up",
            (
                "It belongs to the demo, so that you can try how people register. Nobody will "
                "speak, and no mail leaves this machine."
            ),
        ),
    ]
