"""Translations that still say it in Swedish: what has only been copied helps no reader, and hides that their own language is missing."""

from django.db.models import Q

from kunskapsbank.actions.utkast import ORIGINAL
from kunskapsbank.models import Revision
from kunskapsbank.status import OPPNA

FLEST_ORD_I_NAMN = 2
"""Words that may be the same in every language: a name, an address, a telephone number. A question is never only that."""


def untranslated(revision: Revision) -> list[str]:
    """Of a translation: which of question and answers are word for word the Swedish ones. One query, none for a Swedish text."""
    if revision.text.sprak == ORIGINAL:
        return []
    swedish = Revision.objects.filter(text__artikel=revision.text.artikel_id, text__sprak=ORIGINAL)
    kept = swedish.filter(Q(publicerad_som__isnull=False) | Q(lage__in=OPPNA) | Q(pk=revision.original_id))
    found = set()
    for original in kept.only("titel", "kort_svar", "svar"):
        for falt in ("titel", "kort_svar", "svar"):
            if _is_copied(getattr(revision, falt), getattr(original, falt), is_fraga=falt == "titel"):
                found.add(falt)
    return [falt for falt in ("titel", "kort_svar", "svar") if falt in found]


def _is_copied(text: str, original: str, *, is_fraga: bool) -> bool:
    words = text.casefold().split()
    if not words or words != original.casefold().split():
        return False
    return is_fraga or sum(word.strip(".,:;!?()*").isalpha() for word in words) > FLEST_ORD_I_NAMN
