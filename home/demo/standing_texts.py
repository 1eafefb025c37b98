"""The demo's standing pages: about, accessibility, privacy."""

from portal.demo.references import Page
from portal.demo.writing import Block, buttons, callout, heading, link, paragraph

ABOUT_TITLE = "About this site"
ABOUT_SUMMARY = "Who this site is for, where its facts come from, and what you can do here."


def about() -> list[Block]:
    """Return the text of the page about the site."""
    return [
        callout(
            "important",
            "This is a demonstration",
            (
                "This site shows what the open-source portal can do. The organizations that it "
                "describes are real, but they do not run it. Everything you send here stays on the "
                "machine on which the demo runs."
            ),
        ),
        paragraph(
            """
            Programs that bring health departments and community organizations together need a place
            to tell people about it: who works with whom, what they have learned, how to join. This
            portal is that place. Small teams can run it without a developer, in as many languages
            as their neighbors speak.
            """
        ),
        heading("Who it is for"),
        paragraph(
            """
            - <b>Health departments</b> that want to work with organizers, and to use their own
              power for what residents ask.
            - <b>Community organizations</b> that look for an open door in their health department.
            - <b>Everyone else</b> who wants to know what has worked in a place like theirs.
            """
        ),
        heading("Where the facts come from"),
        paragraph(
            """
            The program, its cohort of 2023, the webinar series and the story from Kansas City
            follow what Human Impact Partners and others have published about them. We wrote all
            texts anew in plain language. The values and the steps of change follow People Power
            Health, which trains health workers in organizing. The pictures were drawn for this
            site; they show no real people or places.
            """
        ),
        buttons(
            link(Page("programs/pph"), "See the program"), link(Page("contact"), "Write to us")
        ),
    ]


ACCESSIBILITY_TITLE = "Accessibility statement"
ACCESSIBILITY_SUMMARY = (
    "How we make sure that everyone can use this site, and what to do when you cannot."
)


def accessibility() -> list[Block]:
    """Return the accessibility statement."""
    return [
        paragraph(
            """
            Everyone should be able to use this site: with a screen reader, with the keyboard alone,
            with large letters, on an old phone, on paper. We build it to meet the Web Content
            Accessibility Guidelines (WCAG) 2.2 at level AA.
            """
        ),
        heading("What we do"),
        paragraph(
            """
            - Each page works without JavaScript and with the keyboard.
            - Each map, chart and diagram has the same facts beside it as a list or table.
            - Pictures that tell something are described in words.
            - Colors have enough contrast, by day and in dark mode.
            - Text in another language is marked, so that a screen reader says it right.
            """
        ),
        heading("What may still be hard"),
        paragraph(
            """
            Some resources lead to files of other publishers. We cannot repair those, but we can
            send you their content in a form that you can use.
            """
        ),
        heading("Tell us"),
        paragraph(
            """
            Something does not work for you? <a href="page:contact">Write to us</a> and name the
            page. Say what you tried to do and what you use, for example the name of your screen
            reader.
            """
        ),
    ]


PRIVACY_TITLE = "Privacy notice"
PRIVACY_SUMMARY = (
    "What we keep when you write to us, why, and for how long. Reading leaves no trace."
)


def privacy() -> list[Block]:
    """Return the privacy notice."""
    return [
        heading("When you read"),
        paragraph(
            """
            We do not follow you. The pages that you read set no cookie, load nothing from other
            companies and count no visitors by name.
            """
        ),
        heading("When you write to us"),
        paragraph(
            """
            We keep what you enter in the form: your name, your email address, your message and your
            answers. The form page sets a cookie that protects the form from abuse. We use your
            words to answer you, and for nothing else. Only staff who answer can read them.
            """
        ),
        heading("How long we keep it"),
        paragraph(
            """
            We delete messages when we no longer need them to work with you. You may ask at any time
            what we hold about you, and you may ask us to delete it.
            """
        ),
        callout(
            "note",
            "Please do not send health records",
            "A contact form is not the place for medical details of yours or of others.",
        ),
        buttons(link(Page("contact"), "Write to us")),
    ]
