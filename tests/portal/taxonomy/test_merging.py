"""A member of staff makes one term of two: pages, drafts, languages, words and addresses follow."""

from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import registry as log_registry
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from portal.accounts.roles import establish_roles
from portal.languages.parity.models import State, Status
from portal.navigation.models import Footer
from portal.taxonomy.addresses import resolve
from portal.taxonomy.merging import ChangedMeanwhileError, merge, plan_of
from portal.taxonomy.merging.settling import settle
from portal.taxonomy.models import Facet, Term
from programs.models import PartnerPage, StoryPage
from tests.factories.home import complete, home_in, translated
from tests.factories.programs import (
    PartnerIndexPageFactory,
    PartnerPageFactory,
    StoryIndexPageFactory,
    StoryPageFactory,
)

pytestmark = pytest.mark.django_db


def term(name: str, synonyms: str = "", facet: Facet = Facet.ISSUE, slug: str = "") -> Term:
    english = Locale.objects.get(language_code="en")
    made = Term(
        facet=facet,
        name=name,
        slug=slug or name.lower().replace(" ", "-"),
        synonyms=synonyms,
        locale=english,
    )
    made.full_clean(exclude=["locale"])
    made.save()
    return made


def in_spanish(of: Term, name: str, synonyms: str = "") -> Term:
    """Its translation, made as translators make it."""
    spanish = Locale.objects.get(language_code="es")
    translate_object(of, [spanish])
    translation = Translation.objects.get(source__object_id=of.translation_key)
    words = {of.name: name, of.synonyms: synonyms}
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=spanish,
            context=segment.context,
            data=words[of.name] if segment.context.path == "name" else synonyms,
        )
    translation.save_target()
    return Term.objects.get(translation_key=of.translation_key, locale=spanish)


@pytest.fixture
def settled(django_capture_on_commit_callbacks):
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def childcare(site_root, spanish):
    return term("Childcare", "day nurseries", slug="under-five")


@pytest.fixture
def childhood(site_root, spanish):
    return term("Early childhood", "young children")


def publish(page, **fields):
    page = page.__class__.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page.__class__.objects.get(pk=page.pk)


def names(page) -> list[str]:
    return sorted(page.issues.values_list("name", flat=True))


def draft_of(page) -> list[str]:
    return sorted(
        issue.name
        for issue in Page.objects.get(pk=page.pk).get_latest_revision_as_object().issues.all()
    )


