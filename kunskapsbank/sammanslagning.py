"""Where a gap is that has been merged into another: its old address and its old notices still lead somewhere."""

from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikelhandelse, Kunskapslucka
from kunskapsbank.status import Handelsetyp

SAMMANSLAGEN = "sammanslagen"
"""What the last event of a merged gap says of its state; `till` names the other."""


def surviving(pk: int, user: Anvandare) -> Kunskapslucka | None:
    """The gap that the one with that id was merged into, at last, if the user may see it."""
    passed: set[int] = set()
    current: int | None = pk
    while current is not None and current not in passed:
        passed.add(current)
        if found := Kunskapslucka.objects.visible_to(user).filter(pk=current).first():
            return found
        current = _merged_into(current)
    return None


def _merged_into(pk: int) -> int | None:
    rows = Artikelhandelse.objects.filter(typ=Handelsetyp.LUCKA_STANGD, data__lucka=pk, data__lage=SAMMANSLAGEN)
    return rows.order_by("-tid", "-pk").values_list("data__till", flat=True).first()
