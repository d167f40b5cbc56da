"""The articles that gave an answer: checked to be the agent's to read, and kept with the question."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from arenden.aktor import By, user_or_none
from arenden.indata import NyFraga
from arenden.models import Fraga, Svarsartikel
from kontaktcenter.fel import Inmatningsfel
from kunskapsbank.basta_text import best_text
from kunskapsbank.models import Artikeltext

FLEST = 20
"""Articles that one question can have been answered by."""

Sprakval = dict[int, str]
"""The language that each article is read in, by its id."""


def check_artiklar(fraga: NyFraga, *, by: By, sprak: str) -> Sprakval:
    """The articles that gave the answer, each with the best language for a caller who speaks `sprak`.

    Raises Inmatningsfel for too many, and for one that is not there, no longer in use or not for `by` to read.
    """
    wanted = list(dict.fromkeys(fraga.artiklar))
    if not wanted:
        return {}
    if len(wanted) > FLEST:
        raise Inmatningsfel(_("En fråga kan ha högst %(max)d artiklar som gav svar.") % {"max": FLEST}, falt="artiklar")
    texts: dict[int, list[Artikeltext]] = {}
    for text in Artikeltext.objects.readable_by(user_or_none(by)).filter(artikel__in=wanted):
        texts.setdefault(text.artikel_id, []).append(text)
    missing = [str(pk) for pk in wanted if pk not in texts]
    if missing:
        sentence = _("Artikeln finns inte, eller används inte längre: %(id)s. Ta bort den bland dem som gav svar.")
        raise Inmatningsfel(sentence % {"id": ", ".join(missing)}, falt="artiklar")
    return {pk: best_text(texts[pk], sprak).sprak for pk in wanted}


def keep_artiklar(fraga: Fraga, artiklar: Sprakval) -> None:
    """Store what `check_artiklar` gave."""
    Svarsartikel.objects.bulk_create(Svarsartikel(fraga=fraga, artikel_id=pk, sprak=sprak) for pk, sprak in artiklar.items())


def unique_ids(values: Sequence[str]) -> list[int]:
    """The ids among what a form sent, each once, in order; what is none is passed over."""
    numbers = [int(v) for v in values if v.isascii() and v.isdecimal() and len(v) < 10]
    return list(dict.fromkeys(numbers))
