"""From an answer that was given once to an article that gives it to everybody."""

from django.db import transaction
from django.utils.translation import gettext as _

from arenden.fragesamling import visible_to
from arenden.models import Fraga
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.artikel import create_artikel, default_samling
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.maskning import mask_words
from kunskapsbank.models import Artikel, Lucksignal
from kunskapsbank.models.artikeltext import KORT_SVAR_HOGST, TITEL_HOGST
from kunskapsbank.rattigheter import may_write_at


@transaction.atomic
def make_article_draft(*, fraga: Fraga, by: Anvandare) -> Artikel | None:
    """Make the answered question an article draft at the unit of its type, masked, and give it; the same question gives one draft.

    For one who may not write there it becomes a sign that an answer is missing, for those who may: then None is given.
    Raises Inmatningsfel for a question that `by` may not see.
    """
    # The lock lets two clicks at once make one draft.
    row = visible_to(by).filter(pk=fraga.pk).select_related("arendetyp__ansvarig_enhet", "arendetyp__amne", "kontakt")
    found = row.select_for_update(of=("self",)).first()
    if found is None:
        raise Inmatningsfel(_("Frågan finns inte längre."))
    enhet = found.arendetyp.ansvarig_enhet
    if not may_write_at(by, enhet):
        _tell_missing(found, by)
        return None
    extern_id = f"fraga:{found.pk}"
    made = Artikel.objects.filter(samling=default_samling(), extern_id=extern_id).first()
    if made is not None:
        return made
    typ = found.arendetyp
    artikel = create_artikel(amne=typ.amne, ansvarig_enhet=enhet, arendetyper=[typ], extern_id=extern_id, by=by)
    save_utkast(artikel=artikel, innehall=_as_innehall(found), by=by)
    return artikel


def _as_innehall(fraga: Fraga) -> Innehall:
    """The question as title; an answer that is short enough is the one to say aloud too."""
    titel, svar = " ".join(mask_words(fraga.text).split()), mask_words(fraga.svar)
    return Innehall(
        titel=titel[:TITEL_HOGST] or str(fraga.arendetyp), kort_svar=svar if len(svar) <= KORT_SVAR_HOGST else "", svar=svar
    )


def _tell_missing(fraga: Fraga, by: Anvandare) -> None:
    register_signal(
        slag=Lucksignal.Slag.SAKNAS,
        kalla=f"artikelonskan:{fraga.pk}",
        text=fraga.text,
        sprak=fraga.kontakt.sprak,
        arendetyp=fraga.arendetyp,
        av=by,
    )
