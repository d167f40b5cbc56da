"""What the administration's own pages ask for."""

from django import template

from kontaktcenter.models import Utskick

register = template.Library()


@register.simple_tag
def given_up_utskick() -> int:
    """How many messages have failed for good or have an unclear fate: nobody but a person sends those again."""
    return Utskick.objects.filter(lage__in=[Utskick.Lage.MISSLYCKAT, Utskick.Lage.OKLART]).count()
