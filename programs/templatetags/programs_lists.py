"""What programs know of a page, for the templates of any app."""

from django import template

from programs.backlinks import cohorts_with, partnerships_with, stories_about, webinars_about

register = template.Library()

register.simple_tag(partnerships_with)
register.simple_tag(cohorts_with)
register.simple_tag(stories_about)
register.simple_tag(webinars_about)
