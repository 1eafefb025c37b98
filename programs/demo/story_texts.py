"""The texts of the demo's stories."""

from portal.demo.words import prose
from portal.demo.writing import Block, cards, figures, heading, paragraph

INDEX_TITLE = "Stories"
INDEX_SUMMARY = "How partnerships came about, what they changed, and how you can begin."

TITLE = "Kansas City: when data met organizers"
SUMMARY = (
    "A health department found that lives in its city were 6.5 years apart. Numbers alone changed "
    "nothing, so it turned to faith-based organizers."
)
PLACE = "Kansas City, Missouri"
OVERVIEW = (
    "In 2000 the Kansas City, Missouri Health Department found out how unequal life in its city "
    "was. Years later its director met organizers who knew how to move people. Since then one side "
    "has brought data, and the other has brought people, stories and pressure."
)
WHO = """
    The <b>Kansas City, Missouri Health Department</b> is part of city government. It can count,
    publish and advise, but it may not campaign.

    <b>Communities Creating Opportunity (CCO)</b> organizes people of many faiths. When the two
    joined, it was 39 years old and counted more than 100 faith leaders and congregations.
    """

ENTRIES: tuple[tuple[str, str, str], ...] = (
    (
        "2000",
        "A finding nobody can forget",
        (
            "The department finds that White residents live 6.5 years longer on average than "
            "African American residents. About half of the deaths in the city each year can be "
            "traced to social causes: segregation, poverty, violence, lack of education."
        ),
    ),
    (
        "After 2000",
        "The city makes a plan",
        (
            "The mayor's health commission takes up the finding. Out of it grows the first "
            "Community Health Improvement Plan."
        ),
    ),
    (
        "2007",
        "The director goes to a training",
        (
            "The health director attends a training of CCO. What strikes him is how its organizers "
            "build on talks between two people."
        ),
    ),
    (
        "After 2007",
        "CCO becomes the partner",
        (
            "CCO is chosen to bring residents into the work. It mobilizes people where a "
            "department may not, and it works with people of every political color."
        ),
    ),
)

ADVICE: tuple[tuple[str, str], ...] = (
    (
        "Meet the organizers where you are",
        (
            "Find out who organizes in your own city. Ask for a talk, learn what they fight for, "
            "and why."
        ),
    ),
    (
        "Invite them to train your staff",
        (
            "Health workers learn from organizers how to listen, how to build trust, and how "
            "decisions are really made."
        ),
    ),
    (
        "Write fact sheets for their campaigns",
        "You know the social causes of health. Put them on one page that a campaign can use.",
    ),
)


def origins() -> list[Block]:
    """Return what sparked the partnership, in order."""
    return [
        (
            "entry",
            {
                "when": when,
                "title": title,
                "text": prose(text),
                "image": None,
            },
        )
        for when, title, text in ENTRIES
    ]


def description() -> list[Block]:
    """Return what the partners did."""
    return [
        heading("Who brings what"),
        cards(
            "Two kinds of strength",
            "",
            (
                "The department",
                "Data and research: who gets sick, where, and what has to do with it.",
            ),
            (
                "The organizers",
                "People, stories and pressure, where a city office may not apply it.",
            ),
        ),
        paragraph(
            """
            The minimum wage is an example. The department could show what low pay does to health.
            CCO could bring those who live on it before those who decide about it.
            """
        ),
    ]


def impacts() -> list[Block]:
    """Return what was measured and what changed."""
    return [
        figures(
            "What the department had found",
            (
                "6.5 years",
                "longer lives of White residents, on average",
                "Kansas City, Missouri, 2000",
            ),
            (
                "About half",
                "of the deaths each year traced to social causes",
                "Kansas City, Missouri, 2000",
            ),
        ),
        paragraph(
            """
            The finding led to the mayor's health commission and to the first Community Health
            Improvement Plan. The partnership gave that plan what paper cannot have: people who ask
            every year what has become of it.
            """
        ),
    ]


def advice() -> list[tuple[str, dict[str, str]]]:
    """Return the ways to get started."""
    return [("step", {"title": title, "text": prose(text)}) for title, text in ADVICE]


CONTACT = 'Would you like to try this where you live? <a href="page:contact">Write to us</a>.'
