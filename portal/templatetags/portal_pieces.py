"""The tag for pieces of a page that are nothing but their words (portal/speed/pieces.py)."""

from django import template

from portal.speed.pieces import piece

register = template.Library()

register.simple_tag(piece)
