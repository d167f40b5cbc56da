"""Gaps of a unit that closes or a colleague who leaves, each with its event, nothing left behind."""

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.actions.luckgrund import record_lucka, save_lucka
from kunskapsbank.luckratt import By
from kunskapsbank.models import Kunskapslucka, Nyhet
from kunskapsbank.status import Handelsetyp


def move_luckor_from_unit(*, fran: Enhet, till: Enhet, by: By) -> int:
    """Let `till` have the open gaps of `fran`, with the deadlines that were set, and the news for its staff; how many gaps."""
    moved = 0
    for lucka in _locked(enhet=fran):
        lucka.enhet, lucka.ansvarig, lucka.pamind = till, None, None
        _save(lucka, by)
        moved += 1
    through = Nyhet.enheter.through
    shown = through.objects.filter(enhet=fran).values_list("nyhet", flat=True)
    through.objects.bulk_create([through(nyhet_id=pk, enhet_id=till.pk) for pk in shown], ignore_conflicts=True)
    return moved


def move_luckor_from_user(*, fran: Anvandare, till: Anvandare, by: By) -> int:
    """Let `till` see to what `fran` has, where they keep the texts too; elsewhere the unit itself does."""
    moved = 0
    for lucka in _locked(ansvarig=fran):
        lucka.ansvarig = till if till.may(Behorighet.GRANSKA_ARTIKLAR, lucka.enhet_id) else None
        _save(lucka, by)
        moved += 1
    return moved


def _locked(**whose: object) -> list[Kunskapslucka]:
    keys = list(Kunskapslucka.objects.open().filter(**whose).select_for_update().order_by("pk").values_list("pk", flat=True))
    return list(Kunskapslucka.objects.filter(pk__in=keys).order_by("pk"))


def _save(lucka: Kunskapslucka, by: By) -> None:
    save_lucka(lucka, "enhet", "ansvarig", "pamind")
    record_lucka(Handelsetyp.LUCKA_TILLDELAD, lucka, by=by, flyttad=True)
