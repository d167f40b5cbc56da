"""Moving the articles of a unit that closes, or of a colleague who leaves: each with its event, with the reviews that are open."""

from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.actions.grund import save_artikel
from kunskapsbank.actions.handelse import record
from kunskapsbank.experter import experts_at
from kunskapsbank.models import Artikel, Artikelhandelse
from kunskapsbank.rattigheter import By
from kunskapsbank.status import Handelsetyp

BUNT = 500


def move_artiklar_from_unit(*, fran: Enhet, till: Enhet, by: By) -> int:
    """Let `till` answer for the articles of `fran`, withdrawn ones too; how many. What waits for approval waits there.

    Raises OtillatenHandling when nobody at `till` or above it could approve anything.
    """
    rows = list(Artikel.objects.select_for_update().filter(ansvarig_enhet=fran).order_by("pk"))
    if rows and not experts_at(till):
        raise OtillatenHandling(_("Ingen på %(enhet)s kan granska artiklar. Välj en annan enhet.") % {"enhet": till})
    for artikel in rows:
        artikel.ansvarig_enhet, artikel.ansvarig, artikel.version = till, None, artikel.version + 1
    falt = ["ansvarig_enhet", "ansvarig", "version"]
    bulk_update_with_history(rows, Artikel, falt, batch_size=BUNT, default_user=by)
    Artikelhandelse.objects.bulk_create(
        [
            Artikelhandelse(
                typ=Handelsetyp.FLYTTAD, artikel=a, av=by, enhet=till, amne_id=a.amne_id, data={"fran": fran.pk, "till": till.pk}
            )
            for a in rows
        ],
        batch_size=BUNT,
    )
    return len(rows)


def move_artiklar_from_user(*, fran: Anvandare, till: Anvandare, by: By) -> int:
    """Let `till` answer for the articles of `fran` where `till` reviews the unit's articles; of the others, the unit itself."""
    rows = list(Artikel.objects.select_for_update().filter(ansvarig=fran).order_by("pk"))
    for artikel in rows:
        artikel.ansvarig = till if till.may(Behorighet.GRANSKA_ARTIKLAR, artikel.ansvarig_enhet_id) else None
        save_artikel(artikel, "ansvarig")
        record(Handelsetyp.ANDRAD, artikel=artikel, by=by, falt=["ansvarig"])
    return len(rows)
