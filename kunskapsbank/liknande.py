"""Articles that ask nearly the same already, for those who write and review: two answers to one question sooner or later contradict."""

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.index import SAMLING
from kunskapsbank.models import Artikel, Artikeltext
from kunskapsbank.models.artikeltext import TITEL_HOGST
from kunskapsbank.sokmotor import similar
from kunskapsbank.svarsrad import Svarsrad, as_rows, with_words

FLEST = 3
SPRAK = "sv"
"""Articles are told apart by their Swedish question; translations follow."""


def find_alike(titel: str, *, user: Anvandare, utom: Artikel | None = None) -> list[Svarsrad]:
    """The published articles whose question is nearest, at most three, the likest first; without the one that is being written."""
    titel = titel[:TITEL_HOGST].replace("\0", " ").strip()
    if not titel:
        return []
    read = Artikeltext.objects.readable_by(user).filter(sprak=SPRAK).exclude(artikel=utom)
    found = [hit.id for hit in similar(SAMLING, titel, tillatna=read.values("pk"), limit=FLEST, sprak=SPRAK)]
    texts = {text.pk: text for text in with_words(read.filter(pk__in=found))}
    return list(as_rows([texts[pk] for pk in found if pk in texts], SPRAK).values())
