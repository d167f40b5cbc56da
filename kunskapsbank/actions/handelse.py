"""One event for each thing that happens to an article."""

from typing import Any

from kunskapsbank.models import Artikel, Artikelhandelse
from kunskapsbank.rattigheter import By
from kunskapsbank.status import Handelsetyp


def record(typ: Handelsetyp, *, artikel: Artikel, by: By, sprak: str = "", **data: Any) -> Artikelhandelse:
    """Write what happened, with what a figure can be broken down by. `data` holds ids, times and codes only."""
    return Artikelhandelse.objects.create(
        typ=typ, artikel=artikel, av=by, sprak=sprak, enhet_id=artikel.ansvarig_enhet_id, amne_id=artikel.amne_id, data=data
    )
