"""The tag for pieces of a page that are nothing but their words (portal/pieces.py)."""

from django import template

from portal.pieces import piece

register = template.Library()

register.simple_tag(piece)
