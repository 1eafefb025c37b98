"""Staff build a contact form in the admin; visitors of each audience fill in theirs."""

import pytest
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from home.models import ContactPage, ContactQuestion
from portal.intake.models import Inquiry
from portal.intake.outbox.delivery import deliver_due
from tests.factories.home import complete, home_in
from tests.factories.intake import BROWSER, contact_page, filled_in

pytestmark = pytest.mark.django_db


def question(label, field_type, role="", **fields):
    return {
        "label": label,
        "field_type": field_type,
        "role": role,
        "help_text": "",
        "required": "on",
        "choices": "",
        "audience": "",
        **fields,
    }


def route(audience, mailbox):
    return {
        "audience": audience,
        "mailbox": mailbox,
        "label": "",
        "introduction": "",
        "reply_promise": "",
    }


NAME = question("Your name", "singleline", "name")
EMAIL = question("Your e-mail", "email", "email")


def page_form(questions, routes, **fields):
    """What the admin's page form posts."""
    return nested_form_data(
        {
            "title": "Write to us",
            "slug": "contact",
            "summary": "",
            "consent_wording": rich_text("<p>I agree.</p>"),
            "privacy_note": "",
            "thanks": rich_text("<p>Thank you.</p>"),
            "retention_days": "365",
            "form_fields": inline_formset(questions),
            "routes": inline_formset(routes),
            "comments": inline_formset([]),
            **fields,
        }
    )


def create(staff, parent, data):
    return staff.post(f"/admin/pages/add/home/contactpage/{parent.pk}/", data)


def errors(answer):
    form = answer.context["form"]
    found = [str(form.errors)]
    for formset in form.formsets.values():
        found += [str(formset.non_form_errors()), *(str(row.errors) for row in formset.forms)]
    return " ".join(found)


def test_a_new_page_begins_with_what_most_forms_need(staff, site_root):
    shown = staff.get(f"/admin/pages/add/home/contactpage/{site_root.pk}/").content.decode()
    for begun in ("Your name", "Your e-mail address", "Your message", "Local health department"):
        assert begun in shown


def test_staff_publish_a_form_for_two_audiences(staff, site_root, client):
    answer = create(
        staff,
        site_root,
        page_form(
            [
                NAME,
                EMAIL,
                question("What do you need?", "radio", choices="Training\nAdvice"),
                question("Which tools?", "checkboxes", choices="Up to Code\nBudget", required=""),
                question("Does your board know?", "yesno", audience="department"),
                question("Since when?", "date", required=""),
            ],
            [route("department", "dep@example.org"), route("community", "org@example.org")],
            **{"action-publish": "action-publish"},
        ),
    )
    assert answer.status_code == 302, errors(answer)
    page = ContactPage.objects.get()
    client.logout()

    choice = client.get(page.url).content.decode()
    assert 'href="?audience=department"' in choice
    assert 'href="?audience=community"' in choice
    assert "Does your board know?" in client.get(page.url + "?audience=department").content.decode()
    asked = client.get(page.url + "?audience=community").content.decode()
    assert "Does your board know?" not in asked

    sent = client.post(
        page.url + "?audience=department",
        {
            **filled_in(),
            "answer_what_do_you_need": "Advice",
            "answer_which_tools": ["Up to Code", "Budget"],
            "answer_does_your_board_know": "yes",
            "answer_since_when": "2026-03-01",
        },
    )
    assert sent.status_code == 303
    inquiry = Inquiry.objects.get()
    assert [answer.text for answer in inquiry.answers] == [
        "Ana Reyes",
        "ana@example.org",
        "Advice",
        "Up to Code, Budget",
        "Yes",
        "March 1, 2026",
    ]
    assert inquiry.mailbox == "dep@example.org"
    assert "Thank you." in client.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(
    ("questions", "routes", "complaint"),
    [
        ([NAME, EMAIL], [route("press", "no mailbox")], "Enter a valid email address."),
        (
            [NAME, EMAIL],
            [route("press", "a@example.org"), route("press", "b@example.org")],
            "Another route already serves this audience.",
        ),
        ([NAME], [route("press", "a@example.org")], "Ask everybody for an e-mail address"),
        (
            [NAME, {**EMAIL, "audience": "department"}],
            [route("department", "a@example.org"), route("press", "b@example.org")],
            "Ask everybody for an e-mail address",
        ),
        ([NAME, EMAIL], [], "Add at least one route"),
        (
            [EMAIL, question("Which?", "radio")],
            [route("press", "a@example.org")],
            "Write the choices, one on each line.",
        ),
        (
            [question("Your e-mail", "singleline", "email")],
            [route("press", "a@example.org")],
            "Choose “E-mail address” as the kind of answer",
        ),
        (
            [EMAIL, question("Another e-mail", "email", "email")],
            [route("press", "a@example.org")],
            "Only one question for each audience",
        ),
    ],
)
def test_a_form_that_cannot_work_is_not_published(staff, site_root, questions, routes, complaint):
    data = page_form(questions, routes, **{"action-publish": "action-publish"})
    answer = create(staff, site_root, data)
    assert answer.status_code == 200
    assert complaint in errors(answer)
    assert not ContactPage.objects.exists()