def test_a_member_of_staff_merges_two_terms(
    staff, client, site_root, spanish, childcare, childhood, settled
):
    guarderia = in_spanish(childcare, "Guardería", "cuidado infantil")
    infancia = in_spanish(childhood, "Primera infancia", "niñez")
    with settled():
        home_in(spanish, site_root)
        index = StoryIndexPageFactory(parent=site_root)
        translated(index, spanish)
        one = publish(StoryPageFactory(parent=index, title="One", slug="one"), issues=[childcare])
        un = publish(translated(one, spanish, title="Uno"))
        both = publish(StoryPageFactory(parent=index, title="Both"), issues=[childcare, childhood])
        other = publish(StoryPageFactory(parent=index, title="Other"), issues=[childhood])
        draft = publish(StoryPageFactory(parent=index, title="Draft only"))
        draft.issues = [childcare]
        draft.save_revision()
        planned = publish(StoryPageFactory(parent=index, title="Planned"))
        planned.issues, planned.go_live_at = [childcare], timezone.now() + timedelta(days=3)
        planned.save_revision().publish()
        partners = PartnerIndexPageFactory(parent=site_root)
        partner = publish(
            PartnerPageFactory(parent=partners, title="A partner"), issues=[childcare]
        )
    assert names(un) == ["Childcare"], "translations name the term of the source language"
    earlier = one.latest_revision
    state = State.objects.get(original__page=one, locale=spanish)
    assert state.status == Status.PUBLISHED
    published = Page.objects.get(pk=one.pk).last_published_at
    footer = Footer(
        name="F",
        locale=site_root.locale,
        columns=[
            (
                "column",
                {
                    "title": "T",
                    "links": [{"label": "L", "url": "https://x.example/?issue=under-five"}],
                },
            )
        ],
    )
    footer.save()

    # They come from the list, choose, and read what will change.
    listed = staff.get(reverse("wagtailsnippets_taxonomy_term:list")).text
    address = reverse("wagtailsnippets_taxonomy_term:merge", args=[childcare.pk])
    assert address in listed
    first = staff.get(address).text
    assert "Early childhood" in first
    assert "cannot be undone" not in first
    shown = staff.get(f"{address}?into={childhood.pk}")
    for words in ("4 published pages", "2 pages that visitors do not see", "Draft only", "Uno"):
        assert words in shown.text, words
    assert "Childcare, day nurseries" in shown.text
    assert "Guardería, cuidado infantil" in shown.text
    assert "F (English)" in shown.text, "the footer with the old address"
    version = shown.context["plan"].version

    # Without a yes nothing happens.
    refused = staff.post(f"{address}?into={childhood.pk}", {"version": version})
    assert "Tick this to merge." in refused.text
    assert Term.objects.filter(pk=childcare.pk).exists()

    with settled():
        done = staff.post(
            f"{address}?into={childhood.pk}", {"version": version, "sure": "on"}, follow=True
        )
    assert "“Childcare” is now part of “Early childhood”, on 6 pages." in done.text.replace(
        "&quot;", '"'
    )

    # Pages, in all languages, and only once on each.
    for page in (one, un, both, other):
        assert names(StoryPage.objects.get(pk=page.pk)) == ["Early childhood"], page
    assert names(PartnerPage.objects.get(pk=partner.pk)) == ["Early childhood"]
    # Drafts, what is planned, earlier versions.
    assert draft_of(draft) == draft_of(planned) == draft_of(one) == ["Early childhood"]
    assert names(StoryPage.objects.get(pk=draft.pk)) == [], "nothing is published by it"
    its_time = timezone.now() - timedelta(minutes=1)
    plan = Revision.objects.get(approved_go_live_at__isnull=False)
    plan.content["go_live_at"], plan.approved_go_live_at = its_time.isoformat(), its_time
    plan.save()
    call_command("publish_scheduled")
    assert names(StoryPage.objects.get(pk=planned.pk)) == ["Early childhood"]
    earlier.refresh_from_db()
    assert [found.name for found in earlier.as_object().issues.all()] == ["Early childhood"]
    assert Page.objects.get(pk=one.pk).last_published_at == published

    # Translations are not called out of date, and are made anew from what was merged.
    with settled():
        publish(one)
    assert names(StoryPage.objects.get(pk=one.pk)) == ["Early childhood"]
    state.refresh_from_db()
    assert state.status == Status.PUBLISHED
    translation = Translation.objects.get(source__object_id=one.translation_key)
    with settled():
        translation.save_target(publish=True)
    assert names(StoryPage.objects.get(pk=un.pk)) == ["Early childhood"]

    # Words, in each language, and they outlive the next update of the translation.
    childhood.refresh_from_db()
    infancia.refresh_from_db()
    assert childhood.synonym_list == ["young children", "Childcare", "day nurseries"]
    assert infancia.synonym_list == ["niñez", "Guardería", "cuidado infantil"]
    Translation.objects.get(source__object_id=childhood.translation_key).save_target()
    infancia.refresh_from_db()
    assert infancia.synonym_list == ["niñez", "Guardería", "cuidado infantil"]
    assert not Term.objects.filter(pk__in=[childcare.pk, guarderia.pk]).exists()

    # A visitor's old link, in both languages.
    client.logout()
    for list_page in (index, index.get_translation(spanish)):
        moved = client.get(f"{list_page.url}?issue=under-five&utm=x")
        assert moved.status_code == 301
        assert moved["Location"] == f"{list_page.url}?issue=early-childhood&utm=x"
    assert resolve(Facet.ISSUE, "cuidado-infantil") == "early-childhood"

    # Somebody can find out who did it; search is told.
    entry = log_registry.get_logs_for_instance(childhood).get(action="taxonomy.merge")
    assert entry.user.username == "administrator"
    with override("en"):  # the last page that was visited is Spanish
        assert "“Childcare” (under-five) was merged into it, on 6 pages" in str(entry.message)
    tasks = DBTaskResult.objects.values_list("task_path", flat=True)
    assert any("index" in path for path in tasks)


def test_a_form_that_was_open_meanwhile_is_saved_with_the_term_that_stays(
    staff, administrator, site_root, childcare, childhood
):
    index = StoryIndexPageFactory(parent=site_root)
    story = StoryPageFactory(parent=index, title="Open")
    form_class = StoryPage.get_edit_handler().get_form_class()
    childcare_id = childcare.pk
    merge(childcare, childhood, administrator, plan_of(childcare, childhood).version)
    field = form_class.base_fields["issues"]
    assert list(field.clean([str(childcare_id)])) == [childhood]
    assert list(field.clean([str(childcare_id), str(childhood.pk)])) == [childhood]
    with pytest.raises(ValidationError):
        field.clean(["999999"])
    # A draft saved in that very second, and the look afterwards that finds it.
    revision = story.save_revision()
    revision.content["issues"] = [childcare_id]
    revision.save()
    assert settle.func([childcare_id], childhood.pk) == 1
    assert settle.func([childcare_id], childhood.pk) == 0
    assert draft_of(story) == ["Early childhood"]


