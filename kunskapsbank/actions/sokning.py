"""The log of searches: what was asked and what came of it, without a word of who asked. At most two queries each."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from kunskapsbank.maskning import clean_words
from kunskapsbank.models import Artikel, Sokning, Sokoppning

LANGSTA_FRAGA = Sokning._meta.get_field("fraga").max_length
SAMMA_ARENDE = timedelta(minutes=30)
"""A search within this time after another one of the same door is taken to be about the same thing."""
LEVER = timedelta(hours=12)
"""How long after a search it can still be told what came of it: nobody keeps a page of answers open longer."""
SISTA_PLATS = 32_767


def log_sokning(
    *,
    dorr: Sokning.Dorr | str,
    sprak: str,
    fraga: str,
    antal: int,
    is_saker: bool = True,
    visade: Sequence[int] = (),
    foregaende: Sokning | uuid.UUID | str | None = None,
) -> Sokning:
    """Note a search with what could name somebody masked; `antal` is its number of hits, `is_saker` whether one surely is an answer,
    and `visade` the ids of the articles that are shown: only they can be noted as opened.

    `foregaende` is the search whose answers the asker came from: the new one is then a reformulation of it, unless that one is
    old, of another door, or not there. The same words again (another page of the answers) are the same search.
    """
    masked = clean_words(fraga, LANGSTA_FRAGA)
    earlier = _earlier(foregaende, dorr)
    if earlier is not None and (earlier.fraga.casefold(), earlier.sprak) == (masked.casefold(), sprak):
        return _show_more(earlier, visade)
    antal = max(0, antal)
    return Sokning.objects.create(
        dorr=dorr,
        sprak=sprak[:10],
        fraga=masked,
        antal=antal,
        is_saker=is_saker and antal > 0,
        visade=list(visade),
        foregaende=earlier,
    )


def _show_more(sokning: Sokning, visade: Sequence[int]) -> Sokning:
    """The same search, which may have found something else by now."""
    new = [pk for pk in visade if pk not in sokning.visade]
    if new:
        sokning.visade = [*sokning.visade, *new]
        sokning.save(update_fields=["visade"])
    return sokning


def note_oppning(*, sokning: Sokning | uuid.UUID | str, artikel: Artikel | int, plats: int, is_raknad: bool = True) -> bool:
    """Note that an article was opened from the answers, as number `plats` from 1; whether that search showed it. Once each.

    `is_raknad` says whether it counts among what is asked most: the door sees to that nobody counts twice.
    """
    artikel_id = artikel.pk if isinstance(artikel, Artikel) else artikel
    found = _recent(sokning).filter(visade__contains=[artikel_id]).first()
    if found is None:
        return False
    row = Sokoppning(sokning=found, artikel_id=artikel_id, plats=min(max(plats, 1), SISTA_PLATS), is_raknad=is_raknad)
    Sokoppning.objects.bulk_create([row], ignore_conflicts=True)
    return True


def note_svar(*, sokning: Sokning | uuid.UUID | str, gav_svar: bool | None) -> bool:
    """Note whether the asker got an answer, None that nobody knows; whether there is such a search. The last word counts."""
    return _recent(sokning).update(gav_svar=gav_svar) > 0


def note_skickade_anda(*, sokning: Sokning | uuid.UUID | str, skickade: bool | None) -> bool:
    """Note whether one who was shown answers in a form sent the question all the same, None that it is not settled yet.

    Whether there is such a search is what it returns.
    """
    return _recent(sokning).update(skickade_anda=skickade) > 0


def _earlier(foregaende: Sokning | uuid.UUID | str | None, dorr: str) -> Sokning | None:
    if foregaende is None:
        return None
    return _recent(foregaende).filter(dorr=dorr, tid__gte=timezone.now() - SAMMA_ARENDE).first()


def _recent(sokning: Sokning | uuid.UUID | str) -> "QuerySet[Sokning]":
    """The search of that key, while it can still be spoken of; none for a key that is none."""
    try:
        key = sokning.pk if isinstance(sokning, Sokning) else uuid.UUID(str(sokning))
    except ValueError:
        return Sokning.objects.none()
    return Sokning.objects.filter(pk=key, tid__gte=timezone.now() - LEVER)
