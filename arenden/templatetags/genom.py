"""Who did something in a log, with the key when another system did it."""

from django import template

from arenden.genom import with_nyckel

register = template.Library()
register.simple_tag(with_nyckel, name="genom")
