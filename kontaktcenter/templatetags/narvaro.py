"""The presence of employees in templates."""

from typing import Any

from django import template
from django.template.context import RequestContext

from kontaktcenter.forms import NarvaroForm
from kontaktcenter.models import Anvandare
from kontaktcenter.narvaro import describe_narvaro
from kontaktcenter.tidsord import Etikett

register = template.Library()


@register.filter
def narvaro(anvandare: Anvandare) -> Etikett:
    """What the person does now, as a label: `{% status_etikett kollega|narvaro %}`."""
    return describe_narvaro(anvandare)


@register.inclusion_tag("_komponenter/personal/narvaro.html", takes_context=True)
def narvaromeny(context: RequestContext) -> dict[str, Any]:
    """The menu where the signed-in user sets the own presence; nothing for others."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"form": None}
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "form": NarvaroForm(anvandare=user),
        "etikett": describe_narvaro(user),
    }
