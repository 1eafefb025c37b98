"""The contact page: staff build its form and say which mailbox each audience reaches."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.admin.contact import ContactPageForm
from portal.intake.audiences import Audience
from portal.intake.forms import Consent, IntakeForm
from portal.intake.models import Kind
from portal.intake.pages import TakesSubmissions
from portal.intake.privacy.inventory import Form
from portal.intake.questions import AbstractQuestion, Role, questions_for
from portal.intake.submission import Submission
from portal.pages import BasePage
from portal.speed.prepared import prepared
from portal.stored import is_stored

from .contact_route import ContactRoute


class ContactQuestion(AbstractQuestion):
    """One question of a contact form."""

    page = ParentalKey("home.ContactPage", related_name="form_fields", on_delete=models.CASCADE)

    class Meta(AbstractQuestion.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")


class ContactForm(IntakeForm):
    """The form of one audience."""

    has_subject = True

    def __init__(self, *args: Any, route: ContactRoute, **options: Any) -> None:
        super().__init__(*args, **options)
        self.route = route


class ContactPage(TakesSubmissions, BasePage):
    """A form with a mailbox for each audience."""

    consent_wording = RichTextField(
        _("consent"),
        features=["bold", "italic", "link", "document-link"],
        blank=True,
        help_text=_(
            "What people agree to when they send the form, with a link to your privacy notice. "
            "Their agreement is stored with these very words. Empty means that none is asked."
        ),
    )
    privacy_note = models.CharField(
        _("reminder"),
        max_length=255,
        blank=True,
        help_text=_("Shown above the button, such as a plea not to send details about health."),
    )
    thanks = RichTextField(
        _("thanks"),
        features=["bold", "italic", "ul", "ol", "link", "document-link"],
        blank=True,
        help_text=_("Shown on the receipt, under the reference number."),
    )
    retention_days = models.PositiveIntegerField(
        _("keep messages for (days)"),
        default=730,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("The receipt tells people on which day their message is to be deleted."),
    )

    base_form_class = ContactPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    page_description = _("A form. Its answers reach a mailbox and the list of inquiries.")
    template = "home/contact_page.html"
    card_template = "home/contact_page_card.html"

    content_panels = [
        *BasePage.content_panels,
        InlinePanel(
            "routes",
            heading=_("Who is writing, and who answers"),
            label=_("Route"),
            help_text=_(
                "One for each audience. With several, people first choose who they are; with one, "
                "they see the form at once."
            ),
        ),
        InlinePanel(
            "form_fields",
            heading=_("Questions"),
            label=_("Question"),
            help_text=_("In the order in which people answer them."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("privacy_note"),
                FieldPanel("consent_wording"),
                FieldPanel("retention_days"),
            ],
            heading=_("Privacy"),
        ),
        FieldPanel("thanks"),
    ]
    translatable_fields = [
        *BasePage.base_translatable_fields,
        TranslatableField("routes"),
        TranslatableField("form_fields"),
        TranslatableField("consent_wording"),
        TranslatableField("privacy_note"),
        TranslatableField("thanks"),
        SynchronizedField("retention_days", overridable=False),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @classmethod
    def described_forms(cls) -> Iterator[Form]:
        """Yield each form once, in the source language, for the report of what is held."""
        pages = cls.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        for page in pages.prefetch_related("form_fields", "routes"):
            versions = Page.objects.filter(translation_key=page.translation_key)
            yield Form(
                title=page.title,
                kind=Kind.CONTACT,
                paths=list(versions.values_list("path", flat=True)),
                questions=page.form_fields.all(),
                told=sorted({route.mailbox for route in page.routes.all() if route.mailbox}),
                kept=page.retention_days,
            )

    @cached_property
    def all_routes(self) -> list[ContactRoute]:
        """The routes in their order; 1 query."""
        return _routes(page=self.pk) if is_stored(self, "routes") else list(self.routes.all())

    @property
    def all_questions(self) -> list[ContactQuestion]:
        """The questions of all audiences in their order; 1 query."""
        if is_stored(self, "form_fields"):
            return _questions(page=self.pk)
        return list(self.form_fields.all())

    def route_for(self, request: HttpRequest) -> ContactRoute | None:
        """Return the route that the visitor chose, or the only one; None when they must choose.

        A message whose route was taken away while it was written still reaches somebody.
        """
        routes = {route.audience: route for route in reversed(self.all_routes)}
        if len(routes) == 1:
            return self.all_routes[0]
        chosen = getattr(request, "previewed_audience", "") or request.GET.get("audience", "")
        if chosen in routes or request.method != "POST" or not routes:
            return routes.get(chosen)
        return routes.get(Audience.OTHER, self.all_routes[0])

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Editors look at the choice and at the form of each audience."""
        forms = [(route.audience, route.text) for route in self.all_routes]
        return forms if len(forms) == 1 else [("choice", _("Who is writing?")), *forms]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        """Show what the visitors of one audience see."""
        request.previewed_audience = mode_name  # type: ignore[attr-defined]  # our note
        return super().serve_preview(request, mode_name)

    def get_intake_form(self, request: HttpRequest) -> ContactForm | None:
        """Return the chosen audience's form; None until an audience is chosen."""
        route = self.route_for(request)
        if route is None:
            return None
        questions = questions_for(self.all_questions, route.audience)
        consent = Consent(self.consent_wording) if self.consent_wording else None
        data = request.POST if request.method == "POST" else None
        return ContactForm(data, questions=questions, consent=consent, route=route)

    def get_submission(self, form: ContactForm) -> Submission:
        """Return what was sent, addressed to the mailbox of the chosen route."""
        route = form.route
        return Submission(
            ticket=form.valid_ticket,
            kind=Kind.CONTACT,
            page=self,
            language=self.locale.language_code,
            answers=form.answers,
            mailbox=route.mailbox,
            sender_name=form.answer_with_role(Role.NAME)[:255],
            sender_email=form.answer_with_role(Role.EMAIL),
            audience=route.audience,
            route=route.text,
            reply_promise=route.reply_promise,
            thanks=self.thanks,
            consent=form.consent_asked,
            retention_days=self.retention_days,
            answer_within_days=route.answer_within_days,
            handled_by_id=route.handled_by_id,
            suspicions=form.suspicions,
        )

    def get_context(self, request: HttpRequest, *args: Any, **options: Any) -> dict[str, Any]:
        """Add the chosen route, and the routes to choose from."""
        context = super().get_context(request, *args, **options)
        form: ContactForm | None = context["form"]
        context["route"] = form.route if form else None
        context["routes"] = self.all_routes
        return context


@prepared
def _routes(*, page: int) -> QuerySet[ContactRoute]:
    return ContactRoute.objects.filter(page=page)


@prepared
def _questions(*, page: int) -> QuerySet[ContactQuestion]:
    return ContactQuestion.objects.filter(page=page)
