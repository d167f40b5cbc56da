"""The telephone messages that are one's own, and which of them are from somebody with protected identity."""

from django.db.models import Exists, OuterRef, QuerySet

from arenden.models import Person, Telefonmeddelande
from arenden.skyddade import is_number_of_protected
from kontaktcenter.models import Anvandare


def own_messages(user: Anvandare) -> QuerySet[Telefonmeddelande]:
    """The messages to `user`, the newest first; `is_skyddad` says whether the caller, or whose number it is, is protected."""
    caller = Exists(Person.objects.filter(is_skyddad=True, pk=OuterRef("kontakt__person")))
    rows = Telefonmeddelande.objects.filter(till=user).annotate(is_skyddad=caller | is_number_of_protected("fran_telefon"))
    return rows.order_by("-skapad", "-pk")
