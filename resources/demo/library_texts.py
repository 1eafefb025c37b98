"""The texts of the demo's library: one resource of the NCCDH, retold, and our own."""

from portal.demo.writing import callout, heading, paragraph, steps

from .toolbox_texts import TOOLBOX
from .writing import DEPARTMENTS, ORGANIZATIONS, PROVIDERS, RESIDENTS, Resource

INDEX_TITLE = "Resources"
INDEX_SUMMARY = "Guides, fact sheets and tools for health departments and community organizations."

OURS = "Community Power for Health"
LETS_TALK = Resource(
    name="lets-talk-community-organizing",
    title="Let's Talk: Community organizing",
    summary=(
        "How public health can stand with communities that build power, in a text made for teams."
    ),
    published="2025-04-07",
    subjects=("community-organizing", "staff-development"),
    audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
    categories=("evidence", "discussion"),
    uses=(
        "learn about organizing as an answer to an imbalance of power",
        "understand its central ideas and tools",
        "start a talk about working together",
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
            """
        ),
        callout(
            "note",
            "In our own words",
            (
                "This is our summary and not the text of the publication. For a quotation, turn to "
                "the publication itself (definition: p. 2)."
            ),
        ),
    ),
    picture="resource-lets-talk",
    concerns=("programs/pph",),
)

OWN = (
    Resource(
        name="start-in-seven-steps",
        title="Start a partnership in seven steps",
        subtitle="A guide on one page",
        summary=(
            "From the first question to the first result, on a page that you can pin to the wall."
        ),
        published="2026-09-15",
        subjects=("working-together",),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("guide",),
        uses=("plan the first three months", "explain the way to your board"),
        body=(
            steps(
                "The seven steps",
                ("Needs", "Ask residents what the health data leave out."),
                ("The right partners", "Look for power and for trust. You need both."),
                ("Goals", "Agree on a few that everyone knows by heart."),
                ("Plan", "Write down who does what until when, and how you decide."),
                ("Community", "Meet when and where people can come, in the languages they speak."),
                ("Communication", "Share the news on a fixed day, the bad news too."),
                ("Evaluation", "Look at the results together and change what does not work."),
            ),
        ),
        sheet="seven-steps",
        picture="resource-guide",
    ),
    Resource(
        name="six-and-a-half-years",
        title="Six and a half years",
        subtitle="What shortens lives in one American city",
        summary="What the Kansas City, Missouri Health Department found in 2000, on one page.",
        published="2026-10-06",
        subjects=("health-data",),
        audiences=(DEPARTMENTS, RESIDENTS),
        categories=("fact-sheet",),
        uses=("show how social causes shorten lives", "open a meeting with two numbers"),
        body=(
            paragraph(
                """
                In 2000 the health department of Kansas City, Missouri compared how long people in
                its city lived. White residents lived 6.5 years longer on average than African
                American residents.

                It also asked why people died. About half of all deaths in a year went back to
                social causes: segregation, poverty, violence and a lack of education. None of them
                can be treated in a hospital. All of them can be changed.
                """
            ),
        ),
        sheet="six-and-a-half-years",
        picture="resource-fact-sheet",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="what-is-a-cpbo",
        title="What is a CPBO?",
        subtitle="One idea, many names",
        summary="What community power-building organizations do, and what else they are called.",
        published="2026-08-20",
        subjects=("community-organizing",),
        audiences=(DEPARTMENTS, PROVIDERS),
        categories=("fact-sheet",),
        uses=("tell an organizing group from a service", "find such a group near you"),
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
                """
            ),
        ),
        sheet="what-is-a-cpbo",
        picture="resource-fact-sheet",
        concerns=("programs/pph",),
    ),
    Resource(
        name="who-holds-the-power",
        title="Who holds the power?",
        subtitle="Eight questions for a first meeting",
        summary="Questions with which a health department and organizers find out where to push.",
        published="2026-07-14",
        subjects=("power-analysis",),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("discussion",),
        uses=("draw your first map of power", "find allies that you had not thought of"),
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
                """
            ),
        ),
        picture="resource-discussion",
        concerns=("webinars/power-building/tools",),
    ),
    Resource(
        name="before-you-meet",
        title="Before you meet organizers",
        subtitle="A checklist for health departments",
        summary="Ten minutes of homework that save months of mistrust.",
        published="2026-06-02",
        subjects=("community-organizing", "working-together"),
        audiences=(DEPARTMENTS,),
        categories=("checklist",),
        uses=("get ready for a first talk", "avoid promises you cannot keep"),
        body=(
            paragraph(
                """
                - I know what they have won, and what they fight for now.
                - I go to them, and I have asked when it suits them.
                - I can say in one sentence what my department can do.
                - I can say just as clearly what it may not do.
                - I have a number or a fact that helps their cause.
                - I have time to listen, and I will not take over the meeting.
                """
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="what-makes-partnerships-last",
        title="What makes partnerships last",
        summary="Five elements that hold partners together and four things that pull them apart.",
        published="2026-05-12",
        subjects=("working-together", "staff-development"),
        audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
        categories=("evidence",),
        uses=("check how strong your partnership is", "see trouble before it comes"),
        body=(
            heading("What holds"),
            paragraph(
                """
                Shared goals, different people, open talk, shared means, and a community that leads.
                Where one of these is missing, the others must carry more.
                """
            ),
            heading("What pulls apart"),
            paragraph(
                """
                Money that ends, work that nobody coordinates, cultures that do not meet, and data
                that may not be shared. Talk about all four before they happen.
                """
            ),
        ),
        picture="resource-research",
    ),
    *TOOLBOX,
)
