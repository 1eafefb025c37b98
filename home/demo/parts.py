"""The front page, the standing pages and the contact page of the demo."""

from home.models import ContactPage, ContactQuestion, ContactRoute, HomePage, Kind, StandardPage
from portal.demo.references import Picture, rows
from portal.demo.registry import Stage, part
from portal.demo.site import DemoSite
from portal.demo.words import lines, prose

from . import article_texts, contact_texts, front_texts, standing_texts


@part(Stage.FRONT, "Front page")
def load_front(site: DemoSite) -> None:
    """Put the site on its front page."""
    site.settle(
        HomePage,
        title=front_texts.TITLE,
        summary=front_texts.SUMMARY,
        headline=front_texts.VISION,
        lede=front_texts.LEDE,
        social_image=Picture("home"),
        calls=front_texts.calls(),
        sections=front_texts.sections(),
    )


@part(Stage.STANDING, "Standing pages")
def load_standing_pages(site: DemoSite) -> None:
    """Make the article, the page about the site and its statements."""
    site.page(
        StandardPage,
        "how-partnerships-work",
        "home",
        title=article_texts.TITLE,
        summary=article_texts.SUMMARY,
        kind=Kind.ARTICLE,
        published_on=site.today,
        social_image=Picture("article"),
        body=article_texts.body(),
    )
    site.page(
        StandardPage,
        "about",
        "home",
        title=standing_texts.ABOUT_TITLE,
        summary=standing_texts.ABOUT_SUMMARY,
        kind=Kind.ABOUT,
        published_on=None,
        social_image=Picture("about"),
        body=standing_texts.about(),
    )
    site.page(
        StandardPage,
        "accessibility",
        "home",
        title=standing_texts.ACCESSIBILITY_TITLE,
        summary=standing_texts.ACCESSIBILITY_SUMMARY,
        kind=Kind.STATEMENT,
        published_on=None,
        reviewed_on=site.today,
        body=standing_texts.accessibility(),
    )
    site.page(
        StandardPage,
        "privacy",
        "home",
        title=standing_texts.PRIVACY_TITLE,
        summary=standing_texts.PRIVACY_SUMMARY,
        kind=Kind.STATEMENT,
        published_on=None,
        reviewed_on=site.today,
        body=standing_texts.privacy(),
    )


@part(Stage.CONTACT, "Contact page")
def load_contact(site: DemoSite) -> None:
    """Make the form with a mailbox for each audience."""
    site.page(
        ContactPage,
        "contact",
        "home",
        title=contact_texts.TITLE,
        summary=contact_texts.SUMMARY,
        social_image=Picture("contact"),
        consent_wording=prose(contact_texts.CONSENT),
        privacy_note=contact_texts.REMINDER,
        thanks=prose(contact_texts.THANKS),
        routes=rows(
            ContactRoute,
            *(
                {
                    "audience": route.audience,
                    "label": route.label,
                    "mailbox": route.mailbox,
                    "introduction": route.introduction,
                    "reply_promise": route.reply_promise,
                    "answer_within_days": route.answer_within_days,
                }
                for route in contact_texts.ROUTES
            ),
        ),
        form_fields=rows(
            ContactQuestion,
            *(
                {
                    "label": question.label,
                    "field_type": question.field_type,
                    "role": question.role,
                    "required": question.required,
                    "audience": question.audience,
                    "help_text": question.help_text,
                    "choices": lines(question.choices),
                }
                for question in contact_texts.QUESTIONS
            ),
        ),
    )
