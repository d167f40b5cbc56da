"""Channel adapters: each only translates what came in into what `register_kontakt` takes."""

from arenden.models import Kanal

KANALER_FOR_AGENT = (Kanal.TELEFON, Kanal.BESOK, Kanal.EPOST, Kanal.BREV)
"""How a contact that an agent takes has reached us; those of the other channels come by themselves."""
