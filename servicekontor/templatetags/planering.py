"""What the pages of those who plan need in their templates."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def procent(andel: float | None) -> str:
    """A part from 0 to 1 in per cent, as it is written in Swedish; a dash where nothing is known."""
    return "–" if andel is None else f"{number_format(round(andel * 100, 1), decimal_pos=1)} %"
