"""The mark of protected identity: set by whoever hears of it, ended only on a stated ground; the trace says which.

A person's own word ends nothing, by telephone or at the counter: whoever looks for somebody in hiding says the same. So the
grounds are what a register or a decision says (folkbokföringslagen 1991:481 16 §, OSL 2009:400 22 kap. 1 §), or that the mark
never was this person's.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.fel import Inmatningsfel

BESLUT = re.compile(r"(?:[A-ZÅÄÖa-zåäö]{1,4}[ /-]?)?(20\d{2})[-/:]\d{1,5}|KC-(20\d{2})-\d{6}", re.ASCII)
"""How a register number looks (a few letters, year, number) and the number of a case of ours (arendenummer.py).

Nothing else is let in, since the event is never erased: no name, no date of birth, no personnummer.
"""


class Skyddsandring(StrEnum):
    """What was done to the mark."""

    SATT = "satt"
    UPPHORT = "upphort"


class Skyddsgrund(models.TextChoices):
    """Why the mark may go."""

    FOLKBOKFORINGEN = "folkbokforingen", gettext_lazy("Kontrollerat i folkbokföringen i dag: där finns inget skydd")
    BESKED = "besked", gettext_lazy("Skriftligt besked från Skatteverket om att skyddet har upphört")
    FEL_PERSON = "fel_person", gettext_lazy("Märket sattes på fel person, kontrollerat i folkbokföringen")


def clean_grund(grund: str, beslut: str) -> tuple[Skyddsgrund, str]:
    """The ground and where the check is documented, as they are kept. Raises Inmatningsfel."""
    if grund not in Skyddsgrund.values:
        raise Inmatningsfel(_("Välj varför märket för skyddade personuppgifter kan tas bort."), falt="skyddsgrund")
    beslut = beslut.strip()
    if beslut and not _is_number(beslut):
        raise Inmatningsfel(_("Skriv bara ett ärende- eller diarienummer, till exempel KS 2026/123."), falt="skyddsbeslut")
    return Skyddsgrund(grund), beslut


def _is_number(beslut: str) -> bool:
    """Whether it looks like a register number or the number of a case, of a year that has begun."""
    found = BESLUT.fullmatch(beslut)
    return found is not None and int(found[1] or found[2]) <= timezone.localdate().year


def tell_andring(data: Mapping[str, Any]) -> str:
    """What an event about the mark tells: which way, on what ground, or that somebody was looked for to be marked.

    One from before that was kept says that it does not know.
    """
    if "nya" in data:
        return _("Sökte för att märka: %(personer)d hade uppgiften, %(nya)d märktes.") % data
    if data.get("skydd") == Skyddsandring.SATT:
        return _("Märket sattes.")
    if data.get("skydd") != Skyddsandring.UPPHORT:
        return _("Märket ändrades. Åt vilket håll sparades inte då.")
    grund = Skyddsgrund(data["grund"]).label
    return _("Märket togs bort. %(grund)s.") % {"grund": f"{grund} ({data['beslut']})" if data["beslut"] else grund}
