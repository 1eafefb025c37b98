"""Terms of the vocabulary as readers see them."""

from django import template

from portal.taxonomy.vocabulary import labels_of, term_label

register = template.Library()
register.filter(term_label)
register.filter(labels_of)