def test_a_draft_may_be_incomplete(staff, site_root):
    answer = create(staff, site_root, page_form([NAME], []))
    assert answer.status_code == 302, errors(answer)
    page = ContactPage.objects.get()
    assert not page.live
    preview = staff.get(f"/admin/pages/{page.pk}/view_draft/")
    assert preview.status_code == 200
    assert "This form is not ready yet" in preview.content.decode()


def test_a_single_route_is_not_asked_for(client, site_root):
    page = contact_page(site_root)
    shown = client.get(page.url).content.decode()
    assert "Your message" in shown
    assert "Who is writing?" not in shown


def test_a_route_taken_away_while_somebody_writes_loses_nothing(client, site_root):
    page = contact_page(site_root, {"department": "a@example.org", "other": "b@example.org"})
    sent = client.post(page.url + "?audience=press", filled_in())
    assert sent.status_code == 303
    assert Inquiry.objects.get().mailbox == "b@example.org"


def test_editors_preview_the_form_of_each_audience(staff, site_root):
    page = contact_page(site_root, {"department": "a@example.org", "press": "b@example.org"})
    page.save_revision()
    draft = f"/admin/pages/{page.pk}/view_draft/"
    assert "Who is writing?" in staff.get(draft).content.decode()
    assert [mode for mode, _ in page.preview_modes] == ["choice", "department", "press"]
    shown = page.make_preview_request(preview_mode="department").rendered_content
    assert "Your service area" in shown


def test_an_audience_that_is_not_there_is_asked_for(client, site_root):
    page = contact_page(site_root, {"department": "a@example.org", "press": "b@example.org"})
    for wrong in ("?audience=community", "?audience=%00", "?audience=' OR 1=1"):
        shown = client.get(page.url + wrong)
        assert shown.status_code == 200
        assert "Who is writing?" in shown.content.decode()


def test_a_visitor_writes_in_spanish_and_is_answered_in_spanish(
    client, site_root, spanish: Locale, administrator, mailoutbox
):
    page = contact_page(site_root, {"department": "a@example.org", "press": "b@example.org"})
    home_in(spanish, site_root)
    translate_object(page, [spanish], user=administrator)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    complete(translation, lambda text: "Su mensaje" if text == "Your message" else text)
    translation.save_target(publish=True)
    spanish_page = ContactPage.objects.get(locale=spanish)
    assert spanish_page.url.startswith("/es/")
    assert {r.mailbox for r in spanish_page.routes.all()} == {"a@example.org", "b@example.org"}

    form = client.get(spanish_page.url + "?audience=press")
    assert "Su mensaje" in form.content.decode()
    sent = client.post(
        spanish_page.url + "?audience=press",
        filled_in(answer_your_message="Quisiéramos saber más."),
        headers=BROWSER,
    )
    assert sent.status_code == 303
    assert sent["Location"].startswith("/es/receipt/")
    assert client.get(sent["Location"]).headers["Content-Language"] == "es"

    inquiry = Inquiry.objects.get()
    assert (inquiry.language, inquiry.mailbox) == ("es", "b@example.org")
    assert [a.label for a in inquiry.answers][2] == "Su mensaje"
    deliver_due()
    assert mailoutbox[0].to == ["b@example.org"]
    assert "Quisiéramos saber más." in mailoutbox[0].body
    assert mailoutbox[1].to == ["ana@example.org"]
    assert f"/es/receipt/{inquiry.token}/" in mailoutbox[1].body
    assert "Quisiéramos" not in mailoutbox[1].body


def test_the_page_costs_few_queries_however_many_questions(
    client, site_root, django_assert_max_num_queries
):
    page = contact_page(site_root)
    client.get(page.url)
    with django_assert_max_num_queries(20) as queries:
        client.get(page.url)
    few = len(queries)
    for number in range(30):
        page.form_fields.add(ContactQuestion(label=f"Question {number}", field_type="singleline"))
    page.save()
    with django_assert_max_num_queries(few):
        client.get(page.url)
