"""An article as an agent reads it while the caller waits: all that the staff are told, and what may be sent to the citizen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from kontaktcenter.models import Anvandare
from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.brevtext import as_letter
from kunskapsbank.efterslapning import measure
from kunskapsbank.guide import shown_steps
from kunskapsbank.markdown import render
from kunskapsbank.models import Artikeltext
from kunskapsbank.rattigheter import may_read_note
from kunskapsbank.status import Farskhet, Malgrupp
from kunskapsbank.svarsrad import Svarsrad, as_rows

FOR_STORT = 2**63
"""No row has such an id, and the database cannot be asked for it."""
VARNAR = (Farskhet.FORFALLEN, Farskhet.INAKTUELL)


@dataclass(frozen=True)
class Lasartikel:
    """The article in the language that suits the caller best; `intern_not` is for the agent alone."""

    rad: Svarsrad
    svar: SafeString
    steg: list[dict[str, Any]]
    intern_not: SafeString | str
    onskat: str
    is_oversattning_efter: bool

    @property
    def is_onskat_sprak(self) -> bool:
        """Whether it is in the caller's language."""
        return self.rad.text.sprak == self.onskat

    @property
    def onskat_sprak(self) -> str:
        """The caller's language in its own words."""
        return describe_sprak(self.onskat).namn

    @property
    def varnar(self) -> bool:
        """Whether it has not been looked through in time."""
        return self.rad.farskhet in VARNAR

    @property
    def is_publik(self) -> bool:
        """Whether the citizen may have the whole of it."""
        return self.rad.artikel.malgrupp == Malgrupp.PUBLIK

    @property
    def adress(self) -> str:
        """Its public page in the language that is read."""
        return f"{self.rad.hel_adress}?sprak={self.rad.text.sprak}"

    @property
    def mejltext(self) -> str:
        """What the citizen is mailed: what the public page says and where it is; "" of an internal article. Never the internal note."""
        return public_words(self.rad) if self.is_publik else ""


def public_words(rad: Svarsrad) -> str:
    """The published words of a public article as plain text, with the address of its page."""
    revision = rad.revision
    sida = rad.hel_adress
    steg = [
        f"{nummer}. {steg.get('rubrik', '')}\n{as_letter(steg.get('text', ''), sida=sida)}"
        for nummer, steg in enumerate(revision.steg, start=1)
    ]
    with override(rad.text.sprak):
        lank = _("Läs mer: %(adress)s") % {"adress": f"{sida}?sprak={rad.text.sprak}"}
    return "\n\n".join(part for part in (revision.kort_svar, as_letter(revision.svar, sida=sida), *steg, lank) if part.strip())


def read_article(pk: int, *, user: Anvandare, sprak: str) -> Lasartikel | None:
    """The article as `user` may read it, best for a caller who speaks `sprak`; None when there is nothing to read."""
    rad = read_rows([pk], user=user, sprak=sprak).get(pk)
    if rad is None:
        return None
    rad.revision.text = rad.text
    lag = measure([rad.text]).get(rad.text.pk)
    note = rad.revision.intern_not if may_read_note(user, rad.artikel) else ""
    return Lasartikel(
        rad=rad,
        svar=render(rad.revision.svar),
        steg=shown_steps(rad.revision),
        intern_not=render(note) if note else "",
        onskat=sprak,
        is_oversattning_efter=lag is not None and lag.storre > 0,
    )


def read_rows(pks: Iterable[int], *, user: Anvandare | None, sprak: str) -> dict[int, Svarsrad]:
    """The articles among these that `user` (None: anybody) may read, by id, each in the best language; one query."""
    wanted = [pk for pk in pks if pk < FOR_STORT]
    if not wanted:
        return {}
    texts = Artikeltext.objects.readable_by(user).filter(artikel__in=wanted)
    return as_rows(texts.select_related("publicerad", "artikel__amne", "artikel__ansvarig_enhet"), sprak)
