"""What somebody who books tells of themselves and of what they need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_epost, normalise_sprak, normalise_telefon
from kontaktcenter.models import Arendetyp
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kontaktcenter.texter import clean_text
from kontaktcenter.uppgifter import clean_svar


@dataclass(frozen=True)
class Bokare:
    """Name, ways to be reached, the language of the mails, an interpreter's language, needs at the office, answers to the questions."""

    namn: str
    telefon: str = ""
    epost: str = ""
    sprak: str = "sv"
    tolk: str = ""
    behov: str = ""
    svar: Mapping[str, Any] = field(default_factory=dict)
    is_skyddad: bool = False
    """Whether an employee has heard that the details are protected."""

    def cleaned(self, arendetyp: Arendetyp | None, *, is_own: bool) -> Self:
        """The same as it is stored. Who books for themselves (`is_own`) confirms by mail and answers all that must be answered.

        Raises Inmatningsfel naming the field.
        """
        epost, telefon = normalise_epost(self.epost), normalise_telefon(self.telefon)
        if is_own and not epost:
            raise Inmatningsfel(_("Skriv din e-postadress. Vi mejlar en länk som bekräftar tiden."), falt="epost")
        if not epost and not telefon:
            raise Inmatningsfel(_("Skriv ett telefonnummer eller en e-postadress."), falt="telefon")
        if self.tolk and self.tolk not in SAMTALSSPRAK:
            raise Inmatningsfel(_("Välj ett språk i listan."), falt="tolk")
        return type(self)(
            namn=" ".join(clean_text(self.namn, falt="namn", max_length=200).split()),
            telefon=telefon,
            epost=epost,
            sprak=normalise_sprak(self.sprak),
            tolk=self.tolk,
            behov=clean_text(self.behov, falt="behov", is_required=False, max_length=500),
            svar=clean_svar(arendetyp, self.svar, is_complete=is_own) if arendetyp else {},
            is_skyddad=self.is_skyddad and not is_own,
        )
