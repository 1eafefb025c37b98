"""The texts of the demo's program and its cohort."""

from portal.demo.references import Page
from portal.demo.writing import Block, callout, definition, heading, invitation, paragraph

TITLE = "Power-building Partnerships for Health"
SUMMARY = (
    "A program of Human Impact Partners that pairs local health departments with community "
    "power-building organizations."
)
LEDE = (
    "Human Impact Partners supports pairs: one local health department and one organization that "
    "builds community power. Together they plan with care, win the changes that residents ask for, "
    "and bring health equity closer."
)

GOALS: tuple[str, ...] = (
    (
        "The two partners grow closer, trust each other, and set up what keeps them going when "
        "things get hard."
    ),
    (
        "Both mean the same when they speak of health equity, of community power and of working "
        "from the inside and the outside at once."
    ),
    "Health departments put their power to work for what the community needs most.",
    "Organizers put their power to work for stronger public health rules and practice.",
    (
        "Together they get better at acting from inside and outside government, for health equity "
        "and racial justice."
    ),
)

WHO = """
    Two kinds of partners take part, always as a pair:

    - <b>A local health department</b> of a city, a county or a region.
    - <b>A community power-building organization</b> whose members are the people that the problem
      touches first.
    """


def definitions() -> list[Block]:
    """Return the words that a newcomer needs."""
    return [
        definition(
            "Community power-building organization (CPBO)",
            (
                "A group in which the people most affected by a problem come together, find their "
                "common strength and change the decisions that shape their lives."
            ),
            "grassroots organizing group",
            "movement-building organization",
            "community organizing group",
            "base-building group",
        ),
        definition(
            "Inside/outside strategy",
            (
                "People inside government and organizers outside of it work toward the same "
                "change. Each does what the other cannot do."
            ),
        ),
        definition(
            "Health equity",
            (
                "Everyone has a fair chance to be healthy. That takes fair rules, fair means and a "
                "fair share of power."
            ),
        ),
    ]


def goals() -> list[tuple[str, str]]:
    """Return the program's goals in order."""
    return [("goal", goal) for goal in GOALS]


def body() -> list[Block]:
    """Return what else there is to say about the program."""
    return [
        heading("Why pairs"),
        paragraph(
            """
            A health department knows the numbers, writes rules and has a seat where decisions are
            made. An organization that builds power knows the people behind the numbers, and can
            bring them into the room. Either side alone runs out of road. Side by side, one opens
            the door from within while the other makes sure that it stays open.
            """
        ),
        callout(
            "note",
            "Power is not a bad word",
            (
                "Here it means the ability to change what shapes our health: who gets a safe home, "
                "clean air, a fair wage."
            ),
        ),
    ]


def invitations() -> list[Block]:
    """Return the invitations to both audiences."""
    return [
        invitation(
            "For health departments",
            (
                "Would you like training or technical help on building power, or on working with "
                "organizers? Tell us where you stand."
            ),
            "Ask for training or advice",
            "department",
            Page("contact"),
        ),
        invitation(
            "For community power-building organizations",
            (
                "Would you like to get in touch with a health department? Tell us your place and "
                "your campaign."
            ),
            "Find a department to work with",
            "community",
            Page("contact"),
        ),
    ]


INDEX_TITLE = "Programs"
INDEX_SUMMARY = "How we bring health departments and community organizations together."

COHORT_TITLE = "2023 cohort"
COHORT_SUMMARY = (
    "Four pairs in Massachusetts, Kansas, Louisiana and California work on housing, clean air, "
    "fair work and food."
)


def cohort_narrative() -> list[Block]:
    """Return the story of the cohort."""
    return [
        heading("What they share"),
        paragraph(
            """
            Fifty pairs applied. Ten of them were invited to an interview, and four were selected.
            They come from four states and work on different problems, but they share one belief:
            those who live with a problem belong at the table where it is solved.
            """
        ),
        heading("What they work on"),
        paragraph(
            """
            In <a href="page:programs/pph/2023/chelsea">Chelsea</a>, homes should no longer make
            people sick. In <a href="page:programs/pph/2023/kansas-city">Kansas City, Kansas</a>,
            residents lead the work for cleaner air. In
            <a href="page:programs/pph/2023/new-orleans">New Orleans</a>, workers have written down
            their rights. In <a href="page:programs/pph/2023/pasadena">Pasadena</a>, a food pantry
            has become a place of solidarity.
            """
        ),
    ]
