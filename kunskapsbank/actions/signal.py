"""Taking in the signs that an answer is missing, wrong or unclear."""

from django.db import transaction

from kontaktcenter.models import Amne, Anvandare, Arendetyp
from kunskapsbank.actions.gruppering import RAPPORTER, place_signal
from kunskapsbank.maskning import clean_words, is_only_masks
from kunskapsbank.models import Artikel, Lucksignal

LANGSTA_TEXT = Lucksignal._meta.get_field("text").max_length
LANGSTA_KALLA = Lucksignal._meta.get_field("kalla").max_length


SOKNING = "sokning:"
"""What the source of a signal that a search has left begins with."""


@transaction.atomic
def register_signal(
    *,
    slag: Lucksignal.Slag | str,
    kalla: str,
    text: str,
    artikel: Artikel | None = None,
    sprak: str,
    amne: Amne | None = None,
    arendetyp: Arendetyp | None = None,
    av: Anvandare | None = None,
) -> Lucksignal | None:
    """Note a sign of a gap, its words masked; `kalla` says what it comes of (`fraga:17`) and the same one is noted once.

    A report by the staff finds its gap at once; everything else is sorted by the clock. None when nothing was said: no words
    are left and no article is meant. Raises ValueError for a `kalla` that is empty or too long.
    """
    if not 0 < len(kalla) <= LANGSTA_KALLA:
        raise ValueError(f"kalla must have 1 to {LANGSTA_KALLA} characters")
    words = clean_words(text, LANGSTA_TEXT)
    if is_only_masks(words):
        words = ""
    if not words and artikel is None:
        return None
    signal = Lucksignal(
        slag=slag,
        kalla=kalla,
        text=words,
        artikel=artikel,
        sprak=sprak[:10],
        amne_id=_subject(artikel, amne, arendetyp),
        arendetyp=arendetyp,
        av=av,
    )
    # ON CONFLICT DO NOTHING: when another transaction is writing the same source, this waits for it and then leaves its row.
    Lucksignal.objects.bulk_create([signal], ignore_conflicts=True)
    written = Lucksignal.objects.get(kalla=kalla)
    if written.slag in RAPPORTER and written.jamford is None:
        place_signal(written)
    return written


def _subject(artikel: Artikel | None, amne: Amne | None, arendetyp: Arendetyp | None) -> int | None:
    if amne is not None:
        return amne.pk
    return (artikel.amne_id if artikel else None) or (arendetyp.amne_id if arendetyp else None)
