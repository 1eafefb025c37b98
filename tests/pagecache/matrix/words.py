"""Changes of the vocabulary."""

from django.urls import reverse
from wagtail.models import Locale

from portal.taxonomy.merging import merge, plan_of
from portal.taxonomy.models import Term

from .changes import change, fill_in, publish


def edit_term(term: Term) -> str:
    return reverse(Term.snippet_viewset.get_url_name("edit"), args=[term.pk])


@change("home", "story", "stories", "pair", "cohort", "department", "partners", "es partners")
def a_term_is_renamed(site, staff):
    fill_in(staff, edit_term(site.terms["housing"]), name="Good housing")


@change("resource", "resources", "handbook")
def two_terms_become_one(site, staff):
    gone, kept = site.terms["homes"], site.terms["tenancy"]
    merge(gone, kept, site.author, plan_of(gone, kept).version)


@change()
def a_term_gets_a_synonym(site, staff):
    fill_in(staff, edit_term(site.terms["food"]), synonyms="Nutrition")


@change("es home", "es story", "es stories", "es partners")
def a_term_is_translated(site, staff):
    term = Term.objects.get(pk=site.terms["housing"].pk)
    version = term.copy_for_translation(Locale.objects.get(language_code="es"))
    version.name = "Vivienda"
    version.save()


@change("second story", "stories", "home")
def a_page_is_given_another_term(site, staff):
    publish(site.page("second story"), issues=[site.terms["housing"]])
