"""What programs know of a page, for the templates of any app."""

from django import template

from portal.remembered import on_page
from programs.backlinks import cohorts_with, partnerships_with, stories_about, webinars_about

register = template.Library()

register.simple_tag(on_page(partnerships_with))
register.simple_tag(on_page(cohorts_with))
register.simple_tag(on_page(stories_about))
register.simple_tag(on_page(webinars_about))
