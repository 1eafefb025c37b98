"""The contact page: staff build its form and say which mailbox each audience reaches."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.signals import init_new_page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from portal.intake.audiences import Audience
from portal.intake.forms import Consent, IntakeForm
from portal.intake.models import Kind
from portal.intake.pages import TakesSubmissions
from portal.intake.privacy.inventory import Form
from portal.intake.questions import CHOICE_TYPES, AbstractQuestion, Role, questions_for
from portal.intake.submission import Submission
from portal.pages import BasePage


class ContactQuestion(AbstractQuestion):
    """One question of a contact form."""

    page = ParentalKey("home.ContactPage", related_name="form_fields", on_delete=models.CASCADE)

    class Meta(AbstractQuestion.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")


class ContactRoute(TranslatableMixin, Orderable):
    """Where the messages of one audience go, and what these people are told."""

    page = ParentalKey("home.ContactPage", related_name="routes", on_delete=models.CASCADE)
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, help_text=_("Who is writing.")
    )
    label = models.CharField(
        _("words of the choice"),
        max_length=120,
        blank=True,
        help_text=_("Such as “We are a health department”. Empty means the audience's name."),
    )
    mailbox = models.EmailField(
        _("mailbox"), help_text=_("The one e-mail address that is told about each message.")
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("What these people can ask you for. Shown with the choice and above the form."),
    )
    reply_promise = models.CharField(
        _("promise of a reply"),
        max_length=255,
        blank=True,
        help_text=_("Such as “We answer within three working days.” Promise what you can keep."),
    )

    answer_within_days = models.PositiveSmallIntegerField(
        _("answer within (working days)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_(
            "Your promise as a number, for the inbox: it shows what is due today and reminds of "
            "what is overdue. Monday to Friday count; holidays are not known. Empty: no date."
        ),
    )
    handled_by = models.ForeignKey(
        Group,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Only this group and administrators see these inquiries in the inbox. Its members also "
            "need the permission to view or change inquiries. Empty: all who have it."
        ),
    )

    panels = [
        FieldPanel("audience"),
        FieldPanel("label"),
        FieldPanel("mailbox"),
        FieldPanel("introduction"),
        FieldPanel("reply_promise"),
        FieldPanel("answer_within_days"),
        FieldPanel("handled_by"),
    ]
    translatable_fields = [
        SynchronizedField("audience", overridable=False),
        TranslatableField("label"),
        SynchronizedField("mailbox", overridable=False),
        TranslatableField("introduction"),
        TranslatableField("reply_promise"),
        SynchronizedField("answer_within_days", overridable=False),
        SynchronizedField("handled_by", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The words of the choice."""
        return self.label or self.get_audience_display()

    @property
    def href(self) -> str:
        """The address of this audience's form, relative to the page."""
        return f"?audience={self.audience}"


class ContactForm(IntakeForm):
    """The form of one audience."""

    def __init__(self, *args: Any, route: ContactRoute, **options: Any) -> None:
        super().__init__(*args, **options)
        self.route = route


class ContactPageForm(WagtailAdminFormPageForm):
    """Checks a contact page as a whole. A draft may be incomplete; nothing wrong goes out."""

    def clean(self) -> dict[str, Any]:
        """Add messages beside the rows of questions and routes that cannot work."""
        cleaned: dict[str, Any] = super().clean()
        self._check_each_audience_once()
        for form in self._rows("form_fields"):
            self._check_choices(form)
        if not self.is_deferred_validation:
            self._check_complete()
        return cleaned

    def _rows(self, name: str) -> list[Any]:
        forms = self.formsets[name].forms if name in self.formsets else []
        return [form for form in forms if form.is_valid() and not form.cleaned_data.get("DELETE")]

    def _check_each_audience_once(self) -> None:
        seen: set[str] = set()
        for form in self._rows("routes"):
            audience = form.cleaned_data.get("audience")
            if audience and audience in seen:
                form.add_error("audience", _("Another route already serves this audience."))
            seen.add(audience)

    def _check_choices(self, form: Any) -> None:
        data = form.cleaned_data
        without_choices = (
            data.get("field_type") in CHOICE_TYPES and not data.get("choices", "").strip()
        )
        if without_choices and not self.is_deferred_validation:
            form.add_error("choices", _("Write the choices, one on each line."))
        if data.get("role") == Role.EMAIL and data.get("field_type") != "email":
            form.add_error("role", _("Choose “E-mail address” as the kind of answer for this."))

    def _check_complete(self) -> None:
        if "routes" in self.formsets and not self._rows("routes"):
            self._complain("routes", _("Add at least one route, or nobody gets the messages."))
        if "form_fields" not in self.formsets:
            return
        questions = [form.cleaned_data for form in self._rows("form_fields")]
        audiences = [form.cleaned_data["audience"] for form in self._rows("routes")]
        for audience in audiences or [""]:
            asked = [q for q in questions if q.get("audience") in ("", audience)]
            for role in Role:
                with_role = [q for q in asked if q.get("role") == role]
                if len(with_role) > 1:
                    words = _("Only one question for each audience can be used as: %(role)s.")
                    self._complain("form_fields", words % {"role": role.label})
                elif role == Role.EMAIL and not with_role:
                    words = _("Ask everybody for an e-mail address, used as: %(role)s.")
                    self._complain("form_fields", words % {"role": role.label})

    def _complain(self, name: str, message: Any) -> None:
        # The row's form carries no message of the whole list; the formset and the page do.
        formset = self.formsets[name]
        if message not in formset.non_form_errors():
            formset.non_form_errors().append(message)
        if message not in self.non_field_errors():
            self.add_error(None, ValidationError(message))


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
        return list(self.routes.all())

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
        questions = questions_for(self.form_fields.all(), route.audience)
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


@receiver(init_new_page, dispatch_uid="home.contact_page_starts_filled")
def start_filled(page: Any, **_options: Any) -> None:
    """Begin a new contact page with the questions and words that most forms need."""
    if not isinstance(page, ContactPage):
        return
    page.form_fields = [
        ContactQuestion(label=_now("Your name"), field_type="singleline", role=Role.NAME),
        ContactQuestion(label=_now("Your e-mail address"), field_type="email", role=Role.EMAIL),
        ContactQuestion(label=_now("Your organization"), field_type="singleline", required=False),
        ContactQuestion(label=_now("Your message"), field_type="multiline"),
    ]
    page.routes = [
        ContactRoute(audience=Audience.DEPARTMENT),
        ContactRoute(audience=Audience.COMMUNITY),
    ]
    page.privacy_note = _now("Please do not send details about anyone's health.")
    page.consent_wording = "<p>{}</p>".format(
        _now("I agree that you store what I send here and use it to answer me.")
    )
