"""The short facts of programs' pages, and their points on a map."""

from django import template

from programs.facts import facts_of, points_of

register = template.Library()

register.simple_tag(facts_of)
register.simple_tag(points_of)
