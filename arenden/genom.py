"""Who did something when another system did it with a key to the account: shown with the key, so that no innocent is named alone."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from kontaktcenter.models import Apinyckel

NYCKELNS_NAMN = Subquery(
    Apinyckel.objects.filter(pk=Cast(KeyTextTransform("apinyckel", OuterRef("data")), models.BigIntegerField())).values("namn")
)
"""The name of the key that an event came by; null for what people did themselves."""


def with_nyckel(vem: object, nyckel: object | None) -> str:
    """A name, and the key that acted in it when there is one."""
    return _("%(vem)s, genom nyckeln %(nyckel)s") % {"vem": vem, "nyckel": nyckel} if nyckel else str(vem)
