"""Terms of the vocabulary as readers see them."""

from django import template

from portal.taxonomy.vocabulary import term_label

register = template.Library()
register.filter(term_label)
