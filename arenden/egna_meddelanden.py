"""The telephone messages that are one's own, and which of them are from somebody with protected identity."""

from django.db.models import Exists, OuterRef, QuerySet

from arenden.models import Person, Telefonmeddelande
from kontaktcenter.models import Anvandare


def own_messages(user: Anvandare) -> QuerySet[Telefonmeddelande]:
    """The messages to `user`, the newest first; `is_skyddad` says whether the caller, or whose number it is, is protected."""
    skyddade = Person.objects.filter(is_skyddad=True)
    caller = Exists(skyddade.filter(pk=OuterRef("kontakt__person")))
    owner = Exists(skyddade.exclude(telefon="").filter(telefon=OuterRef("fran_telefon")))
    return Telefonmeddelande.objects.filter(till=user).annotate(is_skyddad=caller | owner).order_by("-skapad", "-pk")
