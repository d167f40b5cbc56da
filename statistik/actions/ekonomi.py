"""Money: a programme's year, and what is assumed of officers' time, written down by whoever leads the center."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.actions.rad import save_row
from statistik.models import Budgetrad, Kostnadsslag, Tidsantagande

Belopp = tuple[int | None, int | None]
"""Budget and outcome in kronor; None where nothing is known."""


@transaction.atomic
def save_budget(
    *, center: Enhet, program: str, ar: int, belopp: Mapping[str, Belopp], utfall_till: date | None, by: Anvandare
) -> list[Budgetrad]:
    """Write down a programme's year, all its lines or none. A kind of cost without a budget has no line.

    Raises Inmatningsfel, SaknarBehorighet.
    """
    _check_may(by, center)
    Enhet.objects.select_for_update().get(pk=center.pk)
    rows = {rad.slag: rad for rad in Budgetrad.objects.filter(center=center, program=program, ar=ar)}
    saved = []
    for slag in Kostnadsslag.values:
        budget, utfall = belopp.get(slag, (None, None))
        row = rows.get(slag) or Budgetrad(center=center, program=program, ar=ar, slag=slag)
        if budget is not None or utfall is not None:
            till = utfall_till if utfall is not None else None
            saved.append(save_row(row, {"budget": budget or 0, "utfall": utfall, "utfall_till": till}))
        elif row.pk:
            row.delete()
    return saved


@transaction.atomic
def save_antagande(*, center: Enhet, ar: int, by: Anvandare, **falt: Any) -> Tidsantagande:
    """Set what is assumed from a year on. Raises Inmatningsfel, SaknarBehorighet."""
    _check_may(by, center)
    Enhet.objects.select_for_update().get(pk=center.pk)
    row = Tidsantagande.objects.filter(center=center, ar=ar).first() or Tidsantagande(center=center, ar=ar)
    return save_row(row, falt)


def _check_may(by: Anvandare, center: Enhet) -> None:
    if not (center.is_center and by.may(Behorighet.SE_STATISTIK, center.pk)):
        raise SaknarBehorighet(_("Bara kontaktcentrets chef skriver in budget och antaganden."))
