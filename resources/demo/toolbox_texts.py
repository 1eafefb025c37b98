"""Our own resources for work that is under way: sheets, lists, ways to talk."""

from portal.demo.writing import paragraph

from .writing import DEPARTMENTS, ORGANIZATIONS, PROVIDERS, RESIDENTS, Resource

TOOLBOX = (
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
