"""A reader's "Fick du svar?" on a public page."""

import uuid

from django.db import transaction

from kunskapsbank.actions.signal import register_signal
from kunskapsbank.actions.sokning import note_svar
from kunskapsbank.maskning import clean_words
from kunskapsbank.models import Artikel, Lucksignal, Omdome

LANGSTA_TEXT = Omdome._meta.get_field("saknas").max_length


@transaction.atomic
def leave_omdome(*, artikel: Artikel, sprak: str, gav_svar: bool, saknas: str = "", sokning: uuid.UUID | None = None) -> Omdome:
    """Keep what a reader thinks, without who; what could name somebody in the words is masked.

    A no is a sign of a gap. The search that led here learns what came of it.
    """
    words = "" if gav_svar else clean_words(saknas, LANGSTA_TEXT)
    omdome = Omdome.objects.create(nyckel=uuid.uuid4(), artikel=artikel, sprak=sprak, gav_svar=gav_svar, saknas=words)
    if sokning is not None:
        note_svar(sokning=sokning, gav_svar=gav_svar)
    if not gav_svar:
        register_signal(
            slag=Lucksignal.Slag.NEJ,
            kalla=f"omdome:{omdome.nyckel}",
            text=saknas,
            artikel=artikel,
            sprak=sprak,
            amne=artikel.amne,
        )
    return omdome
