"""The texts of the demo's library: one resource of the NCCDH, retold, and our own."""

from dataclasses import dataclass

from portal.demo.writing import Block, callout, heading, paragraph, steps

INDEX_TITLE = "Resources"
INDEX_SUMMARY = "Guides, fact sheets and tools for health departments and community organizations."

OURS = "Community Power for Health"


@dataclass(frozen=True)
class Resource:
    """A resource of the demo. `published` is an ISO date, `sheet` the name of its PDF files."""

    name: str
    title: str
    summary: str
    published: str
    subjects: tuple[str, ...]
    audiences: tuple[str, ...]
    categories: tuple[str, ...]
    uses: tuple[str, ...]
    body: tuple[Block, ...]
    subtitle: str = ""
    sheet: str = ""
    picture: str = ""
    concerns: tuple[str, ...] = ()


DEPARTMENTS = "health-departments"
ORGANIZATIONS = "community-organizations"
PROVIDERS = "service-providers"
RESIDENTS = "neighbors"

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
    Resource(
        name="fact-sheet-for-a-campaign",
        title="Write a fact sheet for a campaign",
        summary="How health staff put what they know onto one page that organizers can use.",
        published="2026-04-21",
        subjects=("health-data", "community-organizing"),
        audiences=(DEPARTMENTS,),
        categories=("guide",),
        uses=("turn a data table into plain words", "support a campaign within your rules"),
        body=(
            paragraph(
                """
                - Begin with what organizers need to show, and to whom.
                - Choose two numbers. Leave the others for the appendix.
                - Say where each number comes from, and from which year.
                - Write for a person who reads on a bus.
                - Let an organizer read it before anybody else does.
                """
            ),
        ),
        picture="resource-guide",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="inside-and-outside",
        title="Inside and outside",
        subtitle="How two strategies become one",
        summary="What people in government can do for a change, what organizers can do, and when.",
        published="2026-03-10",
        subjects=("power-analysis", "working-together"),
        audiences=(DEPARTMENTS, ORGANIZATIONS),
        categories=("guide",),
        uses=("share the work between two sides", "agree on what stays between you"),
        body=(
            paragraph(
                """
                <b>Inside:</b> people in a department know the calendar of decisions, write drafts,
                and can ask the question that nobody asks.

                <b>Outside:</b> organizers fill the room, tell what it is like, and keep asking when
                the meeting is over.

                <b>Together:</b> tell each other early what is coming. Agree on what is public. Let
                each side say no to what it cannot do.
                """
            ),
        ),
        picture="resource-guide",
        concerns=("programs/pph",),
    ),
    Resource(
        name="meetings-for-everyone",
        title="Meetings to which everyone can come",
        summary="Time, place, language, children, pay: a list for whoever sends the invitation.",
        published="2026-02-17",
        subjects=("community-organizing",),
        audiences=(DEPARTMENTS, ORGANIZATIONS, PROVIDERS),
        categories=("checklist",),
        uses=("plan a meeting with residents", "ask your office for the right budget"),
        body=(
            paragraph(
                """
                - It starts after work and ends before the last bus.
                - The room has a ramp, good light and a microphone.
                - Interpreters are booked, and the papers are translated.
                - Somebody looks after the children.
                - There is food, and people are paid for their time where the rules allow it.
                - Whoever cannot come can call in or send a word.
                """
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="share-data-safely",
        title="Share data, protect people",
        summary="Six points to settle in writing before any number changes hands.",
        published="2026-01-20",
        subjects=("health-data",),
        audiences=(DEPARTMENTS, PROVIDERS),
        categories=("checklist",),
        uses=("prepare an agreement on data", "answer worries of residents"),
        body=(
            paragraph(
                """
                - What do we need the data for?
                - Are totals enough, without names?
                - Who may see them, and who may not?
                - Where are they kept, and for how long?
                - Who tells people what happens with their data, and in which language?
                - What do we do if something leaks?
                """
            ),
        ),
        picture="resource-checklist",
    ),
    Resource(
        name="one-to-one",
        title="Talk one to one",
        subtitle="The oldest tool of organizers",
        summary="How half an hour between two people becomes the ground for everything else.",
        published="2025-11-18",
        subjects=("community-organizing", "staff-development"),
        audiences=(DEPARTMENTS, ORGANIZATIONS, RESIDENTS),
        categories=("guide",),
        uses=("learn what moves a person", "train staff in an afternoon"),
        body=(
            paragraph(
                """
                A talk between two people is no interview and no sales pitch. You ask what the other
                person cares about and why, and you tell something of yourself. Listen for most of
                the time. Do not take notes. End with a small thing that both of you will do.
                """
            ),
        ),
        picture="resource-discussion",
        concerns=("stories/kansas-city",),
    ),
    Resource(
        name="power-in-a-health-department",
        title="The power of a health department",
        summary="A department can do more than it thinks. A list to go through with your team.",
        published="2025-10-07",
        subjects=("power-analysis", "staff-development"),
        audiences=(DEPARTMENTS,),
        categories=("discussion",),
        uses=("find out what your department can offer", "decide what to do with it"),
        body=(
            paragraph(
                """
                - We hold data. Who may ask us for it?
                - We write rules and reports. Whose words are in them?
                - We have rooms and a mailing list. Who may use them?
                - We are asked to speak. Whom could we bring along?
                - We choose partners and contracts. Who never hears of them?
                """
            ),
        ),
        picture="resource-discussion",
        concerns=("webinars/power-building/power-101",),
    ),
    Resource(
        name="why-work-is-a-health-matter",
        title="Why work is a health matter",
        summary="Pay, hours and safety decide how well we are. What New Orleans made of that.",
        published="2025-09-02",
        subjects=("health-data",),
        audiences=(ORGANIZATIONS, RESIDENTS),
        categories=("fact-sheet",),
        uses=("link a labor campaign with health", "find words for your city council"),
        body=(
            paragraph(
                """
                Low pay means cheap food and cold rooms. Hours that change from week to week mean
                missed sleep and missed doctor's visits. In New Orleans, Step Up Louisiana and the
                health department drew a conclusion: they wrote a Workers' Bill of Rights together,
                as the least that every worker in the city should be able to count on.
                """
            ),
        ),
        picture="resource-fact-sheet",
        concerns=("programs/pph/2023/new-orleans",),
    ),
)
