"""The questions that have been answered at once, as the search engine keeps them for the agents: which ones, and in what words.

Nothing under secrecy is ever among them, nor a question about somebody's own case, nor one by a person whose identity is protected.
"""

from django.db.models import Q, QuerySet

from arenden.models import Fraga
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Sekretess
from kunskapsbank.maskning import MASK, mask_words
from kunskapsbank.sokmotor import Dokument

SAMLING = "fraga"
"""The collection of the index whose keys are ids of Fraga."""
LANGSTA_TITEL, LANGSTA_SVAR = 500, 5_000
Utfall = Fraga.Utfall


def searchable() -> QuerySet[Fraga]:
    """The questions that agents may find again."""
    return Fraga.objects.filter(
        Q(kontakt__person__isnull=True) | Q(kontakt__person__is_skyddad=False),
        utfall=Utfall.BESVARAD_DIREKT,
        arende__isnull=True,
        arendetyp__sekretess=Sekretess.OPPEN,
    ).exclude(svar="")


def visible_to(user: Anvandare) -> QuerySet[Fraga]:
    """Those asked at the centers where `user` takes contacts."""
    return searchable().filter(kontakt__center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))


def as_dokument(fraga: Fraga) -> Dokument:
    """The question as the engine reads it: without what could name somebody."""
    falt = {"titel": _bare(fraga.text)[:LANGSTA_TITEL], "svar": _bare(fraga.svar)[:LANGSTA_SVAR]}
    return Dokument(SAMLING, fraga.pk, falt)


def _bare(text: str) -> str:
    """The masked words; the masks themselves are nothing that anybody asks for."""
    return " ".join(MASK.sub(" ", mask_words(text)).split())
