"""Words of the reception's pages."""

import json
from typing import Any

from django import template

from kontaktcenter.samtalssprak import SAMTALSSPRAK

register = template.Library()


@register.filter
def som_json(value: Any) -> str:  # noqa: ANN401
    """Data for a script, in an attribute: the template escapes it as any text."""
    return json.dumps(value, ensure_ascii=False)


@register.filter
def sprakets_namn(kod: str) -> str:
    """What a language is called: `ar` → arabiska."""
    return str(SAMTALSSPRAK.get(kod, kod))