def test_what_changed_meanwhile_is_read_again(
    staff, administrator, site_root, childcare, childhood
):
    version = plan_of(childcare, childhood).version
    index = StoryIndexPageFactory(parent=site_root)
    publish(StoryPageFactory(parent=index, title="New"), issues=[childcare])
    with pytest.raises(ChangedMeanwhileError):
        merge(childcare, childhood, administrator, version)
    address = reverse("wagtailsnippets_taxonomy_term:merge", args=[childcare.pk])
    again = staff.post(
        f"{address}?into={childhood.pk}", {"version": version, "sure": "on"}, follow=True
    )
    assert "something changed since you looked" in again.text
    assert "1 published page" in again.text
    assert Term.objects.filter(pk=childcare.pk).exists()


def test_a_language_that_only_the_term_that_goes_has_is_kept(
    administrator, childcare, childhood, spanish
):
    guarderia = in_spanish(childcare, "Guardería", "cuidado infantil")
    translate_object(childhood, [])
    TranslationSource.update_or_create_from_instance(childhood)
    plan = plan_of(childcare, childhood)
    merge(childcare, childhood, administrator, plan.version)
    guarderia.refresh_from_db()
    assert guarderia.translation_key == childhood.translation_key
    assert (guarderia.name, guarderia.slug) == ("Guardería", "early-childhood")
    translation = Translation.objects.get(source__object_id=childhood.translation_key)
    complete(translation)
    translation.save_target()
    guarderia.refresh_from_db()
    assert (guarderia.name, guarderia.synonyms) == ("Guardería", "cuidado infantil")


def test_two_merges_one_after_the_other_keep_all_addresses(
    administrator, childcare, childhood, english
):
    families = term("Families")
    merge(childcare, childhood, administrator, plan_of(childcare, childhood).version)
    childhood.refresh_from_db()
    merge(childhood, families, administrator, plan_of(childhood, families).version)
    for old in ("under-five", "childcare", "early-childhood", "day-nursery"):
        assert resolve(Facet.ISSUE, old) == "families"


def test_what_cannot_be_merged(staff, childcare, childhood, spanish):
    subject = term("Childhood studies", facet=Facet.SUBJECT)
    translation = in_spanish(childhood, "Primera infancia")
    for gone, kept in ((childcare, childcare), (childcare, subject), (childcare, translation)):
        with pytest.raises(ValidationError):
            plan_of(gone, kept)
    address = reverse("wagtailsnippets_taxonomy_term:merge", args=[childcare.pk])
    for wrong in (subject.pk, childcare.pk, 999999, "x"):
        answer = staff.get(f"{address}?into={wrong}")
        assert "Select a valid choice." in answer.text
        assert staff.post(f"{address}?into={wrong}", {"sure": "on"}).status_code == 200
    of_translation = reverse("wagtailsnippets_taxonomy_term:merge", args=[translation.pk])
    assert staff.get(of_translation).status_code != 200
    assert Term.objects.filter(pk=childcare.pk).exists()


@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Administrators", True),
        ("Editors", True),
        ("Contributors", False),
        ("Translators: Spanish", False),
    ],
)
def test_who_may_merge(client, site_root, spanish, childcare, childhood, group, may):
    establish_roles()
    person = get_user_model().objects.create_user("p", "p@example.org", "x")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    address = reverse("wagtailsnippets_taxonomy_term:merge", args=[childcare.pk])
    version = plan_of(childcare, childhood).version
    assert (client.get(address).status_code == 200) == may
    client.post(f"{address}?into={childhood.pk}", {"version": version, "sure": "on"})
    assert Term.objects.filter(pk=childcare.pk).exists() != may


def test_merging_knows_everything_that_points_at_a_term():
    """Whoever lets a new model point at terms teaches merging about it, and names it here."""
    pointing = {
        relation.related_model._meta.label
        for relation in Term._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
        if relation.one_to_many and not relation.related_model._meta.auto_created
    }
    assert pointing == {"taxonomy.Word", "taxonomy.FormerAddress"}
