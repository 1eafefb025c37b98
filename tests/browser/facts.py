"""The facts of a real program, as its communications officer writes them into the admin."""

from typing import Any

from .staff import Chosen, Rows

PROGRAM = "Power-building Partnerships for Health"

PAIRS = [
    {
        "place": "Chelsea, Massachusetts",
        "organizer": "La Colaborativa",
        "department": "City of Chelsea Department of Public Health",
        "issue": "Housing justice",
        "headline": "Safe homes for immigrant families",
        "latitude": "42.3918",
        "longitude": "-71.0328",
        "story": "Families act on bad housing with the Up to Code Toolkit.",
    },
    {
        "place": "Kansas City / Wyandotte County, Kansas",
        "organizer": "CleanAirNow",
        "department": "Unified Government Health Department",
        "issue": "Environmental justice",
        "headline": "Neighbors lead on clean air",
        "latitude": "39.1142",
        "longitude": "-94.6275",
        "story": "Argentine and Armourdale find ways to community leadership.",
    },
]
"""Two of the four: the others are written in the same way."""

STEPS = ["Needs", "Partners", "Goals", "Plan", "Community", "Communication", "Evaluation"]

PROGRAM_PAGE = {
    "title": "PPH",
    "short_name": "PPH",
    "lede": "We bring one health department and one organizing group together.",
    "summary": "Pairs that advance health equity by building community power.",
    "goals": [
        ("Goal", "Closer ties: trust and support structures."),
        ("Goal", "A shared understanding: of equity and of power."),
        ("Goal", "Departments use their power: for the community."),
        ("Goal", "Organizers use theirs: for public health."),
        ("Goal", "Inside and outside: one strategy, two places."),
    ],
    "definitions": [
        (
            "Definition",
            {
                "term": "Community power-building organization",
                "meaning": "A group in which those most affected decide together.",
                "other_words": ["base-building group", "grassroots organizing group"],
            },
        )
    ],
    "who_it_is_for": "Health departments.\nOrganizing groups.",
}

COHORT = {
    "year": 2023,
    "status": "Announced",
    "announced_on": "2023-03-01",
    "applications": 50,
    "finalists": 10,
    "narrative": [("Text", "Ten finalists were interviewed.")],
}

SERIES = {
    "title": "Power-building for Health Departments",
    "summary": "For leaders, staff and partners of health departments.",
    "audiences": ["Health authorities"],
    "subjects": ["Organizational development"],
}

STORY = {
    "title": "Kansas City: data meets people",
    "summary": "A health department and faith-based organizers find a common cause.",
    "overview": "The department brings data. Organizers bring people and pressure.",
    "who_took_this_on": "Communities Creating Opportunity and the health department.",
    "origins": [
        ("Event", {"when": "2000", "title": "A gap of 6.5 years", "text": "In lives."}),
        ("Event", {"when": "2007", "title": "The director attends a training"}),
    ],
    "description": [("Text", "They work on the minimum wage, among other things.")],
    "quotations": [
        (
            "Quotation",
            {
                "quote": "Meet the organizers where you are.",
                "speaker": "The department",
                "role": "Health department",
            },
        )
    ],
    "advice": [
        ("Step", {"title": "Meet the organizers", "text": "Learn their issues."}),
        ("Step", {"title": "Invite them", "text": "To train your staff."}),
    ],
    "as_of": "2018-01-01",
}

RESOURCE = {
    "title": "Let's Talk: Community organizing",
    "summary": "What community organizing is and how it differs from other ways to change.",
    "uses": [
        ("Use", "Learn about organizing as an answer to power imbalance"),
        ("Use", "Understand concepts and tools"),
        ("Use", "Start discussions about partnering"),
    ],
    "editions": Rows(
        "Language editions",
        [
            {"language": "English", "title": "Let's Talk", "url": "https://nccdh.ca/en"},
            {"language": "French", "title": "Parlons-en", "url": "https://nccdh.ca/fr"},
        ],
    ),
    "publisher": "National Collaborating Centre for Determinants of Health",
    "published_on": "2025-04-07",
    "subjects": ["Organizational development", "General health and wellness"],
    "audiences": ["Health authorities", "Service providers"],
    "categories": ["Best practices", "Research and evidence"],
    "body": [
        (
            "Cited passage",
            {
                "quote": "Organizing builds the power of communities.",
                "source": "Let's Talk",
                "locator": "p. 2",
            },
        )
    ],
}

ARTICLE = {
    "title": "How community health partnerships work",
    "summary": "Why they matter and how to start one.",
    "body": [
        ("Heading", {"text": "Seven steps to start"}),
        (
            "Numbered steps",
            {
                "title": "Start",
                "steps": [{"title": step, "text": f"About {step}."} for step in STEPS],
            },
        ),
    ],
}

CONTACT = {
    "title": "Write to us",
    "routes": Rows(
        "Routes",
        [
            {"audience": "Local health department", "mailbox": "departments@example.org"},
            {"audience": "Community organization", "mailbox": "organizers@example.org"},
        ],
    ),
}

FRONT = {
    "headline": "Health is made together",
    "lede": "We bring health departments and organizers together.",
    "sections": [
        (
            "Values",
            {
                "title": "What health justice means",
                "values": [
                    {"term": term, "statement": f"{term} for everyone."}
                    for term in ("Fairness", "Power", "Future", "Dignity", "Unity")
                ],
            },
        ),
        (
            "Theory of change",
            {
                "title": "How change happens",
                "steps": [
                    {"title": "Identify leaders"},
                    {"title": "Coach"},
                    {"title": "Build relationships"},
                    {"title": "Organize campaigns"},
                    {"title": "Build a national community"},
                ],
                "outcome": "Health justice",
            },
        ),
        ("Newest", {"title": "Cohorts", "source": "Newest cohorts", "number": 3}),
    ],
}


def partnership(pair: dict[str, str]) -> dict[str, Any]:
    """What is written of a pair."""
    return {
        "place_name": pair["place"],
        "title": pair["place"],
        "headline": pair["headline"],
        "partners": Rows(
            "Partners",
            [
                {"partner": Chosen(pair["organizer"]), "role": "Organizes residents."},
                {"partner": Chosen(pair["department"]), "role": "Brings data."},
            ],
        ),
        "issues": [pair["issue"]],
        "places": [pair["place"]],
        "latitude": pair["latitude"],
        "longitude": pair["longitude"],
        "narrative": [("Text", pair["story"])],
        "outcomes": [
            (
                "Outcome",
                {
                    "indicator": "Residents who took part",
                    "unit": "people",
                    "baseline": 0,
                    "target": 80,
                    "readings": [
                        {"on": "2023-06-30", "value": 24},
                        {"on": "2023-12-31", "value": 61},
                    ],
                },
            )
        ],
    }
